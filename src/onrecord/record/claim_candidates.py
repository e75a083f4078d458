"""Which claims on record may be the same as one: those with a state or name and a word of its own, and copies.

In: a claim on record with its wordings. Out: the claims of other articles that match, and how; none that does is left
out. What is followed are pairs of a state or name and a word (``same_claim.clues``): few claims have one, however large
the record, where a word alone stands in ever more of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from onrecord.linking.same_claim import Match, Wording, clues, is_actor, is_state, match
from onrecord.record.columns import paired
from onrecord.record.sheaf import driver

_LED_TO = """
    SELECT c.key, c.wordings FROM (SELECT DISTINCT claim_article FROM claim_pairs WHERE pair IN ({pairs})) AS led
    CROSS JOIN claim_articles AS c ON c.key = led.claim_article WHERE c.number <> ?"""
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


def matching(db: Connection, ours: Copied, own: Sequence[Wording]) -> list[tuple[Candidate, Match]]:
    """Return the claims of other articles that match a claim, by time of publication, and what both have.

    ``own``: its wordings. A copy, the same words in the same text, shares nothing else (``SAME_WORDS``).
    """
    ask, pairs = driver(db).execute, sorted(pairs_of(own))
    found: dict[int, Match] = {}
    for key, theirs in ask(_LED_TO.format(pairs=_marks(pairs)), (*pairs, ours.number)) if pairs else ():
        same = match(own, wordings_of(theirs))
        if same is not None:
            found[key] = same
    found |= {key: SAME_WORDS for (key,) in ask(_COPIES, (ours.text_hash, ours.anchor, ours.number))}
    rows = ask(_FOUND.format(keys=_marks(found)), tuple(found)) if found else ()
    return [(Candidate(*row), found[row[0]]) for row in rows]


class Copied(NamedTuple):
    """What of a claim says which others are copies of it: the article's number and words, and where it stands."""

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
    return "\n".join(f"{' '.join(sorted(one.words))}\t{' '.join(sorted(one.actors))}" for one in own)


def wordings_of(kept: str) -> list[Wording]:
    """Return the wordings that were kept."""
    lines = (line.partition("\t") for line in kept.split("\n") if line)
    return [Wording(frozenset(words.split()), frozenset(actors.split())) for words, _, actors in lines]
