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
    """One story. ``id`` is minted from its first article and never changes; ``began``: the day of that article.

    ``into`` and ``into_since``: the story it was merged into and from which day on; ``continues``: the story whose life
    was over when this one began.
    """

    id: str
    first_article: str
    began: int
    into: str | None = None
    into_since: int | None = None
    continues: str | None = None


class Store(Protocol):
    """Where stories lie. Reading is by the day a story began; rows of the journal are only ever added."""

    def stories(self, first: int, last: int) -> Iterable[KeptStory]:
        """Return the stories that began on a day from ``first`` to ``last``."""
        ...

    def articles(self, story: str) -> Iterable[KeptArticle]:
        """Return the articles that were put into a story."""
        ...

    def story(self, story: str) -> KeptStory | None:
        """Return one story by its id."""
        ...

    def article(self, article: str) -> KeptArticle | None:
        """Return one article by its id."""
        ...

    def keep_story(self, story: KeptStory) -> None:
        """Keep a story, or what has changed of it (merged, continues)."""
        ...

    def keep_article(self, article: KeptArticle) -> None:
        """Keep an article, or the other story it was moved to."""
        ...

    def add(self, row: Row) -> None:
        """Add a row to the journal."""
        ...

    def rows(self) -> Iterator[Row]:
        """Return the journal in the order it was written."""
        ...


class MemoryStore:
    """A store that lives as long as the program."""

    def __init__(self) -> None:
        self._stories: dict[str, KeptStory] = {}
        self._began: dict[int, list[str]] = {}
        self._articles: dict[str, KeptArticle] = {}
        self._members: dict[str, dict[str, None]] = {}
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

    def keep_story(self, story: KeptStory) -> None:
        """Keep a story."""
        if story.id not in self._stories:
            self._began.setdefault(story.began, []).append(story.id)
        self._stories[story.id] = story

    def keep_article(self, article: KeptArticle) -> None:
        """Keep an article."""
        before = self._articles.get(article.id)
        if before is not None and before.story != article.story:
            del self._members[before.story][article.id]
        self._articles[article.id] = article
        self._members.setdefault(article.story, {})[article.id] = None

    def add(self, row: Row) -> None:
        """Add a row to the journal."""
        self._rows.append(row)

    def rows(self) -> Iterator[Row]:
        """Return the journal in the order it was written."""
        return iter(self._rows)
