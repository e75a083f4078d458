"""Where it is said how two sides stand to each other. In: two sides, days. Out: places of ``linking.ties``."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, and_, func, or_, select

from onrecord.record.event_rows import TiePlace
from onrecord.record.queries.conditions import days, known_by
from onrecord.record.queries.pages import part_of, taken
from onrecord.record.rows import Part, Slice
from onrecord.record.schema import tables as t
from onrecord.record.schema.columns import NEVER

_A, _T = t.articles.c, t.told_ties.c
_OUT = func.coalesce(_A.day, NEVER)


class Ties:
    """What is said of ties, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def told(self, one: Collection[str], other: Collection[str], *, since: str | None, until: str | None,
             as_of: str | None, part: Part) -> Slice[TiePlace]:
        """Return where articles of some days tell how two sides (ids, any of them) stand to each other; no copies."""
        query = select(_OUT.label("out"), _A.id.label("article"), _T.place, _T.number).join(
            t.articles, _A.number == _T.number).where(
            or_(and_(_T.one.in_(one), _T.other.in_(other)), and_(_T.one.in_(other), _T.other.in_(one))),
            _A.copy_of.is_(None), known_by(as_of)).distinct()
        if (since, until) != (None, None):
            query = query.where(_OUT.between(*days(since, until)))
        return part_of(self._db, query, ("out", "article", "place"), part, taken(TiePlace, "number", "place"))
