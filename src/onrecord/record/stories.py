"""Stories as the record keeps them: each article is put into one as it is taken in, in the same transaction.

In: articles just written, or what was changed or taken off. Out: the tables of ``story_store``. A copy, and a later
text of a page, is where its original is; all others are decided by ``onrecord.linking.stories``, from title, text and
day alone. Decisions stand in order of recording, so that a rebuild makes them again, ids and all; where an article goes
or gets another day, those of the articles recorded after it are made anew. What people judged stands beside this
(``judged_stories``).
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from onrecord.facts import Article
from onrecord.linking.stories import Page, Row, Stories
from onrecord.record.copies import Bodies, article_kept, original_before
from onrecord.record.story_store import StoryStore
from onrecord.record.story_terms import unpacked

COPIED = "copies-1"  # the method of those that follow another one
_FOLLOWING = {"exact": "the same text as", "near": "nearly the same text as", "cut": "cut from"}
_HEAD = (
    "SELECT a.number, a.id, a.day, a.version_of, a.copy_of, c.kind FROM articles AS a "
    "LEFT JOIN copies AS c ON c.number = a.number WHERE a.number = ?"
)
_LAST_PUT = (
    "SELECT story FROM (SELECT sequence, story FROM story_journal WHERE article = ? AND kind = 'moved' UNION ALL "
    "SELECT sequence, story FROM story_journal WHERE number = ? AND article = ?) ORDER BY sequence DESC LIMIT 1"
)
_STAMP = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'story_journal'), 0)"
Stamp = tuple[int, int]


class Teller:
    """Puts articles into stories; the live stories stay in its memory from one transaction to the next."""

    def __init__(self) -> None:
        self._store = StoryStore()
        self._stories: Stories | None = None
        self._stamp: Stamp | None = None

    def tell(self, db: Connection, number: int, article: Article, bodies: Bodies, again: bool = False) -> None:
        """Put an article whose rows are written into a story, unless it is in one or nobody knows its day.

        ``again``: there are later ones on record, of which nothing may be taken into account.
        """
        store = self._store
        store.db, store.number = db, number
        head = db.exec_driver_sql(_HEAD, (number,)).one()
        if not told(head.day) or store.home(number) is not None:
            return
        try:
            if not self._follow(db, head, bodies, again):
                page = Page(head.id, head.day, article.title, article.text, article.not_body)
                self._ready(db).assign(page)
        except SQLAlchemyError:
            raise
        except Exception:  # no fault of a story may cost the article; ``verify`` names what is in none
            logging.getLogger("onrecord").warning("%s could not be put into a story", head.id, exc_info=True)
            self.unwind(db, number)
            return
        self._stamp = _stamp(db)

    def forget(self) -> None:
        """Let go of what is in memory: a transaction failed, or was only tried."""
        self._stories = self._stamp = None

    def leave(self, db: Connection, numbers: Sequence[int]) -> None:
        """Take articles out of their stories on which no decision rests (``rests_alone``)."""
        for number in numbers:
            for table in ("story_journal", "article_stories"):
                db.exec_driver_sql(f"DELETE FROM {table} WHERE number = ?", (number,))
        self._anew(db)

    def unwind(self, db: Connection, number: int) -> None:
        """Take back all that was decided since a reading was taken in, that one included."""
        gone = db.exec_driver_sql("SELECT kind, story, article FROM story_journal WHERE number >= ?", (number,)).all()
        for table in ("story_journal", "story_terms", "article_stories", "stories"):
            db.exec_driver_sql(f"DELETE FROM {table} WHERE number >= ?", (number,))
        for article in sorted({row.article for row in gone if row.kind == "moved"}):
            self._put_back(db, article)
        for story in sorted({row.story for row in gone if row.kind in ("merged", "continues")}):
            _set_back(db, story)
        self._anew(db)

    def _anew(self, db: Connection) -> None:
        """Let every program that holds stories of this record in memory see that some were taken back."""
        last = db.exec_driver_sql("PRAGMA user_version").scalar() or 0
        db.exec_driver_sql(f"PRAGMA user_version = {(last + 1) % 2**31}")
        self.forget()

    def retell(self, db: Connection, number: int, bodies: Bodies) -> None:
        """Put the articles recorded since a reading into stories again, in order of recording."""
        later = db.exec_driver_sql("SELECT number FROM articles WHERE number >= ? ORDER BY number", (number,))
        for one in later.scalars().all():
            self.tell(db, one, article_kept(db, one), bodies, again=True)

    def _ready(self, db: Connection) -> Stories:
        """Return the assigner, anew where another program has told stories since."""
        if self._stories is None or self._stamp != _stamp(db):
            self._stories = Stories(self._store, self._store.newest())
        return self._stories

    def _follow(self, db: Connection, head: Any, bodies: Bodies, again: bool) -> bool:
        """Put a later text of a page, or a copy, where its original is; whether it is one."""
        original, why = self._text_before(db, head), "a later text of"
        if original is None and head.version_of is None and head.copy_of is not None:
            known = not again and head.copy_of < head.number  # within a batch it may be the copy of a later one
            copied = (head.copy_of, head.kind) if known else original_before(db, head.number, bodies)
            if copied is not None and copied[1] in _FOLLOWING:
                original, why = db.exec_driver_sql(_HEAD, (copied[0],)).one(), _FOLLOWING[copied[1]]
        home = None if original is None else self._store.home(original.number)
        if original is None or home is None:
            return False
        self._store.follow(*home)
        self._store.add(Row(head.day, "joined", home[0], head.id, because=(f"{why} {original.id}",), by=COPIED))
        return True

    def _text_before(self, db: Connection, head: Any) -> Any:
        """Return the last text of a page before this one that did not come out after it; null for the first."""
        of = head.version_of
        while of is not None:
            before = db.exec_driver_sql(_HEAD, (of,)).one()
            if told(before.day) and before.day <= head.day and self._store.home(of) is not None:
                return before
            of = before.version_of
        same = self._store.number_of(head.id) if head.version_of is not None else None
        return None if same is None else db.exec_driver_sql(_HEAD, (same,)).one()

    def _put_back(self, db: Connection, article: str) -> None:
        """Put an article where the rows of the journal that are left say that it was."""
        self._store.db = db
        number = self._store.number_of(article)
        if number is not None:
            self._store.put(db.exec_driver_sql(_LAST_PUT, (article, number, article)).scalar_one(), number)


def told(day: str | None) -> bool:
    """Whether an article of this day is put into a story: its day is known, and one that calendars have."""
    try:
        return day is not None and date.fromisoformat(day) is not None
    except ValueError:
        return False


def rests_alone(db: Connection, numbers: Sequence[int]) -> bool:
    """Whether no decision rests on these articles: they follow others, and none that stays follows them."""
    marks = ", ".join("?" * len(numbers))
    on_its_own = db.exec_driver_sql(
        f"SELECT 1 FROM article_stories WHERE number IN ({marks}) AND follows IS NULL LIMIT 1", tuple(numbers)
    ).first()
    followed = db.exec_driver_sql(
        f"SELECT 1 FROM articles WHERE (copy_of IN ({marks}) OR version_of IN ({marks})) AND number NOT IN ({marks}) "
        "LIMIT 1",
        tuple(numbers) * 3,
    ).first()
    return on_its_own is None and followed is None


def astray(db: Connection) -> Iterator[tuple[str, str]]:
    """Yield (article or story, what is wrong) where the tables of stories do not hold together."""
    for id, day in db.exec_driver_sql(
        "SELECT a.id, a.day FROM articles AS a LEFT JOIN article_stories AS s ON s.number = a.number "
        "WHERE s.number IS NULL AND a.day IS NOT NULL"
    ):
        if told(day):
            yield f"{id} story", "it is in no story"
    for id, story in db.exec_driver_sql(
        "SELECT a.id, s.story FROM article_stories AS s JOIN articles AS a ON a.number = s.number "
        "LEFT JOIN stories AS y ON y.id = s.story WHERE y.id IS NULL"
    ):
        yield f"{id} story", f"its story {story} is not there"
    for number, id, data in db.exec_driver_sql(
        "SELECT s.number, a.id, w.data FROM article_stories AS s JOIN articles AS a ON a.number = s.number "
        "LEFT JOIN story_terms AS w ON w.number = s.number WHERE s.follows IS NULL"
    ):
        try:
            unpacked(data or b"")
        except (zlib.error, msgspec.MsgspecError, ValueError):
            yield f"{id} story", "what it is recognised by cannot be read"
        last = db.exec_driver_sql(_LAST_PUT, (id, number, id)).scalar()
        home = db.exec_driver_sql("SELECT story FROM article_stories WHERE number = ?", (number,)).scalar()
        if last != home:
            yield f"{id} story", "the journal puts it into another story"


def _set_back(db: Connection, story: str) -> None:
    """Give a story the redirect and the predecessor that the rows of the journal that are left say."""
    query = "SELECT other, day FROM story_journal WHERE story = ? AND kind = ? ORDER BY sequence DESC LIMIT 1"
    into = db.exec_driver_sql(query, (story, "merged")).first()
    continues = db.exec_driver_sql(query, (story, "continues")).first()
    values = (into and into.other, into and into.day, continues and continues.other, story)
    db.exec_driver_sql("UPDATE stories SET into_story = ?, into_since = ?, continues = ? WHERE id = ?", values)


def _stamp(db: Connection) -> Stamp:
    """Return what changes with every story told (the journal grows) and with every one taken back."""
    return db.exec_driver_sql(_STAMP).scalar() or 0, db.exec_driver_sql("PRAGMA user_version").scalar() or 0
