"""Which claims two texts share, and where both are: for what goes on with what.

In: numbers of texts, a day. Out: rows of numbers and places, with the wordings of both claims.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, or_, select

from onrecord.facts.judgement import JUDGED
from onrecord.record.queries.conditions import known_by
from onrecord.record.rows import InStory, SharedPair
from onrecord.record.schema import tables as t
from onrecord.record.schema.story_terms import Terms, unpacked
from onrecord.record.sqlite.arrays import these

_A, _M, _W = t.articles.c, t.article_stories.c, t.story_terms.c
_TEXT = t.articles.alias("text").c
_OURS, _THEIRS = t.claim_articles.alias("ours"), t.claim_articles.alias("theirs")
# Both belong to one claim of the record, whichever claims they were matched with.
_IN_ONE_GROUP = (_THEIRS.c.claim == _OURS.c.claim, _THEIRS.c.since < _OURS.c.since, _THEIRS.c.number != _OURS.c.number)


class SharedClaims:
    """The claims that texts of a record share, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def matched(self, numbers: Collection[int]) -> list[SharedPair]:
        """Return the claims of some texts with those that they were matched with."""
        return _pairs(self._db, _shared().where(_THEIRS.c.key == _OURS.c.same_as, _OURS.c.number.in_(these(numbers))))

    def in_one_group(self, number: int) -> list[SharedPair]:
        """Return the claims of a text with the older ones of others that are one with them."""
        return _pairs(self._db, _shared().where(_OURS.c.number == number, *_IN_ONE_GROUP))

    def later_with(self, numbers: Collection[int], fewest: int, sure: float, first: int) -> set[int]:
        """Return the texts that share claims with one of some older texts: so many, or one of the first so surely."""
        surely = or_(_OURS.c.method == JUDGED, and_(_OURS.c.score >= sure, _OURS.c.place < first))
        return set(self._db.scalars(select(_OURS.c.number).where(
            _THEIRS.c.number.in_(these(numbers)), *_IN_ONE_GROUP).group_by(_OURS.c.number, _THEIRS.c.number).having(or_(
                func.count(_OURS.c.place.distinct()) >= fewest, func.max(case((surely, 1), else_=0)) == 1))))

    def stories_of(self, numbers: Collection[int], as_of: str | None) -> list[InStory]:
        """Return the stories of texts that were out by a day; of an earlier text of a page, that of the current one."""
        page = select(_TEXT.number.label("asked"), _A.number, _M.story).join(
            t.articles, _A.publication == _TEXT.publication).join(t.article_stories, _M.number == _A.number)
        query = page.where(_TEXT.number.in_(these(numbers)), known_by(as_of))
        return [InStory(*row) for row in self._db.execute(query)]

    def terms_of(self, number: int) -> Terms | None:
        """Return what a text is recognised by or the one that it follows; null where it is in no story."""
        query = select(_W.data).join(t.article_stories, _W.number == func.coalesce(_M.follows, _M.number))
        data = self._db.scalar(query.where(_M.number == number))
        return None if data is None else unpacked(data)


def _shared() -> Select[Any]:
    """Return the query of claims of two texts, of which ``ours`` is the later; how they belong together is open."""
    return select(
        _OURS.c.number, _THEIRS.c.number.label("older"), _OURS.c.place, _THEIRS.c.place.label("other_place"),
        _OURS.c.method, _OURS.c.same_as, _THEIRS.c.key, _OURS.c.wordings, _THEIRS.c.wordings.label("other_wordings"),
    ).where(_OURS.c.number != _THEIRS.c.number)


def _pairs(db: Connection, query: Select[Any]) -> list[SharedPair]:
    rows: Iterable[Any] = db.execute(query.order_by(_OURS.c.number, _THEIRS.c.number, _OURS.c.place))
    return [SharedPair(row.number, row.older, row.place, row.other_place,
                       row.method == JUDGED and row.same_as == row.key, row.wordings, row.other_wordings)
            for row in rows]
