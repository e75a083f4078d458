"""Which events of other articles may be the same as one: those of articles about the same, and copies.

In: an event and the store. Out: the events that match, and how. What is followed are the stems that say most in an
article; one that stands in many leads to those published nearest before (and after) ours, as with claims: that keeps
the cost what it is, and what is found as of a day does not hang on what was published later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from onrecord.linking.claims.candidates import Alike
from onrecord.linking.claims.kept import SAME_TEXT
from onrecord.linking.claims.matching import Match
from onrecord.linking.events.kept import KeptEvent, Store
from onrecord.linking.events.matching import METHOD, match
from onrecord.linking.events.wording import FEWEST_CLUES

MOST = 60           # articles on either side of ours that one stem leads to
_LOOKED_AT = 40     # articles on either side whose events are compared
_SAME_WORDS = Match(1.0, (), ())


class Neighbours:
    """The articles about the same as one, looked up once for all of its events."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[int, list[int]] = {}

    def of(self, event: KeptEvent) -> list[int]:
        """Return the numbers of the articles that share most with that of an event, on either side of it."""
        if event.article not in self._found:
            clues = self._store.clues(event.article)
            self._found[event.article] = sorted(self._led_to(event, clues, later=False)
                                                | self._led_to(event, clues, later=True))
        return self._found[event.article]

    def _led_to(self, event: KeptEvent, clues: Collection[str], later: bool) -> set[int]:
        led = Counter(number for numbers in self._store.nearest(event, clues, MOST, later) for number in numbers
                      if number != event.article)
        near = [number for number, times in led.items() if times >= FEWEST_CLUES]
        return set(sorted(near, key=lambda number: (-led[number], -number))[:_LOOKED_AT])


def alike(store: Store, ours: KeptEvent, near: Neighbours) -> list[Alike]:
    """Return the events of other articles that match one, by time of publication."""
    own = next((wording for _, wording in store.wordings([ours.key])), None)
    found: dict[int, Match] = {}
    if own is not None:
        for key, theirs in store.wordings(store.of_articles(near.of(ours), own.type)):
            same = match(own, theirs)
            if same is not None:
                found[key] = same
    copies = set(store.copies(ours))
    found |= dict.fromkeys(copies, _SAME_WORDS)
    return [Alike(event, SAME_TEXT if event.key in copies else METHOD, found[event.key], event.since > ours.since)
            for event in (store.events(found) if found else ())]
