"""Where events lie in the record: the ``Store`` on which ``onrecord.linking.events`` decides which are one.

In: keys, links and groups as they are decided. Out: the tables ``events``, ``event_articles`` and ``event_clues``,
asked and written at once, within the caller's transaction. Events that are written and not joined yet, as their article
is one of many that came in together, are not there for others.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from onrecord.linking.claims.kept import Link, Member
from onrecord.linking.events.kept import Clue, KeptEvent
from onrecord.linking.events.wording import EventWording
from onrecord.record.schema import tables as t
from onrecord.record.schema.claim_wordings import NO_DAY, day_of
from onrecord.record.schema.event_wordings import about_of, clue_of, wording_of
from onrecord.record.sqlite.engine import driver

_LED = "FROM json_each(?) AS led CROSS JOIN events AS e ON e.key = led.value"
_EVENTS = f"""
    SELECT e.key, e.number, e.first, e.since, e.same_as, e.method, e.score, m.since, a.text_hash, e.anchor, a.day
    {_LED} JOIN articles AS a ON a.number = e.number LEFT JOIN events AS m ON m.key = e.same_as
    ORDER BY e.since"""
_WORDINGS = f"SELECT e.key, e.wording, about.stems {_LED} JOIN event_articles AS about ON about.number = e.number"
_OF_ARTICLES = """
    SELECT e.key FROM json_each(?) AS led CROSS JOIN events AS e ON e.number = led.value
    WHERE e.type = ? AND e.first IS NOT NULL"""
_OF_TEXT = "SELECT key FROM events WHERE number = ? ORDER BY place"
_ABOUT = "SELECT stems FROM event_articles WHERE number = ?"
_WITH = "SELECT number FROM event_clues WHERE clue = ? AND day"
_NEAREST = {
    False: f"{_WITH} <= ? ORDER BY day DESC, number DESC LIMIT ?",
    True: f"{_WITH} > ? AND day <= {NO_DAY} ORDER BY day, number LIMIT ?",
}
_COPIES = """
    SELECT e.key FROM articles AS a CROSS JOIN events AS e ON e.number = a.number
    WHERE a.text_hash = ? AND e.anchor = ? AND e.number <> ? AND e.first IS NOT NULL"""
_MEMBER = "SELECT e.key, e.same_as, e.first"
_OF_GROUPS = f"{_MEMBER} FROM json_each(?) AS led CROSS JOIN events AS e ON e.first = led.value"
_REST = "UPDATE events SET same_as = ?, method = ?, score = ? WHERE key = ?"
_PUT = "UPDATE events SET first = ? WHERE key = ?"
_GONE = "FROM json_each(:numbers) AS gone CROSS JOIN events AS e ON e.number = gone.value"
_GROUPS_OF_TEXTS = f"SELECT DISTINCT e.first {_GONE}"
_ORPHANS = f"""
    SELECT o.key {_GONE} CROSS JOIN events AS o ON o.same_as = e.key
    WHERE o.number NOT IN (SELECT value FROM json_each(:numbers)) ORDER BY o.since"""


class EventStore:
    """The events of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._raw = driver(db)

    def of_text(self, number: int) -> Sequence[int]:
        """Return the keys of the events of a text."""
        return [key for (key,) in self._ask(_OF_TEXT, number)]

    def events(self, keys: Collection[int]) -> Sequence[KeptEvent]:
        """Return some events by time of publication; those that are gone are passed over."""
        return [KeptEvent(*row) for row in self._ask(_EVENTS, json.dumps(list(keys)))]

    def wordings(self, keys: Collection[int]) -> Iterator[tuple[int, EventWording]]:
        """Yield (key, what it is compared by) of some events."""
        return ((key, wording_of(kept, about)) for key, kept, about in self._ask(_WORDINGS, json.dumps(list(keys))))

    def of_articles(self, numbers: Collection[int], type: str) -> Sequence[int]:
        """Return the events of a type in some articles."""
        return [key for (key,) in self._ask(_OF_ARTICLES, json.dumps(list(numbers)), t.EVENT_TYPE.kept(type))]

    def clues(self, number: int) -> Collection[Clue]:
        """Return what an article is about: the stems by which it is found."""
        found = self._ask(_ABOUT, number).fetchone()
        return about_of(found[0]).stems if found else ()

    def nearest(self, event: KeptEvent, clues: Collection[Clue], most: int, later: bool) -> Sequence[Sequence[int]]:
        """Return for each clue the articles that have it: up to ``most`` that were published nearest to an event."""
        day, query = day_of(event.since), _NEAREST[later]
        return [[number for (number,) in self._ask(query, clue_of(clue), day, most)] for clue in sorted(clues)]

    def copies(self, event: KeptEvent) -> Iterable[int]:
        """Return the events of other articles that are told at the same place of the same text."""
        return (key for (key,) in self._ask(_COPIES, event.text_hash, event.anchor, event.article))

    def members(self, groups: Collection[int], keys: Collection[int] = ()) -> Iterator[Member]:
        """Return the events of some groups, and some events besides."""
        found = {row[0]: Member(*row) for query, wanted in ((_OF_GROUPS, groups), (f"{_MEMBER} {_LED}", keys))
                 for row in self._ask(query, json.dumps(list(wanted)))}
        return iter(found.values())

    def rest(self, key: int, link: Link | None) -> None:
        """Keep what an event rests on from now on, or that it stands alone; its group stays what it was."""
        values = (None,) * 3 if link is None else (link.same_as, link.method, link.score)
        self._ask(_REST, *values, key)

    def put(self, groups: Sequence[tuple[int, int]]) -> None:
        """Put events into groups: (group, key)."""
        self._raw.executemany(_PUT, groups)

    def resting_on(self, numbers: Collection[int]) -> tuple[Sequence[int], Sequence[int]]:
        """Return the groups of the events of some texts, and the events elsewhere that were matched with them."""
        gone = {"numbers": json.dumps(list(numbers))}
        groups, orphans = ([key for (key,) in self._raw.execute(query, gone)] for query in (_GROUPS_OF_TEXTS, _ORPHANS))
        return groups, orphans

    def _ask(self, query: str, *values: Any) -> Any:
        return self._raw.execute(query, values)
