"""Namesakes of states: whether 'Georgia' is the country or the state of the U.S., 'Congo' the one or the other.

In: the words of an article. Out: by word number what a name means instead of the state in ``countries.tsv``: another
state's code, or null for no state. Told by the words around it, after ``namesakes.tsv``; and 'Lebanon, Pennsylvania'
is a town.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.noticing.gazetteer import lines_of
from onrecord.noticing.lexicon import Entry, Words, as_words, known_names
from onrecord.noticing.tables import Namesake, countries, namesakes

if TYPE_CHECKING:
    from onrecord.noticing.phrases import Phrases

_FEDERAL = ("USA", "CAN", "AUS")  # whose regions are written behind their towns
_SHORT = frozenset(
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. "
    "Neb. Nev. Okla. Ore. Pa. Tenn. Tex. Va. Vt. Wash. Wis. Wyo. Ont.".split()
)


def known_at(phrases: Phrases, number: int) -> tuple[int, list[Entry]] | None:
    """Return the end and the entries of the longest known name that begins at a word, namesakes told apart."""
    return phrases.known[number]


def known_of(phrases: Phrases) -> list[tuple[int, list[Entry]] | None]:
    """Return ``known_at`` for every word."""
    may_begin = known_names().may_begin
    return [_known_at(phrases, number) if may_begin(word) else None for number, word in enumerate(phrases.exact)]


def _known_at(phrases: Phrases, number: int) -> tuple[int, list[Entry]] | None:
    match = known_names().at(phrases.exact, number)
    if match is None or number not in phrases.namesakes:
        return match
    code = phrases.namesakes[number]
    if code is None:
        return match[0], [e for e in match[1] if e.kind not in ("state", "institution")]
    if code not in countries():  # Brussels is the European Union
        return match[0], [replace(e, form="capital") for e in known_names().entries(code)]
    country = countries()[code]
    return match[0], [Entry("state", country.name, "name", code, code, "GOV", country.wikidata)]


def told_apart(words: list[str]) -> dict[int, str | None]:
    """Return what names of states at word numbers mean instead of those states."""
    present = set(words)
    out = {number: row.other for number, row in _namesakes_in(words) if _means_the_other(row, present)}
    regions = _regions()
    for number in range(1, len(words) - 1):
        named = words[number] == "," and words[number + 1] in regions and _is_state(words, number - 1)
        if named and (not _is_state(words, number + 1) or number + 1 in out):  # not in 'Jordan, Georgia and Turkey'
            out[number - 1] = None
    return out


def _namesakes_in(words: list[str]) -> Iterator[tuple[int, Namesake]]:
    """Yield where words have a name of the table, and the first row of it that fits."""
    names = _names()
    for number, word in enumerate(words):
        for name, row in names.get(word, ()):
            if tuple(words[number : number + len(name)]) == name:
                yield number, row
                break


def _means_the_other(row: Namesake, present: set[str]) -> bool:
    """Whether more words of an article speak for the other bearer of a name; where as many do, the table decides."""
    home, away = (sum(cue in present for cue in cues) for cues in (row.home, row.away))
    return away > home or (away == home and row.doubt == "other")


@cache
def _names() -> dict[str, list[tuple[Words, Namesake]]]:
    found: dict[str, list[tuple[Words, Namesake]]] = {}
    for row in namesakes():
        words = as_words(row.name)
        found.setdefault(words[0], []).append((words, row))
    return found


@cache
def _regions() -> frozenset[str]:
    """Return the first words of the regions of federal states."""
    named = {line.split()[0] for line in lines_of("region", *_FEDERAL)}
    return frozenset(named - {"New", "North", "South", "West"}) | _SHORT


def _is_state(words: list[str], number: int) -> bool:
    match = known_names().at(words, number)
    return match is not None and any(e.kind == "state" for e in match[1])
