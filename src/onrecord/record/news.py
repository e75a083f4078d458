"""What some articles brought that the record did not hold before: places of claims, positions and actors.

In: a reading transaction and ``Lately``: since a day, or one article. Out: rows of numbers and places; whether a
position has changed or a number is another one is decided by the questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, exists, false, func, select

from onrecord.record import tables as t
from onrecord.record.finding_claims import is_heard, no_topic

_A, _CA, _P, _M = t.articles.c, t.claim_articles.c, t.positions.c, t.article_actors.c
Line = Any


class Lately(NamedTuple):
    """The articles asked about: published from ``since`` to ``until`` (both null for any), or the one ``number``.

    ``before``: what was published before that day is what the record held; null: nothing is known to be older.
    """

    since: str | None
    until: str | None
    number: int | None
    before: str | None


def _late(lately: Lately) -> Any:
    if lately.number is not None:
        return and_(_A.number == lately.number)
    bounds = [_A.current, _A.day.is_not(None), _A.day >= (lately.since or "")]
    return and_(*bounds, _A.day <= lately.until) if lately.until else and_(*bounds)


def _early(lately: Lately, articles: Any) -> Any:
    """Return the condition that an article (by an alias) was out before."""
    if lately.before is None:
        return false()
    return and_(articles.c.current, articles.c.day < lately.before)


def new_claims(db: Connection, lately: Lately) -> Sequence[Line]:
    """Return (claim, number, place, since) of claims that no earlier article has, each where it comes first."""
    earlier, old = t.claim_articles.alias(), t.articles.alias()
    known = exists().where(earlier.c.claim == _CA.claim, old.c.number == earlier.c.number, _early(lately, old))
    query = (
        select(_CA.claim, _CA.number, _CA.place, func.min(_CA.since).label("since"))
        .join(t.articles, _A.number == _CA.number)
        .where(_late(lately), no_topic(), is_heard(lately.until), ~known)
        .group_by(_CA.claim)
    )
    return db.execute(query.order_by("since")).all()


def known_claims(db: Connection, lately: Lately) -> Sequence[Line]:
    """Return (claim, number, place, since) of claims that an earlier article has too, wherever they stand."""
    earlier, old = t.claim_articles.alias(), t.articles.alias()
    known = exists().where(earlier.c.claim == _CA.claim, old.c.number == earlier.c.number, _early(lately, old))
    query = (
        select(_CA.claim, _CA.number, _CA.place, _CA.since)
        .join(t.articles, _A.number == _CA.number)
        .where(_late(lately), _A.copy_of.is_(None), known)
    )
    return db.execute(query.order_by(_CA.since)).all()


def earlier_places(db: Connection, claim: int, lately: Lately) -> Sequence[Line]:
    """Return (number, place, since) of a claim in earlier articles, oldest first."""
    query = (
        select(_CA.number, _CA.place, _CA.since)
        .join(t.articles, _A.number == _CA.number)
        .where(_CA.claim == claim, _early(lately, t.articles))
    )
    return db.execute(query.order_by(_CA.since)).all()


def positions_of(db: Connection, claim: int, lately: Lately, late: bool) -> Sequence[Line]:
    """Return (number, claim_place, place, party, position, sort_day, since) of a claim's positions, oldest first.

    ``late``: those of the articles asked about, else those of earlier ones.
    """
    query = (
        select(_CA.number, _CA.place.label("claim_place"), _P.place, _P.party, _P.position, _P.sort_day, _CA.since)
        .select_from(t.positions)
        .join(t.claim_articles, _CA.key == _P.claim_article)
        .join(t.articles, _A.number == _CA.number)
        .where(_CA.claim == claim, _late(lately) if late else _early(lately, t.articles), _P.party.is_not(None))
    )
    return db.execute(query.order_by(_P.sort_day, _CA.since, _P.place)).all()


def new_actors(db: Connection, lately: Lately) -> Sequence[Line]:
    """Return (actor, number, id in the reading, since) of named actors no earlier article has, where they begin."""
    earlier, old = t.article_actors.alias(), t.articles.alias()
    known = exists().where(earlier.c.actor == _M.actor, old.c.number == earlier.c.number, _early(lately, old))
    since = func.coalesce(_A.day, "9999").concat(" ").concat(_A.id).label("since")
    query = (
        select(_M.actor, _M.number, _M.id, func.min(since).label("since"))
        .join(t.articles, _A.number == _M.number)
        .join(t.actors, t.actors.c.id == _M.actor)
        .where(_late(lately), t.actors.c.named, ~known)
        .group_by(_M.actor)
    )
    return db.execute(query.order_by("since", _M.actor)).all()
