"""What every list has: rows, how many there are, what follows, and how many there are of each kind.

In: a question that takes a limit. Out: ``Listed``, which is also the .json twin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

import msgspec

from onrecord.questions import OpenRecord
from onrecord.questions.answers import Page as Part
from onrecord.views.web.page import Asked
from onrecord.views.web.wording import first_words

T = TypeVar("T")
COUNTED_UP_TO = 2000        # rows: each count is a question of its own, and a large record takes long over it


class Listed(msgspec.Struct, Generic[T], frozen=True):
    """Part of a list, as ``Page`` of the questions. ``facets``: by parameter, how many rows each of its words leaves.

    ``first_words``: of articles without a title, how their text begins; of a claim that a row is on, our wording.
    """

    items: tuple[T, ...]
    total: int
    limit: int | None
    next: str | None
    undated: int | None
    facets: Mapping[str, Mapping[str, int]] = {}
    first_words: Mapping[str, str] = {}

    @property
    def counted(self) -> str:
        """'60 of 212'."""
        return f"{len(self.items):,} of {self.total:,}"


def listed(part: Part[T], facets: Mapping[str, Mapping[str, int]] | None = None,
           first: Mapping[str, str] | None = None) -> Listed[T]:
    """Return a part of a list as pages have it."""
    return Listed(part.items, part.total, part.limit, part.next, part.undated, facets or {}, first or {})


def facet(asked: Asked, name: str, total: int, count: Callable[[str], int]) -> dict[str, dict[str, int]]:
    """Return how many rows each word of a parameter would leave; nothing where that takes too long or one is chosen."""
    return counted(asked, name, total, lambda: {word: count(word) for word in _choices(asked, name)})


def counted(asked: Asked, name: str, total: int, count: Callable[[], Mapping[str, int] | None],
            ) -> dict[str, dict[str, int]]:
    """Return the same where all words are counted at once; null: they cannot be."""
    if not _choices(asked, name) or asked.get(name) or total > COUNTED_UP_TO or asked.twin == "csv" or asked.get(
            "after"):
        return {}
    found = count()
    return {} if found is None else {
        name: {word: found[word] for word in _choices(asked, name) if found.get(word)}}


def _choices(asked: Asked, name: str) -> tuple[str, ...]:
    param = asked.page.param(name)
    return param.choices if param else ()


def titles(record: OpenRecord, articles: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """Return how the text of each article without a title begins."""
    found = record.texts(dict.fromkeys(id for id, title in articles if not title))
    return {id: first_words(text) for id, text in found.items()}
