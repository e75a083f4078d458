"""What people judged of stories, laid over what the machine decided: articles together in one story, or apart.

In: the rulings in force, and the store as of a day. Out: ``Homes``: articles that are in another story by it, and
stories that go on under another one. It is worked out for the day that is asked about, from what was published by then;
the machine's own decisions stay as they are, so that an undo needs nothing but to be there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from typing import NamedTuple, Protocol

import msgspec

from onrecord.judging.pairs import Pairs


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


class Placed(NamedTuple):
    """An article in the machine's story. ``follows``: the text by which it is there (null: itself)."""

    number: int
    article: str
    day: str
    story: str
    follows: int | None


class Began(NamedTuple):
    """A story that the machine began: its first article (id), and since when it runs."""

    article: str
    day: str


class Store(Protocol):
    """Stories as of a day."""

    def placed(self, articles: Collection[str]) -> Iterable[Placed]:
        """Return where current texts of some articles are that were out by the day."""
        ...

    def followers(self, number: int) -> Collection[int]:
        """Return the texts that are in a story by another one."""
        ...

    def began(self, story: str) -> Began | None:
        """Return how a story began; null where the machine did not begin it."""
        ...


def homes(store: Store, judged: Pairs) -> Homes:
    """Return what was judged of stories, as of the day of the store."""
    if not judged.by:
        return NONE
    overlay = _Overlay(store, judged, {one.article: one for one in store.placed(sorted(judged.nodes))})
    overlay.part()
    overlay.join()
    overlay.part()  # what others joined may have come together that way
    return Homes(overlay.moved, overlay.into, overlay.firsts, dict(judged.by))


class _Overlay:
    """Judgements on pairs of articles become moves and merges."""

    def __init__(self, store: Store, judged: Pairs, known: dict[str, Placed]) -> None:
        self._store, self._judged, self._known = store, judged, known
        self.moved: dict[int, str] = {}
        self.into: dict[str, str] = {}
        self.firsts: dict[str, int] = {}

    def part(self) -> None:
        """Where two that were judged apart are in one story, take the later out, and what belongs to it."""
        for pair in sorted(self._judged.apart):
            if not all(id in self._known for id in pair):
                continue
            one, later = sorted((self._known[id] for id in pair), key=_when)
            story = self._story(later)
            if self._story(one) != story:
                continue
            group, other = self._group(later, story), self._group(one, story)
            if any(article.article == self._first(story) for article in group):
                group, other = other, group  # the story stays with its first article
            self._move(group, {article.number for article in other})

    def join(self) -> None:
        """Join the stories of articles that were judged to be of one, into the oldest."""
        for group in sorted(set(self._judged.together.values())):
            stories = {self._story(self._known[id]) for id in group if id in self._known}
            if len(stories) > 1:
                first, *others = sorted(stories, key=lambda story: (self._began(story), story))
                self.into.update(dict.fromkeys(others, first))

    def _story(self, article: Placed) -> str:
        story = self.moved.get(article.number, article.story)
        while story in self.into:
            story = self.into[story]
        return story

    def _group(self, article: Placed, story: str) -> list[Placed]:
        """Return the articles of this story that were judged to belong with an article, by day."""
        known = [self._known[id] for id in self._judged.with_(article.article) if id in self._known]
        return sorted((one for one in known if self._story(one) == story), key=_when)

    def _move(self, group: list[Placed], others: Collection[int]) -> None:
        first = group[0]
        story = "y" + hashlib.sha256(f"{first.article}\njudged".encode()).hexdigest()[:12]
        self.firsts[story] = first.number
        for article in group:
            for number in (article.number, *self._store.followers(article.number)):
                if number not in others:
                    self.moved[number] = story

    def _first(self, story: str) -> str | None:
        if story in self.firsts:
            return next((one.article for one in self._known.values() if one.number == self.firsts[story]), None)
        began = self._store.began(story)
        return began and began.article

    def _began(self, story: str) -> str:
        if story in self.firsts:
            return next(one.day for one in self._known.values() if one.number == self.firsts[story])
        began = self._store.began(story)
        return began.day if began else ""


def _when(article: Placed) -> tuple[str, str]:
    return article.day, article.article
