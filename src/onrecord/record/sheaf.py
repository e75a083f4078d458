"""Rows of many readings, gathered and then written table by table.

In: rows as they arise. Out: one statement a table, its rows in the order of their key, whatever the number of readings:
what a row costs is then nearly what SQLite takes for it. Nobody may ask for these rows before ``write``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, func, select

Row = Mapping[str, Any]


class Sheaf:
    """The rows of some readings that are written within one writing transaction."""

    def __init__(self, db: Connection) -> None:
        """Take the connection of a writing transaction: no other writer can take the keys given out here."""
        self.db = db
        self._rows: dict[Table, list[tuple[Any, ...]]] = {}
        self._keys: dict[Table, int] = {}
        self._names: set[tuple[str, str, int]] = set()

    def put(self, table: Table, rows: Iterable[Row]) -> None:
        """Gather rows, each with all columns of the table; those whose key is there are passed over."""
        self._rows.setdefault(table, []).extend(map(_picked(table), rows))

    def keyed(self, table: Table, row: Row) -> int:
        """Gather one row of a table that has a ``key``; return the key it gets."""
        if table not in self._keys:
            self._keys[table] = self.db.scalar(select(func.max(table.c.key))) or 0
        key = self._keys[table] = self._keys[table] + 1
        self.put(table, [{**row, "key": key}])
        return key

    def name(self, number: int, names: Iterable[tuple[str, str]]) -> None:
        """Gather by which names a reading calls actors: (name, actor)."""
        self._names.update((name, actor, number) for name, actor in names)

    def write(self) -> None:
        """Write all rows, parents before what belongs to them."""
        for table in sorted(self._rows, key=_rank):
            rows = self._rows[table]
            if rows:
                rows.sort(key=_order(table))
                self.db.exec_driver_sql(_insertion(table), rows)
        self._rows.clear()
        if self._names:
            called = sorted({(name, actor) for name, actor, _ in self._names})
            self.db.exec_driver_sql("INSERT OR IGNORE INTO names (name, actor) VALUES (?, ?)", called)
            self.db.exec_driver_sql("INSERT OR IGNORE INTO article_names (name, number) "
                                    "SELECT key, ?3 FROM names WHERE name = ?1 AND actor = ?2", sorted(self._names))
            self._names.clear()


@cache
def _rank(table: Table) -> int:
    """Return the place of a table among all: those it refers to come before it."""
    return table.metadata.sorted_tables.index(table)


@cache
def _picked(table: Table) -> Any:
    return itemgetter(*(column.name for column in table.columns))


@cache
def _order(table: Table) -> Any:
    """Return by what the rows of a table are ordered: its key, of which no part is null."""
    names = [column.name for column in table.columns]
    return itemgetter(*(names.index(column.name) for column in table.primary_key.columns))


@cache
def _insertion(table: Table) -> str:
    names = [f'"{column.name}"' for column in table.columns]
    return f'INSERT OR IGNORE INTO "{table.name}" ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})'


def driver(db: Connection) -> Any:
    """Return the driver's own connection (sqlite3's), in the same transaction: for what is asked very often."""
    return db.connection.driver_connection


def write_rows(db: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Write rows at once; those whose key is there are passed over."""
    sheaf = Sheaf(db)
    sheaf.put(table, rows)
    sheaf.write()
