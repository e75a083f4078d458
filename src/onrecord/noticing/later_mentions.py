"""'The ministry', 'the regulator', 'the Times': later mentions of institutions that the article has named.

In: a sheet's Phrases and the namings found so far. Out: more namings, each of one found before.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from onrecord.noticing.found import Found
from onrecord.noticing.offices import state_of
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.tables import titles

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
_NO_COMPANY = frozenset(
    "union party university institute association committee council front movement league federation army church "
    "club school college foundation court forum alliance coalition campaign hospital agency authority ministry "
    "commission society network academy team police brigade brigades fund".split()
)
_REGULATORS = frozenset("authority commission regulator agency board administration office ombudsman".split())
_PAPERS = frozenset("newspaper magazine outlet daily paper broadcaster channel station tabloid".split())


def later_mentions(phrases: Phrases, found: list[Found]) -> list[Found]:
    """Return 'the ministry', 'the newspaper', 'the Times', 'the minister' as mentions of who was named so last."""
    ordered = sorted(found, key=lambda f: f.first)
    starts = [f.first for f in ordered]
    named = {number for f in found for number in range(f.first, f.end)}
    out: list[Found] = []
    for number, word in enumerate(phrases.words):
        noun = phrases.lower[number]
        if word.upos not in ("NOUN", "PROPN") or number in named:
            continue
        first = _definite(phrases, number)
        if first is None:
            continue
        if word.rel in ("compound", "amod") and word.head > number:
            continue
        reach = bisect_left(starts, first)
        near = ordered[max(0, reach - _NAMINGS_BACK) : reach]
        before = [f for f in near if f.end <= first and (first == number or _may_be(phrases, f, first, number))]
        who = _last_with(phrases, before, noun, number)
        if who is not None:
            out.append(replace(who, first=first, end=number + 1))
    return out


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


def _may_be(phrases: Phrases, one: Found, first: int, number: int) -> bool:
    """Whether the modifiers of a later mention fit: 'the foreign minister', 'the Kenyan president'."""
    words = {w.lower() for w in f"{one.name} {one.role or ''} {one.key}".split()}
    return all(
        phrases.lower[n] in words or (one.state is not None and state_of(phrases, n) == one.state)
        for n in range(first, number)
    )


def _last_with(phrases: Phrases, before: list[Found], noun: str, number: int) -> Found | None:
    capital = phrases.words[number].text[:1].isupper()
    for one in reversed(before):
        words = _own_words(one.name, one.key)
        if one.kind == "media":
            if noun in _PAPERS or (capital and len(noun) > 3 and words[-1] == noun):
                return one
        elif one.kind == "person":
            if noun in titles() and noun == _office_of(one.role):
                return one
        elif (one.kind != "state" and noun in _LATER and (noun in words or _is_a(one, noun))) or (
            capital
            and one.kind in ("organisation", "institution")
            and len(words) > 1
            and noun in words
            and noun not in ("state", "national")
        ):
            return one
    return None


@lru_cache(maxsize=4096)
def _own_words(name: str, key: str) -> list[str]:
    return [w.lower() for w in name.split()] + key.split()


def _office_of(role: str | None) -> str | None:
    """Return the noun of a role: 'minister' of 'Kenyan foreign minister' and of 'minister of health'."""
    if not role:
        return None
    before = role.lower().split(" of ")[0].split(" for ")[0].split()
    return _SHORT_FOR.get(before[-1], before[-1]) if before else None


def _is_a(one: Found, noun: str) -> bool:
    """Whether 'the group', 'the party', 'the company' may mean this actor."""
    if noun in ("group", "organisation", "organization", "movement", "militia"):
        return one.kind == "armed group" or (
            one.kind == "organisation" and one.sector in ("NGO", "REB", "UAF", "OPP", None)
        )
    if noun in ("military", "army"):
        return one.kind == "institution" and one.sector == "MIL" and not {"ministry", "junta"} & set(one.key.split())
    if noun == "party":
        return one.sector in ("OPP",) or (one.kind == "organisation" and one.sector in ("GOV", "LEG"))
    words = one.key.split()
    if noun in ("company", "firm"):
        return one.sector == "BUS" or (
            one.kind == "organisation" and one.sector is None and not (_NO_COMPANY & set(words))
        )
    if noun in ("regulator", "watchdog"):
        return one.kind in ("institution", "organisation") and bool(_REGULATORS & set(words))
    return noun == "embassy" and one.kind == "embassy"
