"""Claims that people brought together or parted, against what the words say.

In: the rulings in force. Out: ``claim_articles.same_as`` and the groups. Claims judged to be the same rest on the first
of them that was published. One judged not to be another's rests on none of that one's group. Each looks only at claims
published before it, so that an answer as of a day stays what it is, whatever comes later.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select, text

from onrecord.facts.judgement import JUDGED
from onrecord.judging.pairs import Node, node
from onrecord.judging.whereabouts import find
from onrecord.linking.same_claim import Match
from onrecord.record import tables as t
from onrecord.record.columns import spans_of
from onrecord.record.copies import article_kept
from onrecord.record.judgements import Rulings, rulings
from onrecord.record.same_claims import Alike, alike, rank, regroup, rest_on

_A, _C = t.articles.c, t.claim_articles.c
_CHUNK = 500
_FIRST = text("WITH RECURSIVE up(key, same_as) AS (SELECT key, same_as FROM claim_articles WHERE key = :key "
              "UNION ALL SELECT c.key, c.same_as FROM claim_articles AS c JOIN up ON c.key = up.same_as) "
              "SELECT key FROM up WHERE same_as IS NULL")


class _Claim(NamedTuple):
    key: int
    since: bytes
    node: Node | None      # what it was judged as


def judged_claims(db: Connection, found: Rulings) -> dict[int, Node]:
    """Return the claims of articles on record that were judged, by key, with the name they were judged under."""
    judged: dict[int, Node] = {}
    articles = sorted(found.claims_in)
    for i in range(0, len(articles), _CHUNK):
        query = select(_A.id.label("article"), _A.number, _A.text_hash).where(_A.id.in_(articles[i:i + _CHUNK]))
        for row in db.execute(query).all():
            claims = {claim.id: claim for claim in db.execute(
                select(_C.id, _C.key, _C.anchor).where(_C.number == row.number))}
            facts = [(claim.id, spans_of(claim.anchor)) for claim in claims.values()]
            written = article_kept(db, row.number).text
            for subject in found.claims_in[row.article]:
                id = find(subject, written, row.text_hash, facts)
                if id is not None:
                    judged[claims[id].key] = node(subject)
    return judged


def obey(db: Connection, article: str, touched: Collection[int]) -> None:
    """Join judged claims anew after an article came in, if it has any or a group that changed has."""
    found = rulings(db)
    if not found.claims_in:
        return
    groups, concerned = sorted(touched), article in found.claims_in
    for i in range(0, len(groups), _CHUNK):
        if concerned:
            break
        there = db.scalars(select(_A.id).join(t.claim_articles, _C.number == _A.number).where(
            _C.claim.in_(groups[i:i + _CHUNK])).distinct())
        concerned = any(id in found.claims_in for id in there)
    if concerned:
        settle_judged(db, found)


def settle_judged(db: Connection, found: Rulings, also: Collection[int] = ()) -> None:
    """Join all judged claims on record, and some besides, in order of publication.

    ``also``: keys of claims that were judged until now; those that are gone are passed over.
    """
    judged = judged_claims(db, found)
    keys = sorted({*judged, *also})
    if not keys:
        return
    claims = sorted((_Claim(row.key, row.since, judged.get(row.key)) for i in range(0, len(keys), _CHUNK)
                     for row in db.execute(select(_C.key, _C.since).where(_C.key.in_(keys[i:i + _CHUNK])))),
                    key=lambda claim: claim.since)
    firsts: dict[Node, _Claim] = {}
    for claim in claims:
        if claim.node is not None:
            firsts.setdefault(claim.node, claim)
    groups: set[int] = set()
    for claim in claims:
        groups |= _settle(db, found, claim, firsts)
    regroup(db, groups, [claim.key for claim in claims])


def _settle(db: Connection, found: Rulings, claim: _Claim, firsts: Mapping[Node, _Claim]) -> set[int]:
    """Give one claim what it rests on; return the groups that may have changed by it."""
    was = _group(db, claim.key)
    first = claim
    if claim.node is not None and claim.node in found.claims.together:
        first = min((firsts[one] for one in found.claims.with_(claim.node) if one in firsts), key=lambda c: c.since)
    if first.key != claim.key:
        row = db.execute(select(_C.key, _C.claim).where(_C.key == first.key)).one()
        best: Alike | None = Alike(row, JUDGED, Match(1.0, (), ()), False, claim.since)
    else:
        apart = {_first_of(db, firsts[one].key) for one in found.claims.kept_from(claim.node or "")
                 if one in firsts and firsts[one].since < claim.since}
        best = max((one for one in alike(db, claim.key)
                    if not one.later and not (apart and _first_of(db, one.claim.key) in apart)), key=rank, default=None)
    rest_on(db, claim.key, best.claim if best else None, best)
    return {group for group in (was, best and _group(db, best.claim.key)) if group is not None}


def _group(db: Connection, key: int) -> int | None:
    group: int | None = db.scalar(select(_C.claim).where(_C.key == key))
    return group


def _first_of(db: Connection, key: int) -> int:
    """Return the claim that a claim rests on in the end: by it groups are told apart."""
    first: Any = db.scalar(_FIRST, {"key": key})
    return int(first)
