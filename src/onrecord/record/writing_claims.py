"""Writing the claims of a reading.

In: an entry whose article and actors are written. Out: the rows of its claims and positions, with all that they are
found by; what belongs together is decided by ``onrecord.linking.claims`` on the ``ClaimStore``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from onrecord.facts import Article, Claim, Reading
from onrecord.facts.dated import article_day, held, published
from onrecord.joining import Entry
from onrecord.record.schema import tables as t
from onrecord.record.schema.claim_wordings import actors_in, day_of, kept_wordings, marks_in, pairs_of
from onrecord.record.schema.columns import NEVER, kept_spans
from onrecord.record.sqlite.batch import Batch

_ALONE: dict[str, Any] = dict.fromkeys(("same_as", "method", "score", "shared", "day"))


def write_claims(db: Connection, number: int, entry: Entry) -> list[int]:
    """Write the claims and positions of a reading, matched with nothing; return their keys."""
    batch = Batch(db)
    keys = gather_claims(batch, number, entry)
    batch.write()
    return keys


def gather_claims(batch: Batch, number: int, entry: Entry) -> list[int]:
    """Gather the rows of the claims and positions of a reading; return the keys of the claims."""
    reading, keys = entry.reading, []
    since = since_of(reading.article)
    day = day_of(since)
    for place, claim in enumerate(reading.all_claims):
        own = entry.wordings(claim)
        key = batch.keyed(t.claim_articles, {
            "number": number, "place": place, "id": claim.id, "anchor": kept_spans(claim.anchor),
            "since": since + place.to_bytes(4, "big"), "wordings": kept_wordings(own), **_ALONE, "claim": None,
            "kind": claim.kind})
        batch.put_kept(t.claim_pairs, [(pair, day, key) for pair in pairs_of(own)])
        batch.index("claim_words", key, marks_in(own))
        _gather_positions(batch, key, reading, claim, entry.actor_ids, actors_in(own))
        keys.append(key)
    return keys


def since_of(article: Article) -> bytes:
    """Return what sorts articles by day of publication, undated ones last, and those of a day alike in every record."""
    day = t.DAY.number(article_day(article) or NEVER)
    return day.to_bytes(4, "big") + sha256(f"{article.id} {article.text_hash}".encode()).digest()[:8]


def _gather_positions(batch: Batch, key: int, reading: Reading, claim: Claim, actor_ids: Mapping[str, str],
                      about: Collection[str]) -> None:
    named = [t.ACTOR.kept(actor) for actor in sorted(about)]
    for i, position in enumerate(claim.positions):
        since, until = held(reading, position)
        sort_day = since.day or until.day or published(reading.article).day or NEVER
        batch.put(t.positions, [{
            "claim_article": key, "place": i, "party": actor_ids.get(position.party or ""),
            "position": position.position, "day": since.day, "until_day": until.day, "statement": position.statement,
            "sort_day": sort_day}])
        day = t.DAY.kept(sort_day)
        batch.put_kept(t.position_actors, [(actor, day, key, i) for actor in named])
