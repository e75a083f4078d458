"""'The ministry', 'the regulator', 'the Times': later mentions of institutions that the article has named.

In: a sheet's Phrases and the namings found so far. Out: more namings, each of one found before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.noticing.actor_naming import ActorNaming
from onrecord.noticing.offices import state_of
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.tables import GroupNoun, group_nouns, titles

_NAMINGS_BACK = 200  # how many namings back 'the ministry' may reach: an article's worth, not a book's
_SHORT_FOR = {"gov.": "governor", "sen.": "senator", "gen.": "general", "pm": "minister", "amb.": "ambassador"}
_LATER = frozenset(
    "ministry embassy junta agency army military navy police parliament court commission council department "
    "consulate mission bank group organisation organization party company firm union university institute "
    "association committee bureau regulator authority body watchdog militia movement government alliance bloc "
    "foundation office institution broadcaster newspaper magazine outlet daily paper channel station tabloid "
    "fund board league front society federation academy panel "
    "charity court tribunal assembly senate congress cabinet regime network".split()
)
_PAPERS = frozenset("newspaper magazine outlet daily paper broadcaster channel station tabloid".split())


def later_mentions(phrases: Phrases, found: list[ActorNaming]) -> list[ActorNaming]:
    """Return 'the ministry', 'the newspaper', 'the Times', 'the minister' as mentions of who was named so last."""
    ordered = sorted(found, key=lambda f: f.first)
    starts = [f.first for f in ordered]
    named = {number for f in found for number in range(f.first, f.end)}
    out: list[ActorNaming] = []
    for first, number in _definite_nouns(phrases):
        if number in named:
            continue
        reach = bisect_left(starts, first)
        near = ordered[max(0, reach - _NAMINGS_BACK) : reach]
        who = _last_with(phrases, [f for f in near if f.end <= first], first, number)
        if who is not None:
            out.append(replace(who, first=first, end=number + 1))
    return out


def _definite_nouns(phrases: Phrases) -> Iterator[tuple[int, int]]:
    """Yield where each 'the X' begins behind its article, and X; not the first noun of 'the court clerk'."""
    for number, word in enumerate(phrases.words):
        if word.upos not in ("NOUN", "PROPN") or (word.rel in ("compound", "amod") and word.head > number):
            continue
        first = _definite(phrases, number)
        if first is not None:
            yield first, number


def _definite(phrases: Phrases, number: int) -> int | None:
    """Return where 'the X' begins behind its article; null where what follows makes it another: 'the court in Lyon'."""
    first = number
    while (
        first > 0
        and phrases.words[first - 1].upos in ("ADJ", "NOUN", "PROPN")
        and phrases.words[first - 1].head <= number
    ):
        first -= 1
    if first == 0 or phrases.lower[first - 1] not in ("the", "that", "this"):
        return None
    other = number + 1 < len(phrases.words) and phrases.lower[number + 1] in ("of", "in", "for", "on", "that", "which")
    return None if other else first


def _may_be(phrases: Phrases, one: ActorNaming, first: int, number: int) -> bool:
    """Whether the modifiers of a later mention fit: 'the foreign minister', 'the Kenyan president'."""
    words = {w.lower() for w in f"{one.name} {one.role or ''} {one.key}".split()}
    return all(
        phrases.lower[n] in words or (one.state is not None and state_of(phrases, n) == one.state)
        for n in range(first, number)
    )


def _last_with(phrases: Phrases, before: list[ActorNaming], first: int, number: int) -> ActorNaming | None:
    """Return the last of those named before whom the noun at ``number``, its modifiers from ``first``, can mean."""
    for one in reversed(before):
        if _is_one(phrases, one, number) and _may_be(phrases, one, first, number):
            return one
        length = _is_a(one, phrases.lower[first : number + 1])
        if length and _may_be(phrases, one, first, number + 1 - length):
            return one
    return None


def _is_one(phrases: Phrases, one: ActorNaming, number: int) -> bool:
    """Whether a noun is the office of a person, or a word of the name of a body: 'the ministry'."""
    capital, noun = phrases.words[number].text[:1].isupper(), phrases.lower[number]
    words = _own_words(one.name, one.key)
    if one.kind == "media":
        return noun in _PAPERS or (capital and len(noun) > 3 and words[-1] == noun)
    if one.kind == "person":
        return noun in titles() and noun == _office_of(one.role)
    if one.kind == "state":
        return False
    own = capital and len(words) > 1 and noun not in ("state", "national")
    return noun in words and (noun in _LATER or (own and one.kind in ("organisation", "institution")))


@lru_cache(maxsize=4096)
def _own_words(name: str, key: str) -> list[str]:
    return [w.lower() for w in name.split()] + key.split()


def _office_of(role: str | None) -> str | None:
    """Return the noun of a role: 'minister' of 'Kenyan foreign minister' and of 'minister of health'."""
    if not role:
        return None
    before = role.lower().split(" of ")[0].split(" for ")[0].split()
    return _SHORT_FOR.get(before[-1], before[-1]) if before else None


def _is_a(one: ActorNaming, words: Sequence[str]) -> int:
    """Return how many words at the end of a noun phrase ('island nation', 'group') the table has for this actor."""
    return max(
        (
            len(row.noun)
            for row in group_nouns().get(words[-1], ())
            if tuple(words[-len(row.noun) :]) == row.noun and _fits(one, row)
        ),
        default=0,
    )


def _fits(one: ActorNaming, row: GroupNoun) -> bool:
    if one.kind != row.kind or (row.sectors and (one.sector or "-") not in row.sectors):
        return False
    if row.names and (one.state if one.kind == "state" else one.name) not in row.names:
        return False
    own = {word.strip(".,") for word in _own_words(one.name, one.key)}
    return not (row.words and own.isdisjoint(row.words)) and own.isdisjoint(row.without)
