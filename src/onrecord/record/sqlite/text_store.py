"""Where texts lie with their versions, and what became of one that came in.

In: articles, numbers. Out: rows of ``readings`` and ``articles``, on the driver's own connection.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from onrecord.facts import Article
from onrecord.facts.dated import article_day
from onrecord.record.sqlite.copy_store import article_kept
from onrecord.record.sqlite.engine import driver

AS_READ = ("id", "text_hash", "title", "outlet", "url", "published", "published_from", "published_earliest",
            "published_latest", "language")
_ARTICLE = (f"INSERT INTO articles ({', '.join(AS_READ)}, number, publication, day, recorded_at, version, current) "
            f"VALUES ({', '.join('?' * (len(AS_READ) + 4))}, 1, 1)")
_PUBLICATION = "SELECT publication FROM articles WHERE id = ? OR publication = ? ORDER BY number LIMIT 1"
_READING = "INSERT INTO readings (article, text_hash, recorded_at) VALUES (?, ?, ?)"
_SAME = "SELECT number, id, publication FROM articles WHERE text_hash = ? ORDER BY number"
_VERSION = "UPDATE articles SET version = ?, current = ?, version_of = ? WHERE number = ?"
_VERSIONS = "SELECT number, day, published FROM articles WHERE publication = ?"
_UNKNOWN = "9999-99-99"     # the day of what nobody knows the day of: it comes last
_BECAME = """
    SELECT a.id, before.id || '@' || before.version, original.id,
        EXISTS (SELECT 1 FROM articles AS o WHERE o.publication = a.publication AND o.number < a.number),
        EXISTS (SELECT 1 FROM articles AS o WHERE o.text_hash = a.text_hash AND o.number < a.number)
    FROM articles AS a LEFT JOIN articles AS before ON before.number = a.version_of AND before.number < a.number
    LEFT JOIN articles AS original ON original.number = a.copy_of AND original.number < a.number
    WHERE a.number = ?"""


class Became(NamedTuple):
    """A text as it came in: the version published before it, the article it is a copy of.

    ``is_version``: another text of its page was there, ``repeats``: its very words. Only what had come in before it
    counts, so that it is the same whatever else came in with it.
    """

    article: str
    version_of: str | None
    copy_of: str | None
    is_version: bool
    repeats: bool


def publication_of(article: Article) -> str:
    """Return what the versions of a page have in common: its outlet and url; without url, the article itself."""
    if not article.url:
        return article.id
    return "u" + hashlib.sha256(f"{article.outlet or ''}\n{article.url}".encode()).hexdigest()[:16]


class TextStore:
    """The texts of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db, self._raw = db, driver(db)

    def number_of(self, article: Article) -> int | None:
        """Return the number of the text with these words of this publication; null where it is not on record."""
        same = self._raw.execute(_SAME, (article.text_hash,)).fetchall()
        pages = {self._publication(article), publication_of(article)} if same else set()
        return next((int(number) for number, id, page in same if id == article.id or page in pages), None)

    def add_reading(self, article: Article, recorded_at: str) -> int:
        """Write the row of a reading; return its number."""
        return int(self._raw.execute(_READING, (article.id, article.text_hash, recorded_at)).lastrowid)

    def add_article(self, number: int, article: Article, recorded_at: str) -> None:
        """Write the row of an article: a version of its page, where others are on record."""
        publication = self._publication(article)
        self._raw.execute(_ARTICLE, (*(getattr(article, name) for name in AS_READ), number, publication,
                                     article_day(article), recorded_at))
        there = self._raw.execute(_VERSIONS, (publication,)).fetchall()
        if len(there) > 1:
            self._order_versions(there)

    def _order_versions(self, there: Sequence[tuple[int, str | None, str | None]]) -> None:
        """Number the versions of a page by publication; the last one is the current one.

        Of one day those come first that say of no later change, were captured first, or else came in first.
        """
        order = sorted((day or _UNKNOWN, published or "", *self._changed(number), number)
                       for number, day, published in there)
        numbers = [int(one[-1]) for one in order]
        self._raw.executemany(_VERSION, [(i + 1, number == numbers[-1], numbers[i - 1] if i else None, number)
                                         for i, number in enumerate(numbers)])

    def _changed(self, number: int) -> tuple[str, str]:
        article = article_kept(self._db, number)
        return article.modified or "", article.captured_at or ""

    def _publication(self, article: Article) -> str:
        """Return the publication that an article belongs to on this record, or its own."""
        own = publication_of(article)
        found = self._raw.execute(_PUBLICATION, (article.id, own)).fetchone()
        return str(found[0]) if found else own

    def became(self, number: int) -> Became:
        """Return what became of a text."""
        article, before, original, is_version, repeats = self._raw.execute(_BECAME, (number,)).fetchone()
        return Became(article, before, original, bool(is_version), bool(repeats))

    def forget_names(self, names: Sequence[tuple[str, object, int]]) -> None:
        """Take away that texts call actors so: (folded name, actor as stored, how many texts)."""
        self._raw.executemany("UPDATE names SET articles = articles - ? WHERE name = ? AND actor = ?",
                              [(times, name, actor) for name, actor, times in names])
