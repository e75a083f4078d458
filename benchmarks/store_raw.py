"""Rows that a record has just taken in, written again by plain sqlite3: what a row costs where nothing is decided.

In: the file of a record that grows, batch by batch. Out: CPU seconds of writing the new rows of each batch into another
file with the same tables and indexes, one transaction a batch, ``executemany`` a table, in the order of the keys. Which
rows are new is looked up before the clock runs. Rows that a later article changes are written once, as they first were.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.facts import Reading
from onrecord.record.schema.claim_wordings import marks_in, wordings_of
from onrecord.record.schema.columns import indexed, marks_of

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536")
_COUNTED = ("number", "key", "claim_article", "statement", "event")     # columns that tell new rows, the first there is
_PASSED = ("vocabulary", "counters", "alembic_version", "names", "sqlite_sequence", "story_days")
_WORDS = ("article_words", "statement_words", "claim_words")


class Again:
    """A file with the tables of a record, into which its new rows are written."""

    def __init__(self, record: Path, copy: Path) -> None:
        self._from = sqlite3.connect(record, isolation_level=None)
        self._to = sqlite3.connect(copy, isolation_level=None)
        for pragma in _PRAGMAS:
            self._to.execute(f"PRAGMA {pragma}")
        made = self._from.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        for name, sql in made:
            if not name.startswith(tuple(f"{words}_" for words in _WORDS)) and name != "sqlite_sequence":
                self._to.execute(sql)
        self._tables = dict(_shapes(self._from))
        self._last = dict.fromkeys(self._tables, 0)
        self._names: set[tuple[Any, ...]] = set()

    def write(self, readings: Iterable[Reading]) -> float:
        """Write what came in with some readings; return the CPU seconds that it took."""
        texts = {reading.article.id: reading.article.text for reading in readings}
        rows = [(_insertion(table, len(columns)), self._new(table, columns)) for table, columns in self._tables.items()]
        names = set(self._from.execute("SELECT * FROM names").fetchall()) - self._names
        self._names |= names
        rows.append((_insertion("names", 3), sorted(names)))
        rows += self._words(texts)
        began = time.process_time()
        self._to.execute("BEGIN IMMEDIATE")
        for sql, values in rows:
            self._to.executemany(sql, values)
        self._to.execute("COMMIT")
        return time.process_time() - began

    def close(self) -> None:
        """Close both files."""
        self._from.close()
        self._to.close()

    def _new(self, table: str, columns: Sequence[str]) -> list[tuple[Any, ...]]:
        by = next(name for name in _COUNTED if name in columns)
        found = self._from.execute(f"SELECT * FROM {table} WHERE {by} > ?", (self._last[table],)).fetchall()
        at = columns.index(by)
        self._last[table] = max((row[at] for row in found), default=self._last[table])
        return found

    def _words(self, texts: dict[str, str]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        """Yield what goes into the indexes of words: of the articles, statements and claims just written."""
        ids = {row[0]: texts[row[1]] for row in self._from.execute(
            "SELECT number, id FROM articles ORDER BY number DESC LIMIT ?", (len(texts),)) if row[1] in texts}
        first = min(ids, default=0)
        yield "INSERT INTO article_words (rowid, text) VALUES (?, ?)", sorted(ids.items())
        for index, asked, marks in (
                ("statement_words", "SELECT key, words FROM statements WHERE number >= ?", marks_of),
                ("claim_words", "SELECT key, wordings FROM claim_articles WHERE number >= ?", _marks)):
            yield (f"INSERT INTO {index} (rowid, words) VALUES (?, ?)",
                   [(key, indexed(marks(kept))) for key, kept in self._from.execute(asked, (first,))])


def _marks(kept: str) -> set[str]:
    return marks_in(wordings_of(kept))


def _shapes(db: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"):
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
        if name not in _PASSED and not name.startswith(_WORDS) and not set(columns).isdisjoint(_COUNTED):
            yield name, columns


def _insertion(table: str, columns: int) -> str:
    return f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * columns)})"
