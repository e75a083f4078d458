"""The live index: stories that began lately, found by their terms.

In: articles that were put into stories, in order of publication. Out: for an article, how telling a term is, which
stories share telling terms, and what speaks for them. What is older is dropped here: cost and memory follow the live
stories, not the archive.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from onrecord.linking.stories.kept import KeptArticle, KeptStory, Store
from onrecord.linking.stories.telling import BACKGROUND, expected
from onrecord.linking.stories.terms import Terms

_Key = TypeVar("_Key", str, int)
LIFE = 30  # days from the first article of a story to the last that may join it
WINDOW = 3 * LIFE  # days that are looked back over: what began before bears on nothing
TELLING = 40  # terms by which stories are looked for: the rarest of the article
MOST_STORIES = 60  # a term of more stories leads nowhere
CANDIDATES = 5


def index_terms(terms: Terms) -> Iterator[str]:
    """Return the terms of an article as the index has them: words plain, names after @, numbers after #."""
    yield from terms.words
    for name in terms.names:
        yield "@" + name
    for number in terms.numbers:
        yield "#" + number


class LiveStory:
    """A story in the index: how it is kept, and its articles by day."""

    __slots__ = ("articles", "kept", "speaking")

    def __init__(self, kept: KeptStory) -> None:
        self.kept = kept
        self.articles: list[KeptArticle] = []
        self.speaking: list[KeptArticle] = []       # live pages and round-ups speak for no story

    def add(self, article: KeptArticle) -> None:
        """Put an article under the story."""
        for among in (self.articles, self.speaking) if not article.terms.many else (self.articles,):
            among.append(article)
            among.sort(key=lambda a: (a.day, a.id))


class Live:
    """The stories that began within the window, and where their terms stand."""

    def __init__(self, store: Store, until: int | None = None) -> None:
        """Take a store of which only days before ``until`` count (``date.toordinal``); what comes later is added."""
        self._store, self._until = store, until
        self._stories: dict[str, LiveStory] = {}
        self._where: dict[str, dict[str, int]] = {}     # how many articles of a story have a term
        self._lines: dict[int, dict[str, int]] = {}
        self._from, self._to = 0, -1  # days whose stories are here

    def over(self, store: Store) -> None:
        """Fetch from another door to the same stories from now on."""
        self._store = store

    def reach(self, first: int, last: int) -> None:
        """Hold the stories that began on these days, none of which lies before those of the time before."""
        if self._to < self._from or first > self._to + 1:
            self._drop(self._stories)
            self._from, self._to = first, first - 1
        if last > self._to:
            before, self._to = self._to, last
            self._load(before + 1, last)
        if first > self._from:
            self._drop([s for s, story in self._stories.items() if story.kept.began < first])
            self._from = first

    def add(self, article: KeptArticle, story: KeptStory) -> None:
        """Put an article under its story, if that is held."""
        if not self._from <= story.began <= self._to:
            return
        self._stories.setdefault(story.id, LiveStory(story)).add(article)
        for line in set(article.terms.lines):
            _count(self._lines.setdefault(line, {}), story.id)
        if not article.terms.many:
            for term in index_terms(article.terms):
                _count(self._where.setdefault(term, {}), story.id)

    def articles(self, story: str) -> list[KeptArticle]:
        """Return what speaks for a story, by day."""
        return self._stories[story].speaking

    def story(self, story: str) -> KeptStory:
        """Return a story that is held."""
        return self._stories[story].kept

    def telling(self, term: str) -> float:
        """Return how telling a term is: the logarithm of one in how many stories has it."""
        stories = BACKGROUND + len(self._stories)
        return math.log(stories / (1.0 + BACKGROUND * expected(term) + len(self._where.get(term, ()))))

    def candidates(self, terms: Terms) -> list[str]:
        """Return the stories that share most with an article, best first."""
        held = [(len(h), t, h) for t in index_terms(terms) if 0 < len(h := self._where.get(t, {})) <= MOST_STORIES]
        held.sort(key=lambda x: (x[0], x[1]))
        found: Counter[str] = Counter()
        for _, term, holders in held[:TELLING]:
            weight = max(0.0, self.telling(term)) ** 2
            for story in holders:
                found[story] += weight  # type: ignore[assignment]
        return [story for story, _ in sorted(found.items(), key=lambda x: (-x[1], x[0]))[:CANDIDATES]]

    def coming_back(self, lines: Iterable[int]) -> set[int]:
        """Return the lines that were printed before: furniture, or words taken over, which prove nothing."""
        return {line for line in lines if line in self._lines}

    def _load(self, first: int, last: int) -> None:
        if self._until is not None:
            last = min(last, self._until - 1)
        if last < first:
            return
        for story in self._store.stories(first, last):
            for article in self._store.articles(story.id):
                if self._until is None or article.day < self._until:
                    self.add(article, story)

    def _drop(self, stories: Iterable[str]) -> None:
        for story in list(stories):
            for article in self._stories.pop(story).articles:
                for term in index_terms(article.terms):
                    _forget(self._where, term, story)
                for line in article.terms.lines:
                    _forget(self._lines, line, story)


def _count(where: dict[str, int], story: str) -> None:
    where[story] = where.get(story, 0) + 1


def _forget(index: dict[_Key, dict[str, int]], key: _Key, story: str) -> None:
    where = index.get(key)
    if where is not None:
        where.pop(story, None)
        if not where:
            del index[key]
