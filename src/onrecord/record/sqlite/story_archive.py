"""Where all texts lie with their stories: the ``Archive`` on which ``onrecord.linking.stories`` places texts.

In: numbers of texts, decisions. Out: the tables of stories, asked and written within the caller's transaction. The
counter ``stories`` tells programs that remember whether another one has written.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from onrecord.facts import Article
from onrecord.linking.stories import Row
from onrecord.linking.stories.archive import Changed, Head, Home, Placed
from onrecord.record.schema.story_terms import packed
from onrecord.record.sqlite.counters import following, last
from onrecord.record.sqlite.reading_parts import article_kept
from onrecord.record.sqlite.story_store import StoryStore, iso

_HEAD = (
    "SELECT a.number, a.id, a.day, a.version_of, a.copy_of, c.kind FROM articles AS a "
    "LEFT JOIN copies AS c ON c.number = a.number"
)
_OTHERS = (f"{_HEAD} JOIN article_stories AS s ON s.number = a.number "
           "WHERE a.id = ? AND s.follows IS NULL ORDER BY a.number")
_PLACED_AFTER = (
    "SELECT a.day FROM articles AS a JOIN article_stories AS s ON s.number = a.number "
    "WHERE a.day > ? ORDER BY a.day LIMIT 1"
)
_RESTING = """
    SELECT day FROM articles WHERE copy_of = :number
    UNION SELECT day FROM articles WHERE version_of = :number
    UNION SELECT day FROM articles WHERE id = (SELECT id FROM articles WHERE number = :number) AND number <> :number
    UNION SELECT a.day FROM article_stories AS s JOIN articles AS a ON a.number = s.number WHERE s.follows = :number"""
_BEFORE = (
    "SELECT s.story, coalesce(s.follows, s.number), w.length, w.data FROM article_stories AS s "
    "LEFT JOIN story_terms AS w ON w.number = s.number WHERE s.number = ?"
)
_ROWS = ("SELECT day, kind, story, article, other, score, because, by FROM story_journal WHERE number = ? "
         "ORDER BY place")
_PUT = "INSERT INTO article_stories (number, story, follows) VALUES (?, ?, ?)"
_PUT_TERMS = "INSERT INTO story_terms (number, length, data) VALUES (?, ?, ?)"
_PUT_STORY = "INSERT INTO stories (id, number, first_article, began, continues) VALUES (?, ?, ?, ?, ?)"
_PUT_ROW = ("INSERT INTO story_journal (number, place, day, kind, story, article, other, score, because, by) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
_WAIT = ("INSERT INTO story_days (day, changed) VALUES (?, ?) "
         "ON CONFLICT (day) DO UPDATE SET changed = max(changed, excluded.changed)")


class StoryArchive(StoryStore):
    """The texts and stories of a record, in one transaction."""

    faults: tuple[type[Exception], ...] = (SQLAlchemyError, sqlite3.Error)

    def article_of(self, number: int) -> Article:
        """Return the article of a text."""
        return article_kept(self.db, number)

    def head(self, number: int) -> Head:
        """Return what of a text decides whom it follows."""
        return Head(*self._raw.execute(f"{_HEAD} WHERE a.number = ?", (number,)).fetchone())

    def home(self, number: int) -> Home | None:
        """Return the story of a text and by which text it is there; null where it is in none."""
        query = "SELECT story, coalesce(follows, number) FROM article_stories WHERE number = ?"
        row = self._raw.execute(query, (number,)).fetchone()
        return None if row is None else Home(*row)

    def others_of(self, article: str) -> Iterable[Head]:
        """Return the texts of an article that are in a story by themselves, in order of recording."""
        return [Head(*row) for row in self._raw.execute(_OTHERS, (article,))]

    def on_day(self, day: str) -> Sequence[int]:
        """Return the texts published on a day, in order of recording."""
        query = "SELECT number FROM articles WHERE day = ? ORDER BY number"
        return [number for (number,) in self._raw.execute(query, (day,))]

    def day_after(self, day: str) -> str | None:
        """Return the first day after one on which a text was published."""
        found: str | None = self._one("SELECT min(day) FROM articles WHERE day > ?", day)
        return found

    def placed_after(self, day: str) -> str | None:
        """Return the first day after one of which a text is in a story."""
        found: str | None = self._one(_PLACED_AFTER, day)
        return found

    def resting_on(self, number: int) -> Iterable[str]:
        """Return the days of texts that follow a text, or may."""
        return [day for (day,) in self._raw.execute(_RESTING, {"number": number}) if day is not None]

    def put(self, number: int, placed: Placed) -> Changed:
        """Put a text where it was decided to be, in place of where it was; return what is other than before."""
        row = self._raw.execute(_BEFORE, (number,)).fetchone()
        home, weight = (None, None) if row is None else (Home(*row[:2]), None if row[2] is None else tuple(row[2:]))
        now = None if placed.kept is None else (placed.kept.length, packed(placed.kept.terms))
        changed = Changed(home != placed.home, weight != now or (now is not None and home != placed.home))
        if row is not None:
            if not any(changed) and self._reasons(number) == _reasons(placed.rows):
                return changed
            self.leave(number)
        story, by = placed.home
        self._raw.execute(_PUT, (number, story, None if by == number else by))
        if now is not None:
            self._raw.execute(_PUT_TERMS, (number, *now))
        if (began := placed.began) is not None:
            self._raw.execute(_PUT_STORY, (began.id, number, began.first_article, iso(began.began), began.continues))
        rows = enumerate(_reasons(placed.rows))
        self._raw.executemany(_PUT_ROW, [(number, place, *values) for place, values in rows])
        return changed

    def leave(self, number: int) -> None:
        """Take a text out of its story, with why it was there, and the story that began with it."""
        for table in ("story_journal", "story_terms", "article_stories", "stories"):
            self._raw.execute(f"DELETE FROM {table} WHERE number = ?", (number,))

    def waiting(self) -> dict[str, bool]:
        """Return the days on which stories are to be decided (again), and whether a text went from there."""
        return {day: bool(changed) for day, changed in self._raw.execute("SELECT day, changed FROM story_days")}

    def wait(self, day: str, changed: bool) -> None:
        """Keep that the stories of a day are to be decided (again)."""
        self._raw.execute(_WAIT, (day, changed))

    def settled(self) -> None:
        """Keep that no day waits."""
        self._raw.execute("DELETE FROM story_days")

    def stamp(self) -> int:
        """Return what changes with all that is written."""
        return last(self.db, "stories")

    def renew(self) -> None:
        """Let every program that holds stories of this record in memory see that some were written."""
        following(self.db, "stories")

    def _reasons(self, number: int) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._raw.execute(_ROWS, (number,))]

    def _one(self, query: str, *values: object) -> Any:
        row = self._raw.execute(query, values).fetchone()
        return row[0] if row else None


def _reasons(rows: Iterable[Row]) -> list[tuple[Any, ...]]:
    return [(row.day, row.kind, row.story, row.article, row.other, row.score,
             json.dumps(row.because, ensure_ascii=False, separators=(",", ":")), row.by) for row in rows]
