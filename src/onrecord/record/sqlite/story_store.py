"""Where stories lie in the record: the ``Store`` that the assigner of ``onrecord.linking.stories`` reads.

Beside it the ``Texts`` of its ``matters``: the claims that texts share, and the table ``goes_on`` of what that makes.

In: days, ids. Out: stories and articles as they were decided, from the tables ``stories``, ``article_stories`` and
``story_terms``, on the driver's own connection. Articles that follow another one (copies, later texts of a page) are in
a story by it and are no business of the assigner.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from onrecord.facts.judgement import JUDGED
from onrecord.joining import GoesOn
from onrecord.linking.stories import KeptArticle, KeptStory, Row
from onrecord.record.schema.claim_wordings import Wording, known_wordings
from onrecord.record.schema.story_terms import Terms, unpacked
from onrecord.record.sqlite.engine import driver

_STORY = "SELECT id, first_article, began, continues FROM stories"
_ARTICLE = (
    "SELECT a.id, s.story, w.data, w.length FROM article_stories AS s "
    "JOIN story_terms AS w ON w.number = s.number JOIN articles AS a ON a.number = s.number"
)

_STALE = """
    SELECT number FROM stale_texts
    UNION SELECT later.number FROM stale_texts AS s CROSS JOIN claim_articles AS c ON c.number = s.number
        CROSS JOIN claim_articles AS later ON later.same_as = c.key
    UNION SELECT later.number FROM (
            SELECT c.claim, c.since FROM stale_texts AS s CROSS JOIN claim_articles AS c ON c.number = s.number
            UNION SELECT claim, since FROM stale_members) AS changed
        CROSS JOIN claim_articles AS later ON later.claim = changed.claim AND later.since > changed.since
        WHERE EXISTS (SELECT 1 FROM goes_on AS g WHERE g.number = later.number)"""
_PAIR = ("SELECT ours.number, theirs.number, ours.place, theirs.place, ours.method = :judged AND "
         "ours.same_as = theirs.key, ours.wordings, theirs.wordings FROM claim_articles AS ours "
         "CROSS JOIN claim_articles AS theirs")
_ORDER = "WHERE ours.number = :number AND theirs.number <> ours.number ORDER BY theirs.number, ours.place, theirs.place"
_MATCHED = f"{_PAIR} ON theirs.key = ours.same_as {_ORDER}"
_NEWEST = f"""
    {_PAIR} ON theirs.key IN (
        SELECT older.key FROM claim_articles AS older WHERE older.claim = ours.claim AND older.since < ours.since
        AND older.number <> ours.number ORDER BY older.since DESC LIMIT :newest) {_ORDER}"""
_TERMS = ("SELECT w.data FROM article_stories AS s JOIN story_terms AS w ON w.number = coalesce(s.follows, s.number) "
          "WHERE s.number = ?")
_KEPT = "SELECT number, older, matched, shared FROM goes_on WHERE number = ? ORDER BY older"
_FORGET = "DELETE FROM goes_on WHERE number = ?"
_PUT = "INSERT INTO goes_on (number, older, matched, shared) VALUES (?, ?, ?, ?)"


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


@dataclass(frozen=True, slots=True)
class SharedPair:
    """Claims of two texts, the later first, by their places. ``judged``: a person said that they are the same."""

    number: int
    older: int
    place: int
    other_place: int
    judged: bool
    _ours: str
    _theirs: str

    def wordings(self) -> tuple[Sequence[Wording], Sequence[Wording]]:
        """Return in which ways both are put."""
        return known_wordings(self._ours), known_wordings(self._theirs)


class MatterStore:
    """The claims that texts of a record share, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._raw = driver(db)

    def stale(self) -> Collection[int]:
        """Return the texts of which something changed, or of older ones with whose claims theirs are one."""
        return {number for (number,) in self._raw.execute(_STALE)}

    def matched(self, number: int) -> Sequence[SharedPair]:
        """Return the claims of a text with those of others that they were matched with, by older text and place."""
        return self._pairs(_MATCHED, number=number)

    def in_one_group(self, number: int, newest: int) -> Sequence[SharedPair]:
        """Return the claims of a text with those of others that are one with them, by older text and place.

        ``newest``: for each claim so many, those that came up last before it.
        """
        return self._pairs(_NEWEST, number=number, newest=newest)

    def terms_of(self, number: int) -> Terms | None:
        """Return what a text is recognised by, or the one that it follows; null where it is in no story."""
        row = self._raw.execute(_TERMS, (number,)).fetchone()
        return None if row is None else unpacked(row[0])

    def kept(self, number: int) -> Sequence[GoesOn]:
        """Return what is kept of a text, by older text."""
        return [GoesOn(*row) for row in self._raw.execute(_KEPT, (number,))]

    def put(self, rows: Mapping[int, Sequence[GoesOn]]) -> None:
        """Keep for some texts with which they go on, in place of what was kept of them."""
        self._raw.executemany(_FORGET, [(number,) for number in rows])
        self._raw.executemany(_PUT, [row for some in rows.values() for row in some])

    def settled(self) -> None:
        """Keep that nothing is stale."""
        for table in ("stale_texts", "stale_members"):
            self._raw.execute(f"DELETE FROM {table}")

    def _pairs(self, query: str, **asked: int) -> Sequence[SharedPair]:
        return [SharedPair(number, older, place, other, bool(judged), ours, theirs)
                for number, older, place, other, judged, ours, theirs in self._raw.execute(
                    query, {**asked, "judged": JUDGED})]


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
