"""What is kept of the events of articles, and the narrow door to where it lies.

In and out: of an event is kept what is kept of a claim (``linking.claims.kept``): its key, when it was published, what
it rests on and why, which group it is in. ``Store`` is what a record has to offer; ``MemoryStore`` (``memory``) holds
all of it for tests and single runs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from onrecord.linking.claims.kept import Grouped, KeptClaim, Resting
from onrecord.linking.events.wording import EventWording

KeptEvent = KeptClaim       # the same shape; ``anchor``: the words that tell it
Clue = str


class Store(Grouped, Resting, Protocol):
    """Where events lie. Everything that it is asked for is bounded, however many there are."""

    def events(self, keys: Collection[int]) -> Sequence[KeptEvent]:
        """Return some events by time of publication; those that are gone are passed over."""
        ...

    def wordings(self, keys: Collection[int]) -> Iterable[tuple[int, EventWording]]:
        """Yield (key, what it is compared by) of some events."""
        ...

    def of_articles(self, numbers: Collection[int], type: str) -> Sequence[int]:
        """Return the events of a type in some articles."""
        ...

    def clues(self, number: int) -> Collection[Clue]:
        """Return what an article is about: the stems by which it is found."""
        ...

    def nearest(self, event: KeptEvent, clues: Collection[Clue], most: int, later: bool) -> Sequence[Sequence[int]]:
        """Return for each clue the articles that have it: up to ``most`` that were published nearest to an event.

        ``later``: on days after its own, else on its day or before.
        """
        ...

    def copies(self, event: KeptEvent) -> Iterable[int]:
        """Return the events of other articles that are told at the same place of the same text."""
        ...
