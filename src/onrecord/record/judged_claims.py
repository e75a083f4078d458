"""Which claims on record people judged, and when that is to be looked at anew.

In: the rulings in force. Out: judged claims by key; what they rest on and their groups, as ``linking.claims.judged``
decides it.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, select

from onrecord.judging.pairs import Node, node
from onrecord.judging.whereabouts import find
from onrecord.linking.claims.judged import settle_judged as settle
from onrecord.record import tables as t
from onrecord.record.claim_store import ClaimStore
from onrecord.record.columns import spans_of
from onrecord.record.copies import article_kept
from onrecord.record.finding import these
from onrecord.record.judgements import Rulings, rulings

_A, _C = t.articles.c, t.claim_articles.c
_CHUNK = 500


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


def judged_apart(db: Connection, keys: Collection[int]) -> set[int]:
    """Return the groups some claim of which was judged to be another than one of these claims."""
    found = rulings(db)
    if not found.claims.apart:
        return set()
    here = set(db.scalars(select(_A.id).join(t.claim_articles, _C.number == _A.number).where(_C.key.in_(these(keys)))))
    ours = {name for key, name in _judged_in(db, found, here).items() if key in keys}
    others = {other for name in ours for other in found.claims.kept_from(name)}
    theirs = _judged_in(db, found, {other.partition(" ")[0] for other in others})
    apart = [key for key, name in theirs.items() if name in others]
    return set(db.scalars(select(_C.claim).where(_C.key.in_(these(apart)))))


def _judged_in(db: Connection, found: Rulings, articles: Collection[str]) -> dict[int, Node]:
    """Return the judged claims of some articles alone."""
    return judged_claims(db, msgspec.structs.replace(found, claims_in={
        article: found.claims_in[article] for article in articles if article in found.claims_in}))


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
    if judged or also:
        settle(ClaimStore(db), found.claims, judged, also)
