"""The indexes of words: which articles have which words, in any form; which statements and claims have which marks.

They keep no texts, these stand in the readings. In: texts, marks. Out: their words in the record's index (FTS5,
'contentless': what goes must be told word by word), and where
the words of a search stand in a text, from an index in memory that cuts texts into words in the same way.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing

from sqlalchemy import Connection

from onrecord.record.columns import indexed
from onrecord.record.sheaf import Index, driver

_INDEXES = ("article_words", "statement_words", "claim_words")
WORDS_ALIKE = "tokenize='porter unicode61 remove_diacritics 2'"


def write_words(db: Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Write the words of some articles, by number."""
    rows = list(texts)
    if rows:
        db.exec_driver_sql("INSERT INTO article_words(rowid, text) VALUES (?, ?)", rows)


def all_of(marks: Iterable[str]) -> str:
    """Return the search for all of some marks in an index of marks."""
    return " AND ".join(f'"{one}"' for one in indexed(marks).split())


def any_of(marks: Iterable[str]) -> str:
    """Return the search for any of some marks in an index of marks."""
    return " OR ".join(f'"{one}"' for one in indexed(marks).split())


def forget_marks(db: Connection, index: Index, rows: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Remove statements or claims, by key, from the index of their marks; these must be those that were written."""
    driver(db).executemany(f"INSERT INTO {index} ({index}, rowid, words) VALUES ('delete', ?, ?)",
                           [(key, indexed(marks)) for key, marks in rows])


def forget_words(db: Connection, number: int, text: str) -> None:
    """Remove the words of an article, of which ``text`` is what was written."""
    db.exec_driver_sql("INSERT INTO article_words(article_words, rowid, text) VALUES ('delete', ?, ?)", (number, text))


def write_over(db: Connection) -> None:
    """Bring each index into one piece, so that what was removed is in none."""
    for index in _INDEXES:
        db.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def clear_words(db: Connection) -> None:
    """Empty all indexes."""
    for index in _INDEXES:
        db.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")


def marked(wanted: str, texts: Mapping[int, str]) -> tuple[str, dict[int, str]]:
    """Return a mark, and texts by number with it before and after every word that is wanted (in FTS5's syntax).

    The mark is drawn anew every time, so no text can hold it.
    """
    mark = secrets.token_hex(16)
    if not texts or not wanted:
        return mark, {}
    with closing(_in_memory(texts)) as memory:
        rows = memory.execute(
            "SELECT rowid, highlight(words, 0, ?, ?) FROM words WHERE words MATCH ?", (mark, mark, wanted)
        )
        return mark, {number: str(text) for number, text in rows}


def how_many(text: str) -> bytes:
    """Return how the index counts the words of a text."""
    with closing(_in_memory({1: text})) as memory:
        return bytes(memory.execute("SELECT sz FROM words_docsize").fetchone()[0])


def counted(db: Connection, number: int) -> bytes | None:
    """Return how the record's index has counted the words of an article; null where it has not."""
    found = db.exec_driver_sql("SELECT sz FROM article_words_docsize WHERE id = ?", (number,)).scalar()
    return None if found is None else bytes(found)


def _in_memory(texts: Mapping[int, str]) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", isolation_level=None)
    memory.execute(f"CREATE VIRTUAL TABLE words USING fts5(text, {WORDS_ALIKE})")
    memory.execute("BEGIN")
    memory.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", texts.items())
    return memory
