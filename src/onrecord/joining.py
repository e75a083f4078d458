"""Readings brought together with what is on record, in order. Read this after ``flow.py``.

In: readings, what people decided, and the stores of a record within one transaction. Out: in the stores, whose copy
each article is, which claims and which events are one, and which story it runs in. Everything is decided here and in
the steps that are called; what lies where is the record's business alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from onrecord.facts import Article, Reading
from onrecord.facts.judgement import Judgement
from onrecord.judging import claims as judged
from onrecord.judging.apply import Corrected
from onrecord.judging.apply import corrected as applied
from onrecord.judging.in_force import in_force
from onrecord.judging.rulings import NONE, Rulings, rulings_of
from onrecord.linking.claims import joining as claims
from onrecord.linking.copies import joining as copies
from onrecord.linking.copies import pages
from onrecord.linking.copies.bodies import Bodies
from onrecord.linking.copies.store import Store as Texts
from onrecord.linking.entry import Entry
from onrecord.linking.events import joining as events
from onrecord.linking.events.kept import Store as KeptEvents
from onrecord.linking.stories import matters
from onrecord.linking.stories.archive import Archive
from onrecord.linking.stories.matters import GoesOn
from onrecord.linking.stories.placing import Placer

__all__ = ["NONE", "Corrected", "Entry", "GoesOn", "Joiner", "Resting", "Rulings", "Stores", "corrected",
           "differing_matters", "entry_of", "judged_claims", "newest_claims", "resting_on", "rulings_of",
           "settle_matters"]


class Copies(Texts, Protocol):
    """Texts, with the copies that rest on some of them."""

    def resting_on(self, numbers: Collection[int]) -> Sequence[int]:
        """Return the texts elsewhere that are copies of these."""
        ...


class Claims(judged.Store, Protocol):
    """Claims, with those of a whole article."""

    def add(self, number: int, entry: Entry) -> Sequence[int]:
        """Write the claims of an article, matched with nothing and in no group yet; return their keys."""
        ...

    def resting_on(self, numbers: Collection[int]) -> tuple[Sequence[int], Sequence[int]]:
        """Return the groups of the claims of some texts, and the claims elsewhere that were matched with them."""
        ...


class Events(KeptEvents, Protocol):
    """Events, with those of a whole article."""

    def of_text(self, number: int) -> Sequence[int]:
        """Return the keys of the events of an article that was written, joined or not."""
        ...

    def resting_on(self, numbers: Collection[int]) -> tuple[Sequence[int], Sequence[int]]:
        """Return the groups of the events of some texts, and the events elsewhere that were matched with them."""
        ...


class Stores(Protocol):
    """What a record offers within one transaction."""

    @property
    def copies(self) -> Copies: ...  # noqa: D102
    @property
    def claims(self) -> Claims: ...  # noqa: D102
    @property
    def events(self) -> Events: ...  # noqa: D102
    @property
    def stories(self) -> Archive: ...  # noqa: D102
    @property
    def matters(self) -> matters.Texts: ...  # noqa: D102


class Resting(NamedTuple):
    """What rests on texts that are about to go: copies, groups of claims, claims, and which claims were judged.

    ``event_groups``, ``events``: likewise of events.
    """

    copies: Sequence[int]
    groups: Sequence[int]
    claims: Sequence[int]
    judged: Mapping[int, str]
    event_groups: Sequence[int]
    events: Sequence[int]


def corrected(reading: Reading, judgements: Sequence[Judgement]) -> Corrected:
    """Return a reading with what people corrected in it: what all that follows is made of."""
    return applied(reading, in_force(judgements))


def entry_of(reading: Reading, rulings: Rulings) -> Entry:
    """Return a corrected reading as the record takes it in: who its actors are, and what it will be found by."""
    ids = rulings.actors.ids(reading)
    return Entry(reading, ids, rulings.actors.known_as(reading, ids))


def judged_claims(stores: Stores, rulings: Rulings) -> dict[int, str]:
    """Return the claims on record that people judged, by key."""
    return judged.judged_claims(stores.claims, rulings)


def settle_matters(stores: Stores) -> None:
    """Decide (again), at the end of a transaction, which texts go on with older ones, where something changed."""
    matters.settle(stores.matters)


def newest_claims() -> int:
    """Return how many older claims of each that a text shares are looked at, those that came up last."""
    return matters.NEWEST


def differing_matters(stores: Stores, numbers: Collection[int]) -> Iterator[int]:
    """Yield those of some texts of which something else is kept than that they go on with older ones as they do."""
    return matters.differing(stores.matters, numbers)


def resting_on(stores: Stores, rulings: Rulings, numbers: Collection[int]) -> Resting:
    """Return what rests on texts before they are taken off the record (``Joiner.settle``)."""
    groups, orphans = stores.claims.resting_on(numbers)
    return Resting(stores.copies.resting_on(numbers), groups, orphans, judged_claims(stores, rulings),
                   *stores.events.resting_on(numbers))


class Joiner:
    """Brings articles together. What it remembers from one to the next makes it fast and changes no decision."""

    def __init__(self) -> None:
        self._bodies = Bodies()
        self._placer = Placer()

    def part(self, stores: Stores, number: int, article: Article) -> None:
        """Tell of which page an article that was written is a text, before it is joined."""
        self._bodies.take(number, article)
        pages.part(stores.copies, number, self._bodies)

    def join(self, stores: Stores, number: int, entry: Entry, rulings: Rulings) -> None:
        """Bring an article that was written together with what is on record: copies, claims, judgements, events.

        Its story is decided last, with those of all that came in with it (``place``).
        """
        article = entry.reading.article
        copies.join(stores.copies, number, article, self._bodies)
        keys = stores.claims.add(number, entry)
        touched = claims.join(stores.claims, keys) | stores.claims.groups_of(keys) if keys else set[int]()
        judged.obey(stores.claims, rulings, article.id, touched)
        events.join(stores.events, stores.events.of_text(number))

    def place(self, stores: Stores, numbers: Collection[int]) -> bool:
        """Put texts that were joined into stories, or let them wait where later ones are there; whether none waits."""
        return self._placer.place(stores.stories, stores.copies, numbers, self._bodies)

    def settle_stories(self, stores: Stores) -> None:
        """Decide the stories of the texts that wait, and again those of the later ones that they bear on."""
        self._placer.settle(stores.stories, stores.copies, self._bodies)

    def settle(self, stores: Stores, rulings: Rulings, resting: Resting) -> None:
        """Set right, after texts were taken off the record, what rested on them."""
        claims.settle_removal(stores.claims, resting.groups, resting.claims)
        judged.settle(stores.claims, rulings, resting.judged)
        events.settle_removal(stores.events, resting.event_groups, resting.events)
        for number in resting.copies:
            copies.settle(stores.copies, number, self._bodies)

    def obey(self, stores: Stores, rulings: Rulings, before: Mapping[int, str]) -> None:
        """Join the claims anew that people judged, as they judged otherwise ``before``."""
        judged.settle(stores.claims, rulings, before)

    def leave(self, stores: Stores, days: Mapping[int, str | None]) -> None:
        """Take texts, given with the day on which each was, out of their stories; what rests on them waits."""
        self._placer.leave(stores.stories, days)

    def came(self, stores: Stores, numbers: Collection[int]) -> None:
        """Let texts wait for a story that are known by another day or title than before."""
        self._placer.came(stores.stories, numbers)

    def forget(self) -> None:
        """Let go of what a transaction that failed has left in memory."""
        self._placer.forget()
