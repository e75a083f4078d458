"""By what claims are ranked in their lists. In: nothing. Out: a query with what each claim's place follows from."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, case, exists, func, select

from onrecord.facts.vocabulary import AFFIRMING, AGAINST
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.arrays import least

_A, _CA, _P = t.articles.c, t.claim_articles.c, t.positions.c
_HELD = t.positions.alias("held").c
READ_ALONE = 0      # the list of all that can be read alone


def list_of(kind: str | None) -> int:
    """Return the number of a list: that of the claims of one kind, or of all that can be read alone."""
    return READ_ALONE if kind is None else 1 + (t.CLAIM_KIND.kept(kind) or 0)


def ranks() -> Select[Any]:
    """Return the query of claims with their ranks, lowest first, to be narrowed and grouped by claim.

    First those on which parties differ, of these those in most outlets, then those in most articles and with most
    positions, then the oldest.
    """
    held = select(func.count()).where(_P.claim_article == _CA.key).correlate(t.claim_articles).scalar_subquery()
    return select(
        _CA.claim, (-least(func.max(_taken(AFFIRMING)), func.max(_taken(AGAINST)))).label("agreed"),
        (-func.count(_A.outlet.distinct())).label("fewer_outlets"),
        (-func.count(_CA.number.distinct())).label("fewer_articles"),
        (-func.sum(held)).label("fewer_positions"), func.min(_CA.since).label("since")).join(
        t.articles, _A.number == _CA.number)


def _taken(kinds: Collection[str]) -> Any:
    """Return the SQL expression 1 where an article's claim has a position of some kinds, else 0."""
    return case((exists().where(_HELD.claim_article == _CA.key, _HELD.position.in_(sorted(kinds))), 1), else_=0)
