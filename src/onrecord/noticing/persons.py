"""Persons: their names without titles, and the words that say what they are.

In: a sheet's Phrases, and which words are taken by other known actors. Out: Person namings (words of the
name) and, for each, its role as a word range.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.facts.sheet import Name
from onrecord.noticing.actor_naming import ActorNaming, by_word
from onrecord.noticing.lexicon import known_names, office_words, title_words
from onrecord.noticing.nicknames import nicknames_again
from onrecord.noticing.own_actors import own_terms
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.role_words import NAME_SUFFIXES, role_of, title_before
from onrecord.noticing.states import is_somebody
from onrecord.noticing.tables import Term, Title, terms

_PARTICLES = frozenset(
    "al el ul bin bint ibn ben abu von van der den de del della di da dos das du la le ter ten zu 't -".split()
)
_PLACE_LAST = frozenset("city county state island islands park street square valley river university".split())
_COMMON_SURNAMES = frozenset(
    {"Harris", "Carney", "Abbas", "Prabowo", "Anwar", "Marcos", "Modi", "Lula", "Ortega", "Petro"}
)


@dataclass(frozen=True)
class PersonName:
    """Words [first, end) of a person's name; ``role``: words that say what the person is; ``title``: its table row."""

    first: int
    end: int
    role: tuple[int, int] | None = None
    title: Title | None = None


def person_names(phrases: Phrases, others: list[ActorNaming]) -> list[PersonName]:
    """Return the namings of persons in order, each with its role where one stands beside it."""
    taken = [(f.first, f.end) for f in others]
    spans: list[tuple[int, int]] = []
    held: set[int] = set()
    taken_at = by_word(others)
    for name in (part for whole in phrases.sheet.names for part in _apart(phrases, whole)):
        trimmed = _trimmed(phrases, name)
        if trimmed is None or not held.isdisjoint(range(*trimmed)):
            continue
        near = taken_at.get(trimmed[0], [])
        person = name.type == "Person" and (not _is_known(phrases, *trimmed, near) or (
            not near and name.end - name.first == 1 and is_somebody(phrases, name)))
        if person or _is_titled(phrases, name, trimmed, near):
            spans.append(trimmed)
            held.update(range(*trimmed))
    spans += nicknames_again(phrases, spans, taken)
    spans += _known_persons(phrases, spans, taken)
    spans += _again(phrases, spans, taken)
    out = []
    for first, end in sorted(spans):
        role, title = role_of(phrases, first, end)
        out.append(PersonName(first, end, role, title))
    return out


def _apart(phrases: Phrases, name: Name) -> list[Name]:
    """Split a name that runs over two persons: 'Keir Starmer Olaf Scholz' in a caption without punctuation."""
    size = name.end - name.first
    if name.type != "Person" or size < 3:
        return [name]
    whole = _whole_names(own_terms() + terms())
    lengths = range(min(4, size - 1), 1, -1)
    spans = ((first, first + length) for length in lengths for first in range(name.first, name.end - length + 1))
    known = next(((a, b) for a, b in spans if tuple(phrases.lower[a:b]) in whole), None)
    if known is None:
        return [name]
    cuts = dict.fromkeys((name.first, *known, name.end))
    pieces = (Name(a, b, name.type, name.confidence) for a, b in pairwise(cuts))
    return [part for piece in pieces for part in _apart(phrases, piece)]


@lru_cache(maxsize=4)
def _whole_names(table: tuple[Term, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(term.name.lower().split()) for term in table if " " in term.name)


def _trimmed(phrases: Phrases, name: Name) -> tuple[int, int] | None:
    """Take titles, suffixes and possessives off a name: 'President Ruto's' -> Ruto."""
    first, end = name.first, name.end
    while end > first and _is_behind_name(phrases, end - 1):
        end -= 1
    for stop in range(end - 1, first, -1):
        if title_before(phrases, stop, first) is not None and phrases.words[stop].text[:1].isupper():
            first = stop
            break
    while first < end and phrases.lower[first] in ("the", "late", '"', "'"):
        first += 1
    if name.type == "Person" and first > 1 and _ends_in_article(phrases, first):
        first -= 2
    return (first, end) if first < end and _may_be_name(phrases, first, end) else None


def _ends_in_article(phrases: Phrases, end: int) -> bool:
    """Whether an Arabic article stands right before a name: 'al-Sudani'."""
    return phrases.exact[end - 1] == "-" and phrases.lower[end - 2] in ("el", "al", "ul")


def _is_behind_name(phrases: Phrases, number: int) -> bool:
    return phrases.is_possessive(number) or phrases.lower[number] in NAME_SUFFIXES or phrases.exact[number] in ",."


def _may_be_name(phrases: Phrases, first: int, end: int) -> bool:
    """Whether words can be a person's name: one begins with a capital, and they are no place, title or party mark."""
    if _is_party_mark(phrases, first) or phrases.lower[end - 1] in _PLACE_LAST:
        return False
    if not any(c.isalpha() for c in phrases.words[first].text):
        return False
    if end - first == 1 and tuple(phrases.lower[first:end]) in title_words():
        return False
    return any(word.text[:1].isupper() for word in phrases.words[first:end])


def _is_party_mark(phrases: Phrases, first: int) -> bool:
    """'(R-Wis.)', 'D-Calif.' after a lawmaker's name."""
    return phrases.exact[first] in ("R", "D", "I") and phrases.exact[first + 1 : first + 2] == ["-"]


def _is_known(phrases: Phrases, first: int, end: int, taken: list[ActorNaming]) -> bool:
    if any(f.first <= first and end <= f.end for f in taken) or tuple(phrases.lower[first:end]) in office_words():
        return True
    match = known_names().at(phrases.exact, first)
    return (
        match is not None
        and match[0] >= end
        and title_before(phrases, first) is None
        and not (all(e.care for e in match[1]))
    )


def _is_titled(phrases: Phrases, name: Name, span: tuple[int, int], taken: list[ActorNaming]) -> bool:
    """'Governor Lagos Adeyemi' typed as an organisation: a title written before names decides."""
    if name.type in ("Date", "Money", "NORP", "Product") or _is_known(phrases, *span, taken):
        return False
    before = title_before(phrases, span[0])
    return (
        before is not None
        and before[1].style
        and phrases.words[before[0]].text[:1].isupper()
        and (
            span[1] - span[0] <= 4
            and phrases.words[span[1] - 1].upos == "PROPN"
            and not _has_common_noun(phrases, *span)
        )
    )


def _has_common_noun(phrases: Phrases, first: int, end: int) -> bool:
    return any(
        (phrases.lower[n],) in office_words() or phrases.words[n].upos in ("NOUN", "ADP") for n in range(first, end)
    )


@lru_cache(maxsize=4)
def _forms_of_known_persons(table: tuple[Term, ...]) -> frozenset[str]:
    """Return the names of well-known office-holders that are no common surnames or words."""
    forms = {form for term in table for form in (term.name, *term.short)}
    return frozenset(form for form in forms if len(form) > 3 and form not in _COMMON_SURNAMES)


def _known_persons(
    phrases: Phrases, spans: list[tuple[int, int]], taken: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Well-known office-holders that the model took for something else."""
    out: list[tuple[int, int]] = []
    forms = _forms_of_known_persons(own_terms() + terms())
    held = {number for first, end in [*spans, *taken] for number in range(first, end)}
    for first, word in enumerate(phrases.words):
        if word.upos != "PROPN":
            continue
        for length in (3, 2, 1):
            end = first + length
            if end > len(phrases.words):
                continue
            if phrases.text(first, end) in forms and held.isdisjoint(range(first, end)):
                out.append((first, end))
                held.update(range(first, end))
    return out


def _again(phrases: Phrases, spans: list[tuple[int, int]], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A person's surname that the model overlooked elsewhere."""
    last = {phrases.exact[end - 1] for first, end in spans if end - first > 1}
    names = last | {phrases.exact[first] for first, end in spans if 2 <= end - first <= 3}
    longer = [(n.first, n.end) for n in phrases.sheet.names if n.end - n.first > 1]
    held = {number for span in (*spans, *taken, *longer) for number in range(*span)}
    out = []
    for number, word in enumerate(phrases.words):
        text = phrases.exact[number]
        if number in held or word.upos != "PROPN" or text not in names or len(text) < 2 or (text,) in title_words():
            continue
        beside_name = word.rel in ("compound", "flat") and phrases.words[word.head].upos == "PROPN"
        if not beside_name and not known_names().entries(text):
            out.append((number, number + 1))
    return out
