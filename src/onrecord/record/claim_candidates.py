"""Which claims on record may be the same as one: those with a state or name and a word of its own, and copies.

In: a claim on record with its wordings. Out: the claims of other articles that match, and how. What is followed are
pairs of a state or name and a word (``same_claim.clues``): few claims have one, where a word alone stands in very many.
A pair that stands in many leads to those published nearest before (and after) ours: that keeps the cost what it is,
however large the record, and what is found as of a day does not hang on what was published later. A match that shares
nothing but pairs which hundreds of claims between them have is not found.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from onrecord.linking.same_claim import FEWEST_CLUES, Match, Wording, clues, is_actor, is_state, match
from onrecord.record.columns import paired
from onrecord.record.sheaf import driver

MOST = 100          # claims on either side of ours that one pair leads to
_COMPARED = 80      # claims on either side that are compared
_ONE_SIDE = "SELECT claim_article FROM claim_pairs WHERE pair = ? AND day"
_NEAREST = (f"{_ONE_SIDE} <= ? ORDER BY day DESC, claim_article DESC LIMIT {MOST}",
            f"{_ONE_SIDE} > ? ORDER BY day, claim_article LIMIT {MOST}")
_WORDINGS = """
    SELECT c.key, c.wordings FROM json_each(?) AS led CROSS JOIN claim_articles AS c ON c.key = led.value
    WHERE c.number <> ?"""
_FIRST_DAY = date(1990, 1, 1)       # days are counted from it: two bytes hold 90 years on either side
_NO_DAY = 1_000_000
_COPIES = """
    SELECT c.key FROM articles AS a CROSS JOIN claim_articles AS c ON c.number = a.number
    WHERE a.text_hash = ? AND c.anchor = ? AND c.number <> ?"""
_FOUND = """
    SELECT c.key, c.claim, c.since, c.same_as, c.method, c.score, m.since AS same_since
    FROM claim_articles AS c LEFT JOIN claim_articles AS m ON m.key = c.same_as
    WHERE c.key IN ({keys}) ORDER BY c.since"""
SAME_WORDS = Match(1.0, (), ())


class Candidate(NamedTuple):
    """A claim of an article that is the same one, and what it was matched with."""

    key: int
    claim: int | None
    since: bytes
    same_as: int | None
    method: str | None
    score: float | None
    same_since: bytes | None


def matching(db: Connection, ours: Place, own: Sequence[Wording]) -> list[tuple[Candidate, Match]]:
    """Return the claims of other articles that match a claim, by time of publication, and what both have.

    ``own``: its wordings. A copy, the same words in the same text, shares nothing else (``SAME_WORDS``).
    """
    ask = driver(db).execute
    found: dict[int, Match] = {}
    for key, theirs in ask(_WORDINGS, (json.dumps(_led_to(ask, own, counted_day(ours.since))), ours.number)):
        same = match(own, wordings_of(theirs))
        if same is not None:
            found[key] = same
    found |= {key: SAME_WORDS for (key,) in ask(_COPIES, (ours.text_hash, ours.anchor, ours.number))}
    rows = ask(_FOUND.format(keys=_marks(found)), tuple(found)) if found else ()
    return [(Candidate(*row), found[row[0]]) for row in rows]


def _led_to(ask: Callable[..., Iterable[tuple[int]]], own: Sequence[Wording], day: int) -> list[int]:
    """Return the keys of the claims that are compared with ours: on either side those that most pairs lead to."""
    found: set[int] = set()
    for nearest in _NEAREST:
        lists = [[key for (key,) in ask(nearest, (pair, day))] for pair in pairs_of(own)]
        led = Counter(key for keys in lists for key in keys)
        if all(len(keys) < MOST for keys in lists):         # nothing was left out: what matches shares two
            led = Counter({key: times for key, times in led.items() if times >= FEWEST_CLUES})
        found.update(sorted(led, key=lambda key: (-led[key], -key))[:_COMPARED])
    return sorted(found)


def counted_day(since: bytes) -> int:
    """Return the day of what sorts a claim (``claim_articles.since``) as it is counted here; without a day the last."""
    digits = int.from_bytes(since[:4], "big")
    try:
        return (date(digits // 10000, digits // 100 % 100, digits % 100) - _FIRST_DAY).days
    except ValueError:
        return _NO_DAY


class Place(NamedTuple):
    """Where a claim stands: in time, in which article of which words, and where in it."""

    since: bytes
    number: int
    text_hash: str
    anchor: bytes


def pairs_of(own: Iterable[Wording]) -> set[int]:
    """Return all numbers under which a claim is found."""
    return {paired(member, word) for member, word in clues(own)}


def members(own: Iterable[Wording]) -> set[str]:
    """Return all words and actors of a claim."""
    return {one for wording in own for one in wording.words | wording.actors}


def _marks(values: Collection[int]) -> str:
    return ", ".join("?" * len(values))


def actors_in(own: Iterable[Wording]) -> set[str]:
    """Return the actors and states that a claim speaks of, by their ids."""
    return {one for wording in own for one in wording.actors if is_actor(one) or is_state(one)}


# --- how wordings are kept

def kept_wordings(own: Iterable[Wording]) -> str:
    """Return wordings as they are kept: a line each."""
    return "\n".join("\t".join(" ".join(sorted(part)) for part in (one.words, one.actors, one.marks)) for one in own)


def wordings_of(kept: str) -> list[Wording]:
    """Return the wordings that were kept."""
    lines = (line.split("\t") for line in kept.split("\n") if line)
    return [Wording(*(frozenset(part.split(" ")) - {""} for part in parts)) for parts in lines]
