"""Which articles are copies or later versions of which. In: plain filters. Out: numbers of texts, rows."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, case, func, literal, null, select

from onrecord.record.queries.conditions import known_by
from onrecord.record.queries.pages import part_of, taken
from onrecord.record.rows import CopyPlace, Part, Slice
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.arrays import these

_A, _COPY = t.articles.c, t.articles.alias("copy").c


class Copies:
    """The copies on a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def same_text(self, first: int) -> list[int]:
        """Return a text and all that are its copies, or copies of these."""
        alike = select(literal(first).label("number")).cte("alike", recursive=True)
        alike = alike.union(select(_COPY.number).join(alike, _COPY.copy_of == alike.c.number))
        return list(self._db.scalars(select(alike.c.number)))

    def listed(self, among: Collection[int] | None,
        as_of: str | None,
        part: Part,
    ) -> Slice[CopyPlace]:
        """Return copies and later versions, by day of publication.

        ``among``: only these articles. Of older versions of a page only that they are versions is told.
        """
        c = t.copies.c
        copied = (
            select(_A.number, _A.copy_of.label("of"), c.kind, c.share, c.resemblance, _A.day, _A.id, _A.version)
            .join(t.copies, c.number == _A.number)
            .where(known_by(as_of))
        )
        edited = select(
            _A.number,
            _A.version_of.label("of"),
            literal("version").label("kind"),
            null().label("share"),
            null().label("resemblance"),
            _A.day,
            _A.id,
            _A.version,
        ).where(_A.version_of.is_not(None))
        if as_of is not None:
            edited = edited.where(_A.day <= as_of)
        if among is not None:
            wanted = these(among)
            copied, edited = copied.where(_A.number.in_(wanted)), edited.where(_A.number.in_(wanted))
        both = copied.union_all(edited).subquery()
        edit = case((both.c.kind == "version", 1), else_=0).label("edit")      # how near a copy is may change
        query = select(both, func.coalesce(both.c.day, "9999").label("out"), edit)
        return part_of(self._db, query, ("out", "id", "version", "edit"), part,
                       taken(CopyPlace, *CopyPlace._fields))
