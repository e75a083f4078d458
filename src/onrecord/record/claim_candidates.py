"""Which claims on record may be the same as one: those that share enough of its rarer words, and copies.

In: a claim on record with its wordings. Out: the claims of other articles worth a comparison; none that matches is left
out. A match shares ``fewest_shared`` of our words and actors, two words at least: so among all but so many less one of
ours, whichever they are, it has one. The rarest are followed, and what stands everywhere (a state, 'soldiers') is not.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, text

from onrecord.linking.same_claim import FEWEST_WORDS, Wording, fewest_shared

_OFTEN = 1000       # a word's claims are counted up to this
_HOW_OFTEN = text(f"""
    SELECT ours.value AS word, (SELECT count(*) FROM (
        SELECT 1 FROM claim_words WHERE word = ours.value LIMIT {_OFTEN})) AS claims FROM json_each(:words) AS ours""")
_FOUND = """
    SELECT c.key, c.claim, c.since, c.anchor, c.same_as, c.method, c.score, a.text_hash, m.since AS same_since
    FROM ({keys}) AS near CROSS JOIN claim_articles AS c ON c.key = near.key
    CROSS JOIN articles AS a ON a.number = c.number
    LEFT JOIN claim_articles AS m ON m.key = c.same_as WHERE c.number <> ? ORDER BY c.since"""
_COPIES = """
    SELECT c.key AS key FROM articles AS a CROSS JOIN claim_articles AS c ON c.number = a.number
    WHERE a.text_hash = ? AND c.anchor = ?"""


def candidates(db: Connection, ours: Any, own: Sequence[Wording]) -> list[Any]:
    """Return the claims of other articles that may match a claim, by time of publication."""
    rare = rarest(db, own)
    every = sorted({word for wording in own for word in wording.words | wording.actors})
    keys = _COPIES
    if rare:
        keys = f"""
            SELECT w.claim_article AS key FROM (
                SELECT DISTINCT claim_article FROM claim_words WHERE word IN ({_marks(rare)})
            ) AS w WHERE (SELECT count(*) FROM claim_words AS o WHERE o.word IN ({_marks(every)})
            AND o.claim_article = w.claim_article) >= {fewest_shared(own)} UNION {_COPIES}"""
    values = (*rare, *(every if rare else ()), ours.text_hash, ours.anchor, ours.number)
    return list(db.exec_driver_sql(_FOUND.format(keys=keys), values))


def rarest(db: Connection, own: Sequence[Wording]) -> list[str]:
    """Return the words of a claim of which every claim that matches has one, the fewest and rarest that will do."""
    words = sorted({word for wording in own for word in wording.words})
    often = {row.word: row.claims for row in db.execute(_HOW_OFTEN, {"words": json.dumps(words)})}
    found: set[str] = set()
    for wording in own:
        order = sorted(wording.words, key=lambda word: (often[word], word))
        shared = fewest_shared([wording])
        found.update(order[:max(0, min(len(order) - FEWEST_WORDS, len(wording) - shared) + 1)])
    return sorted(found)


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
