"""What some articles brought that the record did not hold before: places of claims, positions and actors.

In: ``Lately``: since a day, or one article. Out: rows of numbers and places; whether a
position has changed or a number is another one is decided by the questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, exists, false, func, select

from onrecord.facts.days import day_before
from onrecord.record.queries.conditions import is_heard, no_topic, was_current
from onrecord.record.rows import ClaimTold, Lately, NewActor, PositionTold
from onrecord.record.schema import tables as t

_A, _CA, _P, _M = t.articles.c, t.claim_articles.c, t.positions.c, t.article_actors.c


class News:
    """What is new on a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def claims(self, lately: Lately) -> Sequence[ClaimTold]:
        """Return claims that no earlier article has, each where it comes first."""
        earlier, old = t.claim_articles.alias(), t.articles.alias()
        known = exists().where(earlier.c.claim == _CA.claim, old.c.number == earlier.c.number, _early(lately, old))
        query = (
            select(_CA.claim, _CA.number, _CA.place, _CA.since)
            .join(t.articles, _A.number == _CA.number)
            .where(_late(lately), no_topic(), is_heard(lately.until), ~known)
        )
        first: dict[int, ClaimTold] = {}
        for row in self._db.execute(query.order_by(_CA.since)):
            first.setdefault(row.claim, ClaimTold(*row))
        return list(first.values())

    def known_claims(self, lately: Lately) -> Sequence[ClaimTold]:
        """Return claims that an earlier article has too, wherever they stand."""
        earlier, old = t.claim_articles.alias(), t.articles.alias()
        known = exists().where(earlier.c.claim == _CA.claim, old.c.number == earlier.c.number, _early(lately, old))
        query = (
            select(_CA.claim, _CA.number, _CA.place, _CA.since)
            .join(t.articles, _A.number == _CA.number)
            .where(_late(lately), _A.copy_of.is_(None), known)
        )
        return [ClaimTold(*row) for row in self._db.execute(query.order_by(_CA.since))]

    def earlier(self, claim: int, lately: Lately) -> Sequence[ClaimTold]:
        """Return a claim in earlier articles, oldest first."""
        query = (
            select(_CA.claim, _CA.number, _CA.place, _CA.since)
            .join(t.articles, _A.number == _CA.number)
            .where(_CA.claim == claim, _early(lately, t.articles))
        )
        return [ClaimTold(*row) for row in self._db.execute(query.order_by(_CA.since))]

    def positions(self, claim: int, lately: Lately, late: bool) -> Sequence[PositionTold]:
        """Return a claim's positions, oldest first.

        ``late``: those of the articles asked about, else those of earlier ones.
        """
        query = (
            select(_CA.number, _CA.place.label("claim_place"), _P.place, _P.party, _P.position, _P.sort_day, _CA.since)
            .select_from(t.positions)
            .join(t.claim_articles, _CA.key == _P.claim_article)
            .join(t.articles, _A.number == _CA.number)
            .where(_CA.claim == claim, _late(lately) if late else _early(lately, t.articles), _P.party.is_not(None))
        )
        return [PositionTold(*row) for row in self._db.execute(query.order_by(_P.sort_day, _CA.since, _P.place))]

    def actors(self, lately: Lately) -> Sequence[NewActor]:
        """Return named actors no earlier article has, where they begin."""
        earlier, old = t.article_actors.alias(), t.articles.alias()
        known = exists().where(earlier.c.actor == _M.actor, old.c.number == earlier.c.number, _early(lately, old))
        since = func.coalesce(_A.day, "9999").concat(" ").concat(_A.id)
        query = (
            select(_M.actor, _M.number, _M.id)
            .join(t.articles, _A.number == _M.number)
            .join(t.actors, t.actors.c.id == _M.actor)
            .where(_late(lately), t.actors.c.named, ~known)
        )
        first: dict[str, NewActor] = {}
        for row in self._db.execute(query.order_by(since, _M.actor, _M.number, _M.id)):
            first.setdefault(row.actor, NewActor(*row))
        return list(first.values())


def _late(lately: Lately) -> Any:
    if lately.number is not None:
        return and_(_A.number == lately.number)
    days = _A.day.is_not(None), _A.day >= (lately.since or "")
    if lately.until is None:
        return and_(_A.current, *days)
    either = _A.current.in_((True, False))      # so that the index of both leads to the days
    return and_(either, *days, _A.day <= lately.until, was_current(t.articles, lately.until))


def _early(lately: Lately, articles: Any) -> Any:
    """Return the condition that an article (by an alias) was out before."""
    if lately.before is None:
        return false()
    return and_(articles.c.day < lately.before, was_current(articles, day_before(lately.before)))
