"""Where stories lie in the record: the ``Store`` that the assigner of ``onrecord.linking.stories`` reads.

In: days, ids. Out: stories and articles as they were decided, from the tables ``stories``, ``article_stories`` and
``story_terms``, on the driver's own connection. Articles that follow another one (copies, later texts of a page) are in
a story by it and are no business of the assigner.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from onrecord.linking.stories import KeptArticle, KeptStory, Row
from onrecord.record.schema.story_terms import unpacked
from onrecord.record.sqlite.engine import driver

_STORY = "SELECT id, first_article, began, continues FROM stories"
_ARTICLE = (
    "SELECT a.id, s.story, w.data, w.length FROM article_stories AS s "
    "JOIN story_terms AS w ON w.number = s.number JOIN articles AS a ON a.number = s.number"
)


class StoryStore:
    """The stories of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self.db, self._raw = db, driver(db)
        self._ahead: dict[str, list[KeptArticle]] = {}  # articles of stories just asked for, fetched with them

    def stories(self, first: int, last: int) -> Iterable[KeptStory]:
        """Return the stories that began on a day from ``first`` to ``last``; their articles are fetched at once."""
        bounds = iso(max(1, first)), iso(min(max(1, last), date.max.toordinal()))
        found = [_story(row) for row in self._raw.execute(f"{_STORY} WHERE began BETWEEN ? AND ? ORDER BY began, id",
                                                          bounds)]
        self._ahead = {story.id: [] for story in found}
        query = f"{_ARTICLE} WHERE s.story IN (SELECT id FROM stories WHERE began BETWEEN ? AND ?) ORDER BY s.number"
        for row in self._raw.execute(query, bounds):
            self._ahead[row[1]].append(_article(row))
        return found

    def articles(self, story: str) -> Iterable[KeptArticle]:
        """Return the articles that were put into a story, in order of recording."""
        ahead = self._ahead.pop(story, None)
        if ahead is not None:
            return ahead
        return [_article(row) for row in self._raw.execute(f"{_ARTICLE} WHERE s.story = ? ORDER BY s.number", (story,))]

    def story(self, story: str) -> KeptStory | None:
        """Return one story by its id."""
        row = self._raw.execute(f"{_STORY} WHERE id = ?", (story,)).fetchone()
        return None if row is None else _story(row)


def journal_row(row: Any) -> Row:
    """Return a row of the journal as it was decided."""
    return Row(row.day, row.kind, row.story, row.article, row.other, row.score, tuple(json.loads(row.because)), row.by)


def iso(day: int) -> str:
    """Return the ISO day of a number of days (``date.toordinal``)."""
    return date.fromordinal(day).isoformat()


def _story(row: Any) -> KeptStory:
    id, first, began, continues = row
    return KeptStory(id, first, date.fromisoformat(began).toordinal(), continues)


def _article(row: Any) -> KeptArticle:
    id, story, data, length = row
    return KeptArticle(id, story, unpacked(data), length)
