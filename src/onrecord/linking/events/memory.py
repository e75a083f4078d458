"""A store of events that lives as long as the program: what the record keeps in tables, in a few dictionaries.

In: events as they come in, and keys as they go. Out: what ``Store`` offers. What belongs together is decided by
``joining``, as in the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from onrecord.linking.claims.kept import Link, Member
from onrecord.linking.events.kept import Clue, KeptEvent
from onrecord.linking.events.wording import EventWording

_LAST_DAY = "9999-99-99"        # of what has no day: it comes after all that has one


class MemoryStore:
    """Events by key, and articles by what they are about."""

    def __init__(self) -> None:
        self._events: dict[int, KeptEvent] = {}
        self._wordings: dict[int, EventWording] = {}
        self._links: dict[int, Link] = {}
        self._days: dict[int, str] = {}
        self._by_clue: dict[Clue, set[int]] = defaultdict(set)

    def add(self, event: KeptEvent, wording: EventWording) -> None:
        """Take an event in, matched with nothing and in no group yet."""
        self._events[event.key], self._wordings[event.key] = event, wording
        self._days[event.article] = event.day or _LAST_DAY
        for clue in wording.told.about:
            self._by_clue[clue].add(event.article)

    def remove(self, key: int) -> list[int]:
        """Take an event off; return the events that rested on it, which rest on nothing now."""
        article = self._events.pop(key).article
        del self._wordings[key]
        self._links.pop(key, None)
        if all(event.article != article for event in self._events.values()):
            for numbers in self._by_clue.values():
                numbers.discard(article)
        orphans = [other for other, link in self._links.items() if link.same_as == key]
        for other in orphans:
            self.rest(other, None)
        return orphans

    def groups(self) -> dict[int, int | None]:
        """Return the group of every event."""
        return {key: event.group for key, event in self._events.items()}

    def link(self, key: int) -> Link | None:
        """Return what an event rests on."""
        return self._links.get(key)

    def events(self, keys: Collection[int]) -> Sequence[KeptEvent]:
        """Return some events by time of publication; those that are gone are passed over."""
        return sorted((self._as_linked(key) for key in set(keys) if key in self._events), key=lambda one: one.since)

    def _as_linked(self, key: int) -> KeptEvent:
        event, link = self._events[key], self._links.get(key)
        if link is None:
            return event
        return event._replace(same_as=link.same_as, method=link.method, score=link.score,
                              same_since=self._events[link.same_as].since)

    def wordings(self, keys: Collection[int]) -> Iterator[tuple[int, EventWording]]:
        """Yield (key, what it is compared by) of some events."""
        return ((key, self._wordings[key]) for key in keys)

    def of_articles(self, numbers: Collection[int], type: str) -> Sequence[int]:
        """Return the events of a type in some articles."""
        return [key for key, event in self._events.items()
                if event.article in numbers and self._wordings[key].type == type]

    def clues(self, number: int) -> Collection[Clue]:
        """Return what an article is about."""
        return [clue for clue, numbers in self._by_clue.items() if number in numbers]

    def nearest(self, event: KeptEvent, clues: Collection[Clue], most: int, later: bool) -> Sequence[Sequence[int]]:
        """Return for each clue the articles that have it: up to ``most`` that were published nearest to an event."""
        day = event.day or _LAST_DAY
        found = []
        for clue in clues:
            there = sorted((self._days[number], number) for number in self._by_clue.get(clue, ()))
            side = [number for at, number in there if (at > day) == later]
            found.append((side if later else side[::-1])[:most])
        return found

    def copies(self, event: KeptEvent) -> Iterator[int]:
        """Return the events of other articles that are told at the same place of the same text."""
        return (key for key, one in self._events.items() if one.article != event.article
                and (one.text_hash, one.anchor) == (event.text_hash, event.anchor))

    def members(self, groups: Collection[int], keys: Collection[int] = ()) -> Iterator[Member]:
        """Return the events of some groups, and some events besides."""
        for key, event in self._events.items():
            if event.group in groups or key in keys:
                yield Member(key, link.same_as if (link := self._links.get(key)) else None, event.group)

    def rest(self, key: int, link: Link | None) -> None:
        """Keep what an event rests on from now on, or that it stands alone; its group stays what it was."""
        self._links.pop(key, None)
        if link is not None:
            self._links[key] = link

    def put(self, groups: Sequence[tuple[int, int]]) -> None:
        """Put events into groups: (group, key)."""
        for group, key in groups:
            self._events[key] = self._events[key]._replace(group=group)
