"""Parts of a list: the rows that come after a place, in the list's own order.

In: a query, and the names of the columns it is sorted by. Out: ``Slice``: rows, how many the whole list has, and the
place of the last one. A place is what a row is sorted by, never a count of rows: what is taken in or taken off
meanwhile shifts no part, and rows that were seen are passed over by what they are, not one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, tuple_

from onrecord.record.rows import Key, Part, Slice
from onrecord.record.schema import tables as t
from onrecord.record.schema.columns import NEVER

T = TypeVar("T")
_MOST = 2**63 - 1


def part_of(db: Connection, query: Select[Any], order: Sequence[str], part: Part, row: Callable[[Any], T],
            undated: bool = False, total: Select[Any] | None = None) -> Slice[T]:
    """Return one part of a query's rows, sorted by the columns of these names, which no two rows have alike.

    None of them is null, but for the first where ``undated`` says so: rows without it come last. ``row`` makes of a
    line of the database what is returned. ``total``: a quicker query of how many rows there are, if there is one.
    """
    def count() -> int:
        return db.scalar(select(func.count()).select_from(query.subquery()) if total is None else total) or 0

    if part.limit == 0 and part.after is None:
        return Slice((), count())
    found = _cut(_lines(db, query, order, part, None if undated else NEVER), part, attrgetter(*order), count)
    return Slice([row(line) for line in found.rows], found.total, found.last)


def part_of_all(db: Connection, queries: Iterable[Select[Any]], order: Sequence[str], part: Part,
                row: Callable[[Any], T], total: Select[Any]) -> Slice[T]:
    """Return one part of the rows of several queries together, each row once, as ``part_of`` does of one.

    An index leads to the first few of each in their order, so no more of them is looked at than is told, however many
    there are. What has no day says ``NEVER``.
    """
    def count() -> int:
        return db.scalar(total) or 0

    if part.limit == 0 and part.after is None:
        return Slice((), count())
    place = attrgetter(*order)
    lines = {place(line): line for query in queries for line in _lines(db, query, order, part, NEVER)}
    dated, never = ([key for key in sorted(lines, reverse=part.newest) if (key[0] == NEVER) is undated]
                    for undated in (False, True))
    found = _cut([lines[key] for key in (*dated, *never)], part, place, count)
    return Slice([row(line) for line in found.rows], found.total, found.last)


def _lines(db: Connection, query: Select[Any], order: Sequence[str], part: Part, none: str | None) -> list[Any]:
    """Return the lines of one part of a query, and one more where more follow."""
    lines: list[Any] = []
    for leg in _legs(query, order, part, none):
        lines += db.execute(leg.limit(None if part.limit is None else min(part.limit + 1, _MOST) - len(lines))).all()
        if part.limit is not None and len(lines) > part.limit:
            break
    return lines


def counted(query: Select[Any]) -> Select[Any]:
    """Return the query of how many rows a query has that says what it selects from, and no row twice."""
    return query.with_only_columns(func.count())


def total_of(name: str) -> Select[Any]:
    """Return the query of how many rows a list has in all, as that is kept: articles, statements, events, stories."""
    return select(t.totals.c.counted).where(t.totals.c.list == name)


def taken(row: Callable[..., T], *names: str) -> Callable[[Any], T]:
    """Return what makes a row of a line's columns of these names."""
    if len(names) == 1:
        return lambda line: row(getattr(line, names[0]))
    pick = attrgetter(*names)
    return lambda line: row(*pick(line))


def part_of_rows(rows: Sequence[T], place: Callable[[T], Key], part: Part) -> Slice[T]:
    """Return one part of rows that are sorted by their ``place`` already, oldest first."""
    after: Any = part.after
    if part.newest:
        left = _turned_round(rows, place, after)
    else:
        left = list(rows) if after is None else [row for row in rows if place(row) > after]
    return _cut(left, part, place, lambda: len(rows))


def merged(one: Slice[T], others: Sequence[T], place: Callable[[T], Key], part: Part) -> Slice[T]:
    """Return one part of a list of which one part is there and the other rows, all of them, are not yet among it.

    Both are sorted by their ``place``, and the rows of ``one`` are as many as were asked for.
    """
    after: Any = part.after
    left = [row for row in others if after is None or place(row) > after]
    end: Any = one.last
    rows = sorted([*one.rows, *(row for row in left if end is None or place(row) < end)], key=place)
    total = one.total + len(others)
    if part.limit is None or (len(rows) <= part.limit and one.last is None):
        return Slice(rows, total)
    here = rows[:part.limit]
    return Slice(here, total, place(here[-1]) if here else part.after)


def _turned_round(rows: Sequence[T], place: Callable[[T], Key], after: Any) -> list[T]:
    """Return rows from the last to the first, those of no day after all others; only those after a place."""
    found: list[T] = []
    for never in (False, True):
        here = [row for row in reversed(rows) if (place(row)[0] == NEVER) is never]
        if after is None or (never and after[0] != NEVER):
            found += here
        elif (after[0] == NEVER) is never:
            found += [row for row in here if place(row) < after]
    return found


def _cut(rows: Sequence[T], part: Part, place: Callable[[T], Key], count: Callable[[], int]) -> Slice[T]:
    """Leave out what is more than was asked for. Only a part of a list has to be counted apart."""
    if part.limit is None or len(rows) <= part.limit:
        return Slice(rows, count() if part.after is not None else len(rows))
    here = rows[:part.limit]
    return Slice(here, count(), place(here[-1]) if here else part.after)


def _legs(query: Select[Any], order: Sequence[str], part: Part, none: str | None) -> Iterator[Select[Any]]:
    """Yield the query in its order. Those with a day and those without are two: so an index of days leads to the part.

    An order by 'no day' first, then by day, would have to look at every row of the record. ``none``: how the first
    column says that there is no day; where that sorts last by itself, one query will do.
    """
    keys, after = [query.selected_columns[name] for name in order], part.after
    if none is not None and not part.newest:
        yield _after(query, keys, part).order_by(*keys)
        return
    if after is None or after[0] != none:
        yield _after(query.where(keys[0].is_distinct_from(none)), keys, part).order_by(*_turned(keys, part))
    rest = part._replace(after=None if after is None or after[0] != none else after[1:])
    yield _after(query.where(keys[0].is_not_distinct_from(none)), keys[1:], rest).order_by(*_turned(keys[1:], part))


def _turned(keys: Sequence[ColumnElement[Any]], part: Part) -> list[ColumnElement[Any]]:
    return [key.desc() for key in keys] if part.newest else list(keys)


def _after(query: Select[Any], keys: Sequence[ColumnElement[Any]], part: Part) -> Select[Any]:
    if part.after is None:
        return query
    values = tuple_(*(literal(value, key.type) for value, key in zip(part.after, keys, strict=True)))
    return query.where(tuple_(*keys) < values if part.newest else tuple_(*keys) > values)
