"""Which claims on record may be the same as one: those that share enough of its rarer words, and copies.

In: a claim on record with its wordings. Out: the claims of other articles worth a comparison; none that matches is left
out. A match shares ``fewest_shared`` of our words and actors, two words at least: so among all but so many less one of
ours, whichever they are, it has one. The rarest are followed, and what stands everywhere (a state, 'soldiers') is not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from onrecord.linking.same_claim import FEWEST_WORDS, Wording, fewest_shared
from onrecord.record.sheaf import driver

_OFTEN = 1000       # a word's claims are counted up to this
_HOW_OFTEN = f"SELECT count(*) FROM (SELECT 1 FROM claim_words WHERE word = ? LIMIT {_OFTEN})"
_FOUND = """
    SELECT c.key, c.claim, c.since, c.anchor, c.same_as, c.method, c.score, a.text_hash, m.since AS same_since
    FROM ({keys}) AS near CROSS JOIN claim_articles AS c ON c.key = near.key
    CROSS JOIN articles AS a ON a.number = c.number
    LEFT JOIN claim_articles AS m ON m.key = c.same_as WHERE c.number <> ? ORDER BY c.since"""
_COPIES = """
    SELECT c.key AS key FROM articles AS a CROSS JOIN claim_articles AS c ON c.number = a.number
    WHERE a.text_hash = ? AND c.anchor = ?"""


class Candidate(NamedTuple):
    """A claim of an article that may be the same one, and what it was matched with."""

    key: int
    claim: int | None
    since: str
    anchor: str
    same_as: int | None
    method: str | None
    score: float | None
    text_hash: str
    same_since: str | None


class Spread(dict[str, int]):
    """In how many claims words stand, up to ``_OFTEN``, counted once: the rarest are only followed to be quick."""

    def __init__(self, db: Connection) -> None:
        super().__init__()
        self._ask = driver(db).execute

    def __missing__(self, word: str) -> int:
        found = self[word] = int(self._ask(_HOW_OFTEN, (word,)).fetchone()[0])
        return found


def candidates(db: Connection, ours: Any, own: Sequence[Wording], spread: Spread | None = None) -> list[Candidate]:
    """Return the claims of other articles that may match a claim, by time of publication.

    ``spread``: how many claims have a word, as it was counted not long ago.
    """
    rare = rarest(own, Spread(db) if spread is None else spread)
    every = sorted({word for wording in own for word in wording.words | wording.actors})
    keys = _COPIES
    if rare:
        keys = f"""
            SELECT w.claim_article AS key FROM (
                SELECT DISTINCT claim_article FROM claim_words WHERE word IN ({_marks(rare)})
            ) AS w WHERE (SELECT count(*) FROM claim_words AS o WHERE o.word IN ({_marks(every)})
            AND o.claim_article = w.claim_article) >= {fewest_shared(own)} UNION {_COPIES}"""
    values = (*rare, *(every if rare else ()), ours.text_hash, ours.anchor, ours.number)
    return [Candidate(*row) for row in driver(db).execute(_FOUND.format(keys=keys), values)]


def rarest(own: Sequence[Wording], often: Mapping[str, int]) -> list[str]:
    """Return the words of a claim of which every claim that matches has one, the fewest and rarest that will do."""
    found: set[str] = set()
    for wording in own:
        order = sorted(wording.words, key=lambda word: (often[word], word))
        shared = fewest_shared([wording])
        found.update(order[:max(0, min(len(order) - FEWEST_WORDS, len(wording) - shared) + 1)])
    return sorted(found)


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
