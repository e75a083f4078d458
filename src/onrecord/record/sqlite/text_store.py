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
from onrecord.record.sqlite.engine import driver
from onrecord.record.sqlite.reading_parts import article_kept

AS_READ = ("id", "text_hash", "title", "outlet", "url", "published", "published_from", "published_earliest",
            "published_latest", "language")
_ARTICLE = (f"INSERT INTO articles ({', '.join(AS_READ)}, number, publication, day, recorded_at, version, current) "
            f"VALUES ({', '.join('?' * (len(AS_READ) + 4))}, 1, 1)")
_PUBLICATION = "SELECT publication FROM articles WHERE id = ? OR publication = ? ORDER BY number LIMIT 1"
_READING = "INSERT INTO readings (article, text_hash, recorded_at) VALUES (?, ?, ?)"
_SAME = "SELECT number, id, publication FROM articles WHERE text_hash = ? ORDER BY number"
_VERSION = "UPDATE articles SET version = ?, current = ?, version_of = ? WHERE number = ?"
_AT_ADDRESS = ("SELECT number, day, published, publication FROM articles "
               "WHERE publication = :base OR (publication > :base || '/' AND publication < :base || '0')")
_PUT_PAGE = "UPDATE articles SET publication = ? WHERE number = ? AND publication <> ?"
_UNKNOWN = "9999-99-99"     # the day of what nobody knows the day of: it comes last
_BECAME = """
    SELECT a.id, before.id || '@' || before.version, original.id,
        EXISTS (SELECT 1 FROM articles AS o WHERE o.publication = a.publication AND o.number < a.number),
        EXISTS (SELECT 1 FROM articles AS o WHERE o.text_hash = a.text_hash AND o.number < a.number),
        EXISTS (SELECT 1 FROM articles AS o WHERE o.url = a.url AND o.outlet IS a.outlet AND o.number < a.number
            AND o.publication <> a.publication)
    FROM articles AS a LEFT JOIN articles AS before ON before.number = a.version_of AND before.number < a.number
    LEFT JOIN articles AS original ON original.number = a.copy_of AND original.number < a.number
    WHERE a.number = ?"""


class Became(NamedTuple):
    """A text as it came in: the version published before it, the article it is a copy of.

    ``is_version``: another text of its page was there, ``repeats``: its very words, ``is_apart``: another page at its
    address. Only what had come in before it
    counts, so that it is the same whatever else came in with it.
    """

    article: str
    version_of: str | None
    copy_of: str | None
    is_version: bool
    repeats: bool
    is_apart: bool


def publication_of(article: Article) -> str:
    """Return what the versions of a page have in common: its outlet and url; without url, the article itself."""
    if not article.url:
        return article.id
    return "u" + hashlib.sha256(f"{article.outlet or ''}\n{article.url}".encode()).hexdigest()[:16]


def _page_number(publication: str) -> int:
    """Return which page of its address a publication is."""
    return int(publication.partition("/")[2] or 0)


class TextStore:
    """The texts of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db, self._raw = db, driver(db)

    def number_of(self, article: Article) -> int | None:
        """Return the number of the text with these words of this publication; null where it is not on record."""
        same = self._raw.execute(_SAME, (article.text_hash,)).fetchall()
        pages = {self._publication(article), publication_of(article)} if same else set()
        return next((int(number) for number, id, page in same
                     if id == article.id or page.partition("/")[0] in pages), None)

    def add_reading(self, article: Article, recorded_at: str) -> int:
        """Write the row of a reading; return its number."""
        return int(self._raw.execute(_READING, (article.id, article.text_hash, recorded_at)).lastrowid)

    def add_article(self, number: int, article: Article, recorded_at: str) -> None:
        """Write the row of an article: a version of its page, where others are on record."""
        publication = self._publication(article)
        self._raw.execute(_ARTICLE, (*(getattr(article, name) for name in AS_READ), number, publication,
                                     article_day(article), recorded_at))

    def at_address(self, number: int) -> Sequence[tuple[int, int]]:
        """Return the texts at the address of a text, with which page of it each is, in order of publication.

        Of one day those come first that say of no later change, were captured first, or else came in first.
        """
        base = self._address(number)
        there = self._raw.execute(_AT_ADDRESS, {"base": base}).fetchall()
        order = sorted((day or _UNKNOWN, published or "", *self._changed(one), one, publication)
                       for one, day, published, publication in there)
        return [(int(one[-2]), _page_number(one[-1])) for one in order]

    def shares_address(self, number: int) -> bool:
        """Whether there are other texts at the address of a text."""
        found = self._raw.execute(f"{_AT_ADDRESS} LIMIT 2", {"base": self._address(number)}).fetchall()
        return len(found) > 1

    def put_pages(self, pages: Sequence[tuple[int, int]]) -> None:
        """Keep of which page texts of an address are, in order of publication; the last text of each is current."""
        base = self._address(pages[0][0])
        self._raw.executemany(_PUT_PAGE, [(name, number, name) for number, page in pages
                                          for name in (f"{base}/{page}" if page else base,)])
        for page in {page for _, page in pages}:
            numbers = [number for number, of in pages if of == page]
            self._raw.executemany(_VERSION, [(i + 1, number == numbers[-1], numbers[i - 1] if i else None, number)
                                             for i, number in enumerate(numbers)])

    def _address(self, number: int) -> str:
        publication = self._raw.execute("SELECT publication FROM articles WHERE number = ?", (number,)).fetchone()[0]
        return str(publication).partition("/")[0]

    def _changed(self, number: int) -> tuple[str, str]:
        article = article_kept(self._db, number)
        return article.modified or "", article.captured_at or ""

    def _publication(self, article: Article) -> str:
        """Return the address that an article belongs to on this record, or its own."""
        own = publication_of(article)
        found = self._raw.execute(_PUBLICATION, (article.id, own)).fetchone()
        return str(found[0]).partition("/")[0] if found else own

    def became(self, number: int) -> Became:
        """Return what became of a text."""
        article, before, original, *told = self._raw.execute(_BECAME, (number,)).fetchone()
        return Became(article, before, original, *map(bool, told))

    def forget_names(self, names: Sequence[tuple[str, object, int]]) -> None:
        """Take away that texts call actors so: (folded name, actor as stored, how many texts)."""
        self._raw.executemany("UPDATE names SET articles = articles - ? WHERE name = ? AND actor = ?",
                              [(times, name, actor) for name, actor, times in names])
