"""Which article is a copy of which, as the record keeps it: for the questions.

In: a reading transaction. Out: numbers of texts, and ``Found`` lists of copies and versions.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection, Integer, func, literal, null, select, text, type_coerce

from onrecord.record import tables as t
from onrecord.record.finding import known_by
from onrecord.record.list_parts import Found, Part, part_of

_A = t.articles.c


def same_text(db: Connection, first: int) -> list[int]:
    """Return an article and all that are its copies, or copies of these."""
    return list(
        db.scalars(
            text(
                "WITH RECURSIVE alike(number) AS (SELECT :first UNION SELECT a.number FROM articles AS a "
                "JOIN alike ON a.copy_of = alike.number) SELECT number FROM alike"
            ),
            {"first": first},
        )
    )


def versions(db: Connection, publication: str) -> list[int]:
    """Return the texts of one page."""
    return list(db.scalars(select(_A.number).where(_A.publication == publication)))


def copy_rows(
    db: Connection,
    among: Collection[int] | None,
    as_of: str | None,
    part: Part,
) -> Found:
    """Return (number, of, kind, share, resemblance, day) of copies and of later versions, by day of publication.

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
        wanted = select(func.json_each(json.dumps(sorted(among))).table_valued("value").c.value)
        copied, edited = copied.where(_A.number.in_(wanted)), edited.where(_A.number.in_(wanted))
    both = copied.union_all(edited).subquery()
    edit = type_coerce(both.c.kind == "version", Integer).label("edit")      # how near a copy is may change
    query = select(both, func.coalesce(both.c.day, "9999").label("out"), edit)
    return part_of(db, query, ("out", "id", "version", "edit"), part)
