"""The index of words: which articles have which words, in any form. It keeps no texts, these stand in the readings.

In: texts. Out: their words in the record's index (FTS5, 'contentless': what goes must be told word by word), and where
the words of a search stand in a text, from an index in memory that cuts texts into words in the same way.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing

from sqlalchemy import Connection

WORDS_ALIKE = "tokenize='porter unicode61 remove_diacritics 2'"


def write_words(db: Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Write the words of some articles, by number."""
    rows = list(texts)
    if rows:
        db.exec_driver_sql("INSERT INTO article_words(rowid, text) VALUES (?, ?)", rows)


def forget_words(db: Connection, number: int, text: str) -> None:
    """Remove the words of an article, of which ``text`` is what was written."""
    db.exec_driver_sql("INSERT INTO article_words(article_words, rowid, text) VALUES ('delete', ?, ?)", (number, text))


def clear_words(db: Connection) -> None:
    """Empty the index."""
    db.exec_driver_sql("INSERT INTO article_words(article_words) VALUES ('delete-all')")


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
