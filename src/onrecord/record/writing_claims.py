"""Writing the claims of a reading, and bringing them together with those on record.

In: a reading whose articles and actors are written. Out: the rows of its claims and positions, with all that they are
found by; what belongs together is decided by ``onrecord.linking.claims`` on the ``ClaimStore``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from onrecord.facts import Article, Reading
from onrecord.linking.claims.joining import join
from onrecord.linking.claims.matching import actors_in, clues, members, wordings
from onrecord.record import tables as t
from onrecord.record.claim_store import ClaimStore
from onrecord.record.claim_wordings import day_of, kept_wordings, pairs_of
from onrecord.record.columns import NEVER, kept_spans, mark
from onrecord.record.dates import article_day, held, published
from onrecord.record.sheaf import Sheaf

_C = t.claim_articles.c
TOPIC = "topic"   # no claim: never the same one as another
_ALONE: dict[str, Any] = dict.fromkeys(("same_as", "method", "score", "shared", "day"))


def write_claims(db: Connection, number: int, reading: Reading, actor_ids: Mapping[str, str]) -> set[int]:
    """Write the claims and positions of a reading and bring them together with those on record.

    Return the groups that got or lost members.
    """
    since, sheaf, keys = _since(reading.article), Sheaf(db), []
    day = day_of(since)
    for place, claim in enumerate(reading.all_claims):
        own = wordings(reading, claim, actor_ids) if claim.kind != TOPIC else ()
        key = sheaf.keyed(t.claim_articles, {
            "number": number, "place": place, "id": claim.id, "anchor": kept_spans(claim.anchor),
            "since": since + place.to_bytes(4, "big"), "wordings": kept_wordings(own), **_ALONE, "claim": None,
            "kind": claim.kind})
        sheaf.put_kept(t.claim_pairs, [(pair, day, key) for pair in pairs_of(clues(own))])
        sheaf.index("claim_words", key, {mark(one) for one in members(own)})
        _gather_positions(sheaf, key, reading, place, actor_ids, actors_in(own))
        keys.append(key)
    sheaf.write()
    if not keys:
        return set()
    known = join(ClaimStore(db), keys)
    return known | set(db.scalars(select(_C.claim).where(_C.number == number)))


def _since(article: Article) -> bytes:
    """Return what sorts articles by day of publication, undated ones last, and those of a day alike in every record."""
    day = int(t.DAY.kept(article_day(article) or NEVER))
    return day.to_bytes(4, "big") + sha256(f"{article.id} {article.text_hash}".encode()).digest()[:8]


def _gather_positions(sheaf: Sheaf, key: int, reading: Reading, place: int, actor_ids: Mapping[str, str],
                      about: Collection[str]) -> None:
    for i, position in enumerate(reading.all_claims[place].positions):
        since, until = held(reading, position)
        sort_day = since.day or until.day or published(reading.article).day or NEVER
        sheaf.put(t.positions, [{
            "claim_article": key, "place": i, "party": actor_ids.get(position.party or ""),
            "position": position.position, "day": since.day, "until_day": until.day, "statement": position.statement,
            "sort_day": sort_day}])
        sheaf.put_kept(t.position_actors, [(t.ACTOR.kept(actor), t.DAY.kept(sort_day), key, i) for actor in about])
