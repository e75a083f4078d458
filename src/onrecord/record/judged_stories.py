"""What people judged of stories, laid over what the machine decided: articles together in one story, or apart.

In: the judgements in force and a day. Out: ``Homes``: articles that are in another story by it, and stories that go on
under another one. It is worked out for the day that is asked about, from what was published by then; the machine's own
decisions stay as they are, so that an undo needs nothing but to be there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, select

from onrecord.judging.pairs import Pairs
from onrecord.record import tables as t
from onrecord.record.finding import known_by
from onrecord.record.judgements import rulings

_A, _Y, _M = t.articles.c, t.stories.c, t.article_stories.c
_CHUNK = 500


class Homes(msgspec.Struct, frozen=True):
    """``moved``: article (number) -> the story it was parted to; ``into``: story -> the one it was joined to.

    ``firsts``: of the stories that came up by parting, the first article (number). ``by``: judgements by article id.
    """

    moved: dict[int, str] = {}
    into: dict[str, str] = {}
    firsts: dict[str, int] = {}
    by: dict[str, tuple[str, ...]] = {}

    def final(self, story: str) -> str:
        """Return the story that a story goes on under."""
        while story in self.into:
            story = self.into[story]
        return story


NONE = Homes()


class _Article(msgspec.Struct, frozen=True):
    number: int
    id: str
    day: str
    story: str
    follows: int | None


def judged_homes(db: Connection, as_of: str | None) -> Homes:
    """Return what was judged of stories, as of a day or by all that is known."""
    found = rulings(db).stories
    if not found.by:
        return NONE
    overlay = _Overlay(db, found, _known(db, sorted(found.nodes), as_of), as_of)
    overlay.part()
    overlay.join()
    overlay.part()  # what others joined may have come together that way
    return Homes(overlay.moved, overlay.into, overlay.firsts, dict(found.by))


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


def _known(db: Connection, ids: Collection[str], as_of: str | None) -> dict[str, _Article]:
    ids, found = list(ids), dict[str, _Article]()
    for i in range(0, len(ids), _CHUNK):
        query = select(_A.number, _A.id, _A.day, _M.story, _M.follows).join(t.article_stories, _M.number == _A.number)
        for row in db.execute(query.where(_A.id.in_(ids[i : i + _CHUNK]), known_by(as_of))).all():
            found[row.id] = _Article(row.number, row.id, row.day, root(db, row.story, as_of), row.follows)
    return found


class _Overlay:
    """Judgements on pairs of articles become moves and merges."""

    def __init__(self, db: Connection, found: Pairs, known: dict[str, _Article], as_of: str | None) -> None:
        self._db, self._found, self._known, self._as_of = db, found, known, as_of
        self.moved: dict[int, str] = {}
        self.into: dict[str, str] = {}
        self.firsts: dict[str, int] = {}

    def part(self) -> None:
        """Where two that were judged apart are in one story, take the later out, and what belongs to it."""
        for pair in sorted(self._found.apart):
            if not all(id in self._known for id in pair):
                continue
            one, later = sorted((self._known[id] for id in pair), key=_when)
            story = self._story(later)
            if self._story(one) != story:
                continue
            group, other = self._group(later, story), self._group(one, story)
            if any(article.id == self._first(story) for article in group):
                group, other = other, group  # the story stays with its first article
            self._move(group, {article.number for article in other})

    def join(self) -> None:
        """Join the stories of articles that were judged to be of one, into the oldest."""
        for group in sorted(set(self._found.together.values())):
            stories = {self._story(self._known[id]) for id in group if id in self._known}
            if len(stories) > 1:
                first, *others = sorted(stories, key=lambda story: (self._began(story), story))
                self.into.update(dict.fromkeys(others, first))

    def _story(self, article: _Article) -> str:
        story = self.moved.get(article.number, article.story)
        while story in self.into:
            story = self.into[story]
        return story

    def _group(self, article: _Article, story: str) -> list[_Article]:
        """Return the articles of this story that were judged to belong with an article, by day."""
        known = [self._known[id] for id in self._found.with_(article.id) if id in self._known]
        return sorted((one for one in known if self._story(one) == story), key=_when)

    def _move(self, group: list[_Article], others: Collection[int]) -> None:
        first = group[0]
        story = "y" + hashlib.sha256(f"{first.id}\njudged".encode()).hexdigest()[:12]
        self.firsts[story] = first.number
        for article in group:
            following = select(_M.number).where(_M.follows == article.number)
            for number in (article.number, *self._db.scalars(following)):
                if number not in others:
                    self.moved[number] = story

    def _first(self, story: str) -> str | None:
        if story in self.firsts:
            return next((one.id for one in self._known.values() if one.number == self.firsts[story]), None)
        found: str | None = self._db.scalar(select(_Y.first_article).where(_Y.id == story))
        return found

    def _began(self, story: str) -> str:
        if story in self.firsts:
            return next(one.day for one in self._known.values() if one.number == self.firsts[story])
        return self._db.scalar(select(_Y.began).where(_Y.id == story)) or ""


def _when(article: _Article) -> tuple[str, str]:
    return article.day, article.id
