"""The live index: stories that began lately, found by their terms, and seen as of any day.

In: articles that were put into stories. Out: for an article and a day, how telling a term is, which stories share
telling terms, and their members as of that day. What is older is dropped here and fetched from the store again when a
late article asks for it: cost and memory follow the live stories, not the archive.
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
WINDOW = 3 * LIFE  # days that are looked back over
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

    __slots__ = ("articles", "kept")

    def __init__(self, kept: KeptStory) -> None:
        self.kept = kept
        self.articles: list[KeptArticle] = []

    def as_of(self, day: int) -> list[KeptArticle]:
        """Return the articles published by a day that speak for the story: live pages and round-ups do not."""
        return [article for article in self.articles if article.day <= day and not article.terms.many]


class Live:
    """The stories that began within the window, and where their terms stand."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stories: dict[str, LiveStory] = {}
        self._where: dict[str, dict[str, int]] = {}
        self._lines: dict[int, dict[str, int]] = {}
        self._under: dict[str, set[str]] = {}  # what was merged into a story, at any time
        self._from, self._to = 0, -1  # days whose stories are here
        self._newest = 0  # day of the newest article here

    def over(self, store: Store) -> None:
        """Fetch from another door to the same stories from now on."""
        self._store = store

    def reach(self, first: int, last: int) -> None:
        """Hold the stories that began on these days; drop what lies more than a window before them."""
        if self._to < self._from or first > self._to + 1 or last < self._from - 1:
            self._drop(self._stories)
            self._from, self._to, self._newest = first, first - 1, 0
        before, behind = self._from, self._to
        self._from, self._to = min(first, before), max(last, behind)
        if first < before:
            self._load(first, before - 1)
        if last > behind:
            self._load(behind + 1, last)
        if first > self._from:
            self._drop([s for s, story in self._stories.items() if story.kept.began < first])
            self._from = first

    def add(self, article: KeptArticle, story: KeptStory) -> None:
        """Put an article under its story."""
        if not self.covers(story.began):
            return
        live = self._stories.setdefault(story.id, LiveStory(story))
        self._take(live, story)
        live.articles.append(article)
        live.articles.sort(key=lambda a: (a.day, a.id))
        self._newest = max(self._newest, article.day)
        for line in set(article.terms.lines):
            _earliest(self._lines.setdefault(line, {}), story.id, article.day)
        if not article.terms.many:
            for term in index_terms(article.terms):
                _earliest(self._where.setdefault(term, {}), story.id, article.day)

    def covers(self, began: int) -> bool:
        """Whether stories that began on a day are held."""
        return self._from <= began <= self._to

    def changed(self, story: KeptStory) -> None:
        """Take over what has changed of a story itself: what it was merged into, what it continues."""
        if story.id in self._stories:
            self._take(self._stories[story.id], story)

    def replaced(self, story: KeptStory, articles: Iterable[KeptArticle]) -> None:
        """Take over that these are the articles of a story now."""
        self._drop([story.id])
        for article in articles:
            self.add(article, story)

    def root(self, story: str, day: int) -> str:
        """Return the story that a story had been merged into by a day, itself where it had not."""
        seen = {story}
        while (live := self._stories.get(story)) and live.kept.into in self._stories and live.kept.into not in seen:
            after = self._stories[live.kept.into]
            if live.kept.into_since is None or live.kept.into_since > day or after.kept.began < day - WINDOW:
                break
            story = after.kept.id
            seen.add(story)
        return story

    def homes(self, story: str) -> list[str]:
        """Return a story and all that was ever merged into it."""
        found = [story]
        for home in found:
            found += sorted(self._under.get(home, set()) - set(found))
        return found

    def articles(self, story: str, day: int) -> list[KeptArticle]:
        """Return what speaks for a story as of a day, with what was merged into it by then, by day."""
        found, todo, seen = [], [story], {story}
        while todo:
            live = self._stories.get(todo.pop())
            if live is None:
                continue
            found += live.as_of(day)
            for other in self._under.get(live.kept.id, ()):
                since = self._stories[other].kept.into_since
                if other not in seen and since is not None and since <= day:
                    seen.add(other)
                    todo.append(other)
        return sorted(found, key=lambda a: (a.day, a.id)) if len(seen) > 1 else found

    def get(self, story: str) -> LiveStory | None:
        """Return a story, null where it is not within reach."""
        return self._stories.get(story)

    def telling(self, term: str, day: int) -> float:
        """Return how telling a term is as of a day: the logarithm of one in how many stories has it."""
        stories = BACKGROUND + self.size(day)
        return math.log(stories / (1.0 + BACKGROUND * expected(term) + len(self._holders(term, day))))

    def size(self, day: int) -> int:
        """Return how many stories of the window had begun by a day."""
        if day >= self._newest and self._from >= day - WINDOW:
            return len(self._stories)
        return sum(1 for s in self._stories.values() if day - WINDOW <= s.kept.began <= day)

    def candidates(self, terms: Terms) -> list[str]:
        """Return the stories that share most with an article as of its day, best first."""
        day = terms.day
        held = [(len(h), t, h) for t in index_terms(terms) if 0 < len(h := self._holders(t, day)) <= MOST_STORIES]
        held.sort(key=lambda x: (x[0], x[1]))
        found: Counter[str] = Counter()
        for _, term, holders in held[:TELLING]:
            weight = max(0.0, self.telling(term, day)) ** 2
            for story in holders:
                found[story] += weight  # type: ignore[assignment]
        return [story for story, _ in sorted(found.items(), key=lambda x: (-x[1], x[0]))[:CANDIDATES]]

    def coming_back(self, lines: Iterable[int], day: int) -> set[int]:
        """Return the lines that were printed before by a day: furniture, or words taken over, which prove nothing."""
        return {line for line in lines if any(d <= day for d in self._lines.get(line, {}).values())}

    def began_after(self, terms: Terms, last: int) -> list[str]:
        """Return stories that began after an article and by ``last`` and share a telling term with it, oldest first."""
        found: Counter[str] = Counter()
        for term in index_terms(terms):
            later = [s for s in self._where.get(term, ()) if terms.day < self._stories[s].kept.began <= last]
            if 0 < len(later) <= CANDIDATES:
                found.update(later)
        kept = [story for story, shared in found.items() if shared > 1]
        return sorted(kept, key=lambda s: (self._stories[s].kept.began, s))

    def _holders(self, term: str, day: int) -> dict[str, int] | list[str]:
        where = self._where.get(term)
        if where is None:
            return []
        if day >= self._newest and self._from >= day - WINDOW:
            return where
        stories = self._stories
        return [s for s, seen in where.items() if seen <= day and stories[s].kept.began >= day - WINDOW]

    def _take(self, live: LiveStory, story: KeptStory) -> None:
        live.kept = story
        if story.into is not None:
            self._under.setdefault(story.into, set()).add(story.id)

    def _load(self, first: int, last: int) -> None:
        for story in self._store.stories(first, last):
            for article in self._store.articles(story.id):
                self.add(article, story)

    def _drop(self, stories: Iterable[str]) -> None:
        for story in list(stories):
            live = self._stories.pop(story, None)
            if live and live.kept.into is not None:
                self._under.get(live.kept.into, set()).discard(story)
                if not self._under.get(live.kept.into):
                    self._under.pop(live.kept.into, None)
            for article in live.articles if live else ():
                for term in index_terms(article.terms):
                    _forget(self._where, term, story)
                for line in article.terms.lines:
                    _forget(self._lines, line, story)


def _earliest(where: dict[str, int], story: str, day: int) -> None:
    if day < where.get(story, day + 1):
        where[story] = day


def _forget(index: dict[_Key, dict[str, int]], key: _Key, story: str) -> None:
    where = index.get(key)
    if where is not None:
        where.pop(story, None)
        if not where:
            del index[key]
