"""Which texts go on with which by the claims they share, and in which stories they are.

In: numbers of texts, a day. Out: rows of numbers and places, with the wordings of both claims.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from onrecord.joining import GoesOn, newest_claims
from onrecord.record.queries.conditions import known_by
from onrecord.record.rows import InStory
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.arrays import these
from onrecord.record.sqlite.story_store import MatterStore, SharedPair

_A, _M, _G = t.articles.c, t.article_stories.c, t.goes_on.c
_TEXT, _PAGE = t.articles.alias("text").c, t.articles.alias("page")
_STORIES = select(_TEXT.number.label("asked"), _A.number, _M.story).join(
    t.articles, _A.publication == _TEXT.publication).join(t.article_stories, _M.number == _A.number)
_OF_PAGES = select(_A.number).join_from(t.articles, _PAGE, _A.publication == _PAGE.c.publication)


class SharedClaims:
    """The claims that texts of a record share, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def going_on_with(self, numbers: Collection[int]) -> set[int]:
        """Return the texts that go on with some texts, or with other texts of the same pages."""
        texts = _OF_PAGES.where(_PAGE.c.number.in_(these(numbers)))
        return set(self._db.scalars(select(_G.number).distinct().where(_G.older.in_(texts))))

    def shared(self, link: GoesOn, by_matches: bool) -> list[SharedPair]:
        """Return the claims that a text and an older one share: those that were matched, or all that are one."""
        kept = MatterStore(self._db)
        pairs = kept.matched(link.number) if by_matches else kept.in_one_group(link.number, newest_claims())
        return [pair for pair in pairs if pair.older == link.older]

    def stories_of(self, numbers: Collection[int], as_of: str | None) -> list[InStory]:
        """Return the stories of texts that were out by a day; of an earlier text of a page, that of the current one."""
        query = _STORIES.where(_TEXT.number.in_(these(numbers)), known_by(as_of))
        return [InStory(*row) for row in self._db.execute(query)]
