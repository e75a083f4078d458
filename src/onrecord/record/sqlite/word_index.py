"""The indexes of words: which articles have which words, in any form; which statements and claims have which marks.

They keep no texts, these stand in the readings. In: texts, marks. Out: their words in the record's index (FTS5,
'contentless': what goes must be told word by word), and where
the words of a search stand in a text, from an index in memory that cuts texts into words in the same way.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, Integer, column, false, literal_column, select, table
from sqlalchemy.exc import DatabaseError

from onrecord.record.schema.columns import indexed, mark
from onrecord.record.sqlite.arrays import was_current
from onrecord.record.sqlite.batch import Index
from onrecord.record.sqlite.engine import driver

_INDEXES = ("article_words", "statement_words", "claim_words")
_TEXTS_WITH = (
    "SELECT a.number FROM article_words JOIN articles AS a ON a.number = article_words.rowid "
    f"WHERE article_words MATCH :wanted AND (:day IS NULL OR a.day <= :day) AND {was_current('a', ':day')} "
    "ORDER BY article_words.rowid DESC LIMIT :most"
)
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


def has_all(index: Index, key: Any, words: Collection[str]) -> Any:
    """Return the condition that all of these words (stems) stand in what an index has under a key."""
    if not words:
        return false()
    index_of = table(index, column("rowid", Integer))
    return key.in_(select(index_of.c.rowid).where(literal_column(index).op("MATCH")(all_of(map(mark, words)))))


def spread(db: Connection, index: Index, one: str, most: int) -> int:
    """Return how many have a mark, counted to so many at most."""
    having = f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT {most}"
    return int(driver(db).execute(f"SELECT count(*) FROM ({having})", (all_of([one]),)).fetchone()[0])


def keys_with(db: Connection, index: Index, one: str, most: int) -> list[int]:
    """Return the keys of what has a mark, the newest first, so many at most."""
    having = f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid DESC LIMIT {most}"
    return [key for (key,) in driver(db).execute(having, (all_of([one]),))]


def keys_with_any(db: Connection, index: Index, marks: Iterable[str]) -> list[int]:
    """Return the keys of all that has any of some marks."""
    having = f"SELECT rowid FROM {index} WHERE {index} MATCH ?"
    return [key for (key,) in driver(db).execute(having, (any_of(marks),))]


def texts_with(db: Connection, words: Iterable[str], as_of: str | None, most: int) -> list[int]:
    """Return up to ``most`` texts in which all the words stand (any form of a word), the newest first."""
    wanted = " ".join(f'"{word}"' for word in words if word.isalnum())
    if not wanted:
        return []
    found = driver(db).execute(_TEXTS_WITH, {"wanted": wanted, "day": as_of, "most": most})
    return [number for (number,) in found]


def best_texts(db: Connection, wanted: str, limit: int | None) -> tuple[list[int], int]:
    """Return the texts that a search (in FTS5's syntax) finds, best match first, and how many there are."""
    matching = ("FROM article_words JOIN articles ON number = article_words.rowid "
                "WHERE article_words MATCH ? AND current")
    total = driver(db).execute(f"SELECT count(*) {matching}", (wanted,)).fetchone()[0]
    found = driver(db).execute(f"SELECT number {matching} ORDER BY bm25(article_words), day, id LIMIT ?",
                               (wanted, -1 if limit is None else limit))
    return [number for (number,) in found], int(total)


def has_indexes(db: Connection) -> None:
    """Look for all indexes of words; what is missing is an error of SQLite's."""
    for index in _INDEXES:
        db.exec_driver_sql(f"SELECT rowid FROM {index} LIMIT 0")


def is_that_of_texts(db: Connection) -> bool:
    """Whether the index of words is whole and that of the texts."""
    try:
        db.exec_driver_sql("INSERT INTO article_words(article_words, rank) VALUES ('integrity-check', 1)")
    except DatabaseError as error:
        if "malformed" not in str(error.orig):      # the disk is full, the file is not ours to write
            raise
        return False
    return True


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
    sign = secrets.token_hex(16)
    if not texts or not wanted:
        return sign, {}
    with closing(_in_memory(texts)) as memory:
        rows = memory.execute(
            "SELECT rowid, highlight(words, 0, ?, ?) FROM words WHERE words MATCH ?", (sign, sign, wanted)
        )
        return sign, {number: str(text) for number, text in rows}


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
