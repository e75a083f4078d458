"""The lists of claims, kept in their order: what stands in them is looked up, not counted anew for each page.

In: a writing transaction in which the file noted which claims changed. Out: their rows in ``claim_ranks``; what was
told of them before is let go. Lists as of a day, about something or of a story are counted when they are asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Integer, Select, delete, func, insert, literal, or_, select, type_coerce

from onrecord.facts.judgement import Judgement
from onrecord.record.queries.conditions import is_heard, known_by, no_topic, on_a_claim
from onrecord.record.queries.ranks import READ_ALONE, ranks
from onrecord.record.rows import TakenPosition
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.arrays import these

_A, _M, _CA, _P = t.articles.c, t.article_actors.c, t.claim_articles.c, t.positions.c
_R, _STALE = t.claim_ranks.c, t.stale_claims.c
_COLUMNS = ("agreed", "fewer_outlets", "fewer_articles", "fewer_positions", "since", "claim")


def rank(db: Connection) -> None:
    """Rank again the claims that changed in this transaction."""
    changed = select(_STALE.claim)
    if db.scalar(changed.limit(1)) is None:
        return
    for table in (t.claim_ranks, t.claim_rows, t.untold_claims, t.claim_changes):
        db.execute(delete(table).where(table.c.claim.in_(changed)))
    for query in _lists(_CA.claim.in_(changed)):
        db.execute(insert(t.claim_ranks).from_select(["list", *_COLUMNS], query))
    db.execute(insert(t.untold_claims).from_select(["claim"], select(_R.claim).where(
        _R.list == READ_ALONE, _R.claim.in_(changed), or_(_R.fewer_articles < -1, _R.fewer_positions < -1))))
    db.execute(delete(t.stale_claims))


def note_judged(db: Connection, judgements: Iterable[Judgement]) -> None:
    """Note the claims of the articles that some judgements across articles name, and those of the actors there.

    Who is joined to whom stands beside a claim even where nothing else of it changes.
    """
    articles = {subject.article for one in judgements for subject in one.about if subject.article}
    actors = {subject.id for one in judgements for subject in one.about if subject.what == "actor"}
    here = select(_A.number).where(_A.id.in_(articles))
    named = select(_M.actor).where(or_(_M.number.in_(here), _M.id.in_(actors), _M.actor.in_(actors)))
    held = select(_P.claim_article).where(_P.party.in_(named))
    for query in (select(_CA.claim).where(_CA.number.in_(here)), select(_CA.claim).where(_CA.key.in_(held))):
        db.execute(insert(t.stale_claims).prefix_with("OR IGNORE").from_select(
            ["claim"], query.where(_CA.claim.is_not(None))))


def keep_told(db: Connection, told: Mapping[int, bytes], changes: Collection[TakenPosition]) -> None:
    """Keep what was told of some claims, and the positions by which it changed, until anything of it changes.

    Of these only those that the list of positions has.
    """
    listed = _listed_on({one.claim for one in changes})
    there = set(db.execute(listed).all()) if changes else ()
    changes = [one for one in changes if (one.number, one.claim_place, one.place) in there]
    for table, rows in (
            (t.claim_rows, [{"claim": claim, "data": data} for claim, data in told.items()]),
            (t.claim_changes, [{"day": one.sort_day, "claim": one.claim, "number": one.number,
                                "claim_place": one.claim_place, "place": one.place} for one in changes])):
        if rows:
            db.execute(insert(table).prefix_with("OR REPLACE"), rows)
    db.execute(delete(t.untold_claims).where(t.untold_claims.c.claim.in_(these(told.keys()))))


def _listed_on(claims: Collection[int]) -> Select[Any]:
    """Return the query of where the positions on some claims stand that the list of positions has."""
    query = select(_CA.number, _CA.place, _P.place).select_from(t.positions).join(
        t.claim_articles, _CA.key == _P.claim_article).join(t.articles, _A.number == _CA.number)
    return query.where(_CA.claim.in_(these(claims)), known_by(None), is_heard(None), on_a_claim(None))


def is_ranked(db: Connection) -> bool:
    """Whether the lists are what the claims, positions and articles come to."""
    for query in _lists(_CA.claim.is_not(None)):
        counted = query.subquery()
        kept = select(*(_R[name] for name in ("list", *_COLUMNS))).where(_R.list.in_(select(counted.c.list)))
        if db.execute(select(counted).except_(kept)).first() is not None:
            return False
    total = sum(db.scalar(select(func.count()).select_from(query.subquery())) or 0
                for query in _lists(_CA.claim.is_not(None)))
    rows = db.scalar(select(func.count()).select_from(t.claim_ranks))
    return total == rows and db.scalar(select(_STALE.claim).limit(1)) is None


def _lists(wanted: Any) -> tuple[Select[Any], ...]:
    """Return the queries of the rows of some claims: in the list of all that can be read alone, and in their kind's."""
    alone = ranks().where(known_by(None), no_topic(), is_heard(None), wanted).group_by(_CA.claim)
    kind = type_coerce(_CA.kind, Integer)
    of_kind = ranks().add_columns((kind + 1).label("list")).where(
        known_by(None), _CA.kind.is_not(None), is_heard(None), wanted).group_by(_CA.claim, kind)
    return tuple(_in_order(query) for query in (alone.add_columns(literal(READ_ALONE).label("list")), of_kind))


def _in_order(query: Select[Any]) -> Select[Any]:
    found = query.subquery()
    return select(*(found.c[name] for name in ("list", *_COLUMNS)))
