"""Stories as the machine decided them, as of a day: ``onrecord.judging.stories`` lays judgements over them.

In: ids of articles and stories. Out: where they are, from current texts that were out by the day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from onrecord.judging.stories import Began, Placed
from onrecord.record import tables as t
from onrecord.record.finding import known_by

_A, _Y, _M = t.articles.c, t.stories.c, t.article_stories.c
_CHUNK = 500


class StoriesAsOf:
    """The stories of a record, in one transaction, as of a day; null: by all that is known."""

    def __init__(self, db: Connection, as_of: str | None) -> None:
        self._db, self._as_of = db, as_of

    def placed(self, articles: Collection[str]) -> Iterable[Placed]:
        """Return where current texts of some articles are that were out by the day."""
        ids, found = list(articles), list[Placed]()
        for i in range(0, len(ids), _CHUNK):
            query = select(_A.number, _A.id, _A.day, _M.story, _M.follows).join(
                t.article_stories, _M.number == _A.number)
            for row in self._db.execute(query.where(_A.id.in_(ids[i : i + _CHUNK]), known_by(self._as_of))).all():
                found.append(Placed(row.number, row.id, row.day, root(self._db, row.story, self._as_of), row.follows))
        return found

    def followers(self, number: int) -> Collection[int]:
        """Return the texts that are in a story by another one."""
        return self._db.scalars(select(_M.number).where(_M.follows == number)).all()

    def began(self, story: str) -> Began | None:
        """Return how a story began; null where the machine did not begin it."""
        row = self._db.execute(select(_Y.first_article, _Y.began).where(_Y.id == story)).first()
        return None if row is None else Began(row.first_article, row.began)


def root(db: Connection, story: str, as_of: str | None) -> str:
    """Return the story that the machine had merged a story into by a day, itself where it had not."""
    seen = {story}
    while True:
        query = select(_Y.into_story).where(_Y.id == story, _Y.into_story.is_not(None))
        after = db.scalar(query if as_of is None else query.where(_Y.into_since <= as_of))
        if after is None or after in seen:
            return story
        story = after
        seen.add(story)
