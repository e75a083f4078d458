"""Which articles are copies or later versions of which, and what an article credits to others.

In: a moment of the record, perhaps an article. Out: ``CopyRow`` and ``CreditRow``.
"""

from __future__ import annotations

from typing import Any

from onrecord.errors import OnRecordError
from onrecord.linking.word_diff import story_changes
from onrecord.questions.answers import Page
from onrecord.questions.article_answers import CopyRow, CreditRow, Difference
from onrecord.questions.paging import page
from onrecord.questions.rows import Rows, quote
from onrecord.record import Part


def all_copies(rows: Rows, as_of: str | None, part: Part) -> Page[CopyRow]:
    """Return copies and later versions on record, by day of publication."""
    found = rows.snapshot.copies.listed(None, as_of, part)
    items = (_row(rows, row) for row in found.rows)
    return page("copies", items, found, part, rows.snapshot.articles.undated(as_of))


def copies_of(rows: Rows, number: int, as_of: str | None, part: Part) -> Page[CopyRow]:
    """Return the copies of the text that an article has, its own row among them, and the versions of its page.

    Each row tells what differs. Raises OR-501 where the article was not out by that day.
    """
    head = rows.head(number)
    if as_of is not None and (head.day is None or head.day > as_of):
        raise OnRecordError("OR-501", where=repr(head.id), detail=f"not yet by {as_of}")
    group = rows.snapshot.copies.same_text(first_of(rows, number))
    found = rows.snapshot.copies.listed([*group, *rows.snapshot.articles.versions(head.publication)], as_of, part)
    items = (_row(rows, row, differences=True) for row in found.rows)
    return page("copies", items, found, part, rows.snapshot.articles.undated(as_of))


def first_of(rows: Rows, number: int) -> int:
    """Return the article whose text an article has in the end: what is a copy of nothing."""
    while (of := rows.head(number).copy_of) is not None:
        number = of
    return number


def credited(rows: Rows, number: int) -> tuple[CreditRow, ...]:
    """Return what an article credits to others."""
    reading = rows.reading(number)
    return tuple(
        CreditRow(
            name=credit.shown,
            way=credit.way,
            whole=not credit.scope,
            quote=quote(reading, [credit.span]) if credit.span else None,
            scope=quote(reading, credit.scope) if credit.scope else None,
            source=credit.source is not None,
        )
        for credit in rows.snapshot.articles.credits([number])[number]
    )


def _row(rows: Rows, row: Any, differences: bool = False) -> CopyRow:
    head, other = rows.head(row.number), rows.head(row.of)
    return CopyRow(
        article=rows.ref(row.number) or "",
        outlet=head.outlet,
        published=head.published,
        title=head.title,
        kind=row.kind,
        of=rows.ref(row.of) or "",
        of_outlet=other.outlet,
        of_published=other.published,
        share=row.share,
        resemblance=row.resemblance,
        day=row.day,
        differences=_differences(rows, row.of, row.number) if differences else None,
    )


def _differences(rows: Rows, old: int, new: int) -> tuple[Difference, ...]:
    before, after = rows.reading(old), rows.reading(new)
    return tuple(
        Difference(
            change.kind,
            quote(before, [change.old]) if change.old else None,
            quote(after, [change.new]) if change.new else None,
        )
        for change in story_changes(before.article, after.article)
    )
