"""Where stories lie in the record: the ``Store`` that the assigner of ``onrecord.linking.stories`` reads and writes.

In: stories, articles and rows of the journal as the assigner makes them. Out: the tables ``stories``,
``article_stories``, ``story_terms`` and ``story_journal``, written at once, within the caller's transaction. Articles
that follow another one (copies, later texts of a page) are in a story by it and are no business of the assigner.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection

from onrecord.linking.stories import KeptArticle, KeptStory, Row
from onrecord.record.schema.story_terms import packed, unpacked

_STORY = "SELECT id, first_article, began, into_story, into_since, continues FROM stories"
_ARTICLE = (
    "SELECT a.id, s.story, w.data, w.length FROM article_stories AS s "
    "JOIN story_terms AS w ON w.number = s.number JOIN articles AS a ON a.number = s.number"
)
_KEEP_STORY = (
    "INSERT INTO stories (id, number, first_article, began, into_story, into_since, continues) "
    "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET into_story = excluded.into_story, "
    "into_since = excluded.into_since, continues = excluded.continues"
)
_KNOWN = (
    "SELECT a.number FROM articles AS a JOIN story_terms AS w ON w.number = a.number WHERE a.id = ? "
    "ORDER BY a.number LIMIT 1"
)
_ROW = (
    "INSERT INTO story_journal (number, day, kind, story, article, other, score, because, by) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class StoryStore:
    """The stories of a record, in one transaction. ``number``: of the reading that is being taken in."""

    def __init__(self, db: Connection) -> None:
        self.db, self.number = db, 0
        self._ahead: dict[str, list[KeptArticle]] = {}  # articles of stories just asked for, fetched with them

    def newest(self, life: int) -> int:
        """Return the day of the newest article that follows none, as ``date.toordinal`` counts; 0 where there is none.

        No article joins a story that began more than ``life`` days ago, so few stories have to be looked at.
        """
        last = self._one("SELECT max(began) FROM stories")
        if last is None:
            return 0
        since = _iso(max(1, _ordinal(last) - life))
        found = self._one(
            "SELECT max(a.day) FROM stories AS y JOIN article_stories AS s ON s.story = y.id "
            "JOIN story_terms AS w ON w.number = s.number JOIN articles AS a ON a.number = s.number WHERE y.began >= ?",
            since,
        )
        return _ordinal(found or last)

    def stories(self, first: int, last: int) -> Iterable[KeptStory]:
        """Return the stories that began on a day from ``first`` to ``last``; their articles are fetched at once."""
        bounds = _iso(max(1, first)), _iso(min(max(1, last), date.max.toordinal()))
        found = [_story(row) for row in self._all(f"{_STORY} WHERE began BETWEEN ? AND ? ORDER BY began, id", *bounds)]
        self._ahead = {story.id: [] for story in found}
        query = f"{_ARTICLE} WHERE s.story IN (SELECT id FROM stories WHERE began BETWEEN ? AND ?) ORDER BY s.number"
        for row in self._all(query, *bounds):
            self._ahead[row.story].append(_article(row))
        return found

    def articles(self, story: str) -> Iterable[KeptArticle]:
        """Return the articles that were put into a story, in order of recording."""
        ahead = self._ahead.pop(story, None)
        if ahead is not None:
            return ahead
        return [_article(row) for row in self._all(f"{_ARTICLE} WHERE s.story = ? ORDER BY s.number", story)]

    def story(self, story: str) -> KeptStory | None:
        """Return one story by its id."""
        row = self.db.exec_driver_sql(f"{_STORY} WHERE id = ?", (story,)).first()
        return None if row is None else _story(row)

    def article(self, article: str) -> KeptArticle | None:
        """Return one article by its id; null for one that follows another one."""
        row = self.db.exec_driver_sql(f"{_ARTICLE} WHERE a.id = ? ORDER BY s.number", (article,)).first()
        return None if row is None else _article(row)

    def keep_story(self, story: KeptStory) -> None:
        """Keep a story, or what has changed of it (merged, continues)."""
        self._ahead.clear()
        since = None if story.into_since is None else _iso(story.into_since)
        values = (story.id, self.number, story.first_article, _iso(story.began), story.into, since, story.continues)
        self.db.exec_driver_sql(_KEEP_STORY, values)

    def keep_article(self, article: KeptArticle) -> None:
        """Keep an article, or the other story that it was moved to, and with it all that follows it."""
        self._ahead.clear()
        number = self.number_of(article.id)
        if number is None:
            self.place(article.story, None)
            values = self.number, article.length, packed(article.terms)
            self.db.exec_driver_sql("INSERT INTO story_terms (number, length, data) VALUES (?, ?, ?)", values)
        else:
            self.put(article.story, number)

    def number_of(self, article: str) -> int | None:
        """Return the number of an article that follows none, by its id."""
        found: int | None = self._one(_KNOWN, article)
        return found

    def put(self, story: str, number: int) -> None:
        """Put a known article, and all that follows it, into another story."""
        self.db.exec_driver_sql(
            "UPDATE article_stories SET story = ? WHERE number = ? OR follows = ?", (story, number, number)
        )

    def place(self, story: str, follows: int | None) -> None:
        """Put the article that is taken in into a story; ``follows``: the article by which it is there."""
        values = self.number, story, follows
        self.db.exec_driver_sql("INSERT INTO article_stories (number, story, follows) VALUES (?, ?, ?)", values)

    def add(self, row: Row) -> None:
        """Add a row to the journal."""
        because = json.dumps(row.because, ensure_ascii=False, separators=(",", ":"))
        values = (self.number, row.day, row.kind, row.story, row.article, row.other, row.score, because, row.by)
        self.db.exec_driver_sql(_ROW, values)

    def rows(self) -> Iterator[Row]:
        """Return the journal in the order it was written."""
        for row in self.db.exec_driver_sql("SELECT * FROM story_journal ORDER BY sequence"):
            yield journal_row(row)

    def _all(self, query: str, *values: object) -> Iterable[Any]:
        return self.db.exec_driver_sql(query, values).all()

    def _one(self, query: str, *values: object) -> Any:
        return self.db.exec_driver_sql(query, values).scalar()


def journal_row(row: Any) -> Row:
    """Return a row of the journal as the assigner made it."""
    because = tuple(json.loads(row.because))
    return Row(row.day, row.kind, row.story, row.article, row.other, row.score, because, row.by)


def _story(row: Any) -> KeptStory:
    since = None if row.into_since is None else _ordinal(row.into_since)
    return KeptStory(row.id, row.first_article, _ordinal(row.began), row.into_story, since, row.continues)


def _article(row: Any) -> KeptArticle:
    return KeptArticle(row.id, row.story, unpacked(row.data), row.length)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
