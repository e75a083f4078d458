"""What is kept of articles and stories, and the narrow door to where it lies.

In and out: ``KeptArticle`` and ``KeptStory``, small plain Structs. ``Store`` is what a record has to offer: stories by
the day they began, piece by piece; ``MemoryStore`` holds all of it in memory, for tests and single runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from onrecord.linking.stories.journal import Row
from onrecord.linking.stories.terms import Terms


class KeptArticle(msgspec.Struct, frozen=True):
    """One article: its terms, the length of its word vector when it came, and the story it was put into."""

    id: str
    story: str
    terms: Terms
    length: float

    @property
    def day(self) -> int:
        """The day of publication, as ``date.toordinal`` counts."""
        return self.terms.day


class KeptStory(msgspec.Struct, frozen=True):
    """One story. ``id`` is minted from its first article; ``began``: the day of that article.

    ``continues``: the story whose life was over when this one began.
    """

    id: str
    first_article: str
    began: int
    continues: str | None = None


class Store(Protocol):
    """Where stories lie, by the day they began."""

    def stories(self, first: int, last: int) -> Iterable[KeptStory]:
        """Return the stories that began on a day from ``first`` to ``last``."""
        ...

    def articles(self, story: str) -> Iterable[KeptArticle]:
        """Return the articles that were put into a story."""
        ...

    def story(self, story: str) -> KeptStory | None:
        """Return one story by its id."""
        ...


class MemoryStore:
    """A store that lives as long as the program."""

    def __init__(self) -> None:
        self._stories: dict[str, KeptStory] = {}
        self._began: dict[int, list[str]] = {}
        self._articles: dict[str, KeptArticle] = {}
        self._members: dict[str, list[str]] = {}
        self._rows: list[Row] = []

    def stories(self, first: int, last: int) -> Iterator[KeptStory]:
        """Return the stories that began on a day from ``first`` to ``last``, by day."""
        span = range(first, last + 1) if last - first < len(self._began) else sorted(self._began)
        for day in span:
            if first <= day <= last:
                yield from (self._stories[story] for story in self._began.get(day, ()))

    def articles(self, story: str) -> Iterator[KeptArticle]:
        """Return the articles of a story in the order they came."""
        return (self._articles[article] for article in self._members.get(story, ()))

    def story(self, story: str) -> KeptStory | None:
        """Return one story by its id."""
        return self._stories.get(story)

    def article(self, article: str) -> KeptArticle | None:
        """Return one article by its id."""
        return self._articles.get(article)

    def keep(self, article: KeptArticle, began: KeptStory | None, rows: Iterable[Row]) -> None:
        """Keep an article that came, the story that began with it, and why it is where it is."""
        if began is not None:
            self._began.setdefault(began.began, []).append(began.id)
            self._stories[began.id] = began
        self._articles[article.id] = article
        self._members.setdefault(article.story, []).append(article.id)
        self._rows += rows

    def rows(self) -> Iterator[Row]:
        """Return the journal in the order it was written."""
        return iter(self._rows)
