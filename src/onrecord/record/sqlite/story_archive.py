"""Where all articles lie with their stories: the ``Archive`` on which ``onrecord.linking.stories`` places articles.

In: numbers of texts, decisions. Out: the tables of ``story_store``, asked, written and taken back within the caller's
transaction. ``PRAGMA user_version`` counts how often something was taken back, for programs that remember.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy.exc import SQLAlchemyError

from onrecord.facts import Article
from onrecord.linking.stories import Row
from onrecord.linking.stories.archive import Head, Home
from onrecord.record.sqlite.copy_store import article_kept
from onrecord.record.sqlite.story_store import StoryStore, journal_row

_HEAD = (
    "SELECT a.number, a.id, a.day, a.version_of, a.copy_of, c.kind FROM articles AS a "
    "LEFT JOIN copies AS c ON c.number = a.number WHERE a.number = ?"
)
LAST_PUT = (
    "SELECT story FROM (SELECT sequence, story FROM story_journal WHERE article = ? AND kind = 'moved' UNION ALL "
    "SELECT sequence, story FROM story_journal WHERE number = ? AND article = ?) ORDER BY sequence DESC LIMIT 1"
)
_ALONE = "SELECT 1 FROM article_stories WHERE number IN (SELECT value FROM json_each(?)) AND follows IS NULL LIMIT 1"
_FOLLOWED = """
    SELECT 1 FROM json_each(:numbers) AS gone CROSS JOIN articles AS a
    ON a.copy_of = gone.value OR a.version_of = gone.value
    WHERE a.number NOT IN (SELECT value FROM json_each(:numbers)) LIMIT 1"""
_LAST = "SELECT other, day FROM story_journal WHERE story = ? AND kind = ? ORDER BY sequence DESC LIMIT 1"
_SET_BACK = "UPDATE stories SET into_story = ?, into_since = ?, continues = ? WHERE id = ?"
_STAMP = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'story_journal'), 0)"


class StoryArchive(StoryStore):
    """The articles and stories of a record, in one transaction."""

    faults: tuple[type[Exception], ...] = (SQLAlchemyError,)

    def article_of(self, number: int) -> Article:
        """Return the article of a text."""
        return article_kept(self.db, number)

    def head(self, number: int) -> Head:
        """Return what of a text decides whom it follows."""
        return Head(*self.db.exec_driver_sql(_HEAD, (number,)).one())

    def home(self, number: int) -> Home | None:
        """Return the story of a text and by which text it is there; null where it is in none."""
        query = "SELECT story, coalesce(follows, number) FROM article_stories WHERE number = ?"
        row = self.db.exec_driver_sql(query, (number,)).first()
        return None if row is None else Home(*row)

    def since(self, number: int) -> Sequence[int]:
        """Return a text and all that came in after it, in order of recording."""
        later = self.db.exec_driver_sql("SELECT number FROM articles WHERE number >= ? ORDER BY number", (number,))
        return later.scalars().all()

    def follow(self, story: str, by: int) -> None:
        """Put the text that is being taken in into a story, by another one."""
        self.place(story, by)

    def leave(self, numbers: Sequence[int]) -> None:
        """Take texts out of their stories with all rows of the journal that came with them."""
        for number in numbers:
            for table in ("story_journal", "article_stories"):
                self.db.exec_driver_sql(f"DELETE FROM {table} WHERE number = ?", (number,))

    def followed(self, numbers: Sequence[int]) -> bool:
        """Whether any of these texts is in a story by itself, or is followed by another text that stays."""
        asked = json.dumps(list(numbers))
        return (self._one(_ALONE, asked) is not None
                or self.db.exec_driver_sql(_FOLLOWED, {"numbers": asked}).first() is not None)

    def take_back(self, number: int) -> Sequence[Row]:
        """Take back all that was written since a text came in, that one included; return the rows that are gone."""
        gone = self._all("SELECT * FROM story_journal WHERE number >= ? ORDER BY sequence", number)
        for table in ("story_journal", "story_terms", "article_stories", "stories"):
            self.db.exec_driver_sql(f"DELETE FROM {table} WHERE number >= ?", (number,))
        return [journal_row(row) for row in gone]

    def last_put(self, article: str, number: int) -> str:
        """Return the story into which the rows of the journal that are left put an article last."""
        return str(self._one(LAST_PUT, article, number, article))

    def set_back(self, story: str) -> None:
        """Give a story the redirect and the predecessor that the rows of the journal that are left say."""
        into = self.db.exec_driver_sql(_LAST, (story, "merged")).first()
        continues = self.db.exec_driver_sql(_LAST, (story, "continues")).first()
        values = (into and into.other, into and into.day, continues and continues.other, story)
        self.db.exec_driver_sql(_SET_BACK, values)

    def stamp(self) -> tuple[int, int]:
        """Return what changes with every row of the journal and with all that is taken back."""
        return self._one(_STAMP) or 0, self._one("PRAGMA user_version") or 0

    def renew(self) -> None:
        """Let every program that holds stories of this record in memory see that some were taken back."""
        last = self._one("PRAGMA user_version") or 0
        self.db.exec_driver_sql(f"PRAGMA user_version = {(last + 1) % 2**31}")
