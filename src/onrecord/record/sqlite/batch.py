"""Rows of many readings, gathered and then written table by table.

In: rows as they arise. Out: one statement a table, its rows in the order of their key, whatever the number of readings:
what a row costs is then nearly what SQLite takes for it. Nobody may ask for these rows before ``write``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Literal

from sqlalchemy import Connection, Table

from onrecord.record.schema.columns import Shaped, indexed
from onrecord.record.schema.tables import ACTOR
from onrecord.record.sqlite.counters import last, set_last
from onrecord.record.sqlite.engine import driver

Row = Mapping[str, Any]
Index = Literal["statement_words", "claim_words"]
_CALLED = ("INSERT INTO names (name, actor, articles) VALUES (?, ?, ?) "
           "ON CONFLICT (name, actor) DO UPDATE SET articles = articles + excluded.articles")

_FIRST_NAME = "UPDATE actors SET number = ?, name = ? WHERE id = ? AND name = ?"


class Batch:
    """The rows of some readings that are written within one writing transaction."""

    def __init__(self, db: Connection) -> None:
        """Take the connection of a writing transaction: no other writer can take the keys given out here."""
        self.db = db
        self._rows: dict[Table, list[tuple[Any, ...]]] = {}
        self._keys: dict[Table, int] = {}
        self._names: Counter[tuple[str, str]] = Counter()
        self._states: list[tuple[int, str, str]] = []
        self._words: dict[Index, list[tuple[int, str]]] = {}

    def put(self, table: Table, rows: Iterable[Row]) -> None:
        """Gather rows, each with all columns of the table; those whose key is there are passed over."""
        self._rows.setdefault(table, []).extend(map(_picked(table), rows))

    def put_kept(self, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
        """Gather rows whose values stand in the order of the table's columns, as they are kept."""
        self._rows.setdefault(table, []).extend(rows)

    def keyed(self, table: Table, row: Row) -> int:
        """Gather one row of a table that has a ``key``; return the key it gets."""
        if table not in self._keys:
            self._keys[table] = last(self.db, table.name)
        key = self._keys[table] = self._keys[table] + 1
        self.put(table, [{**row, "key": key}])
        return key

    def name(self, called: Iterable[tuple[str, str]]) -> None:
        """Gather by which different names a reading calls actors: (name, actor)."""
        self._names.update(called)

    def state(self, number: int, code: str, name: str) -> None:
        """Gather the name that a reading has for a state that the table of states does not know."""
        self._states.append((number, code, name))

    def index(self, words: Index, key: int, marks: Iterable[str]) -> None:
        """Gather what a statement or an article's claim is found by."""
        self._words.setdefault(words, []).append((key, indexed(marks)))

    def rows(self, table: Table) -> Sequence[tuple[Any, ...]]:
        """Return the rows of a table that are gathered, in the order of its columns, as they are to be kept."""
        return self._rows.get(table, ())

    def write(self) -> None:
        """Write all rows, parents before what belongs to them."""
        raw = driver(self.db)
        for table in sorted(self._rows, key=_rank):
            rows = self._rows[table]
            if rows:
                _sort(rows, table)
                raw.executemany(_insertion(table), rows)
        self._rows.clear()
        for table, key in self._keys.items():
            set_last(self.db, table.name, key)
        self._keys.clear()
        raw.executemany(_FIRST_NAME, [(number, name, ACTOR.kept(code), code)
                                      for number, code, name in sorted(self._states)])
        self._states.clear()
        if self._names:
            raw.executemany(_CALLED, [(name, ACTOR.kept(actor), times)
                                      for (name, actor), times in sorted(self._names.items())])
            self._names.clear()
        for words, rows in self._words.items():
            raw.executemany(f"INSERT INTO {words} (rowid, words) VALUES (?, ?)", rows)
        self._words.clear()


@cache
def _rank(table: Table) -> int:
    """Return the place of a table among all: those it refers to come before it."""
    return table.metadata.sorted_tables.index(table)


@cache
def _picked(table: Table) -> Callable[[Row], tuple[Any, ...]]:
    names = [column.name for column in table.columns]
    pick = itemgetter(*names)
    kept = [(place, bind) for place, column in enumerate(table.columns) if (bind := in_shape(column)) is not None]

    def picked(row: Row) -> tuple[Any, ...]:
        if not kept:
            return pick(row)  # type: ignore[no-any-return]
        values = list(pick(row))
        for place, bind in kept:
            values[place] = bind(values[place])
        return tuple(values)

    return picked


def in_shape(column: Any) -> Callable[[Any], Any] | None:
    """Return what makes of a value of a column what is kept; null where that is the same."""
    return column.type.kept if isinstance(column.type, Shaped) else None


def _sort(rows: list[tuple[Any, ...]], table: Table) -> None:
    """Sort rows by the key of their table, of which no part is null."""
    rows.sort(key=itemgetter(*_key(table)))


@cache
def _key(table: Table) -> tuple[int, ...]:
    names = [column.name for column in table.columns]
    return tuple(names.index(column.name) for column in table.primary_key.columns)


@cache
def _insertion(table: Table) -> str:
    names = [f'"{column.name}"' for column in table.columns]
    return f'INSERT OR IGNORE INTO "{table.name}" ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})'
