"""Writing the events of a reading, and between whom it tells of ties.

In: an entry whose article and actors are written. Out: the rows of its events, matched with nothing, of who is on their
sides, and of what they are found by; of the pairs of whom a tie is told. What belongs together is decided by
``onrecord.linking.events`` on the ``EventStore``. What has no type is told in the reading alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.facts import Reading
from onrecord.facts.dated import happened
from onrecord.facts.event import Event
from onrecord.joining import Entry
from onrecord.record.schema import tables as t
from onrecord.record.schema.claim_wordings import day_of
from onrecord.record.schema.columns import NEVER, kept_spans
from onrecord.record.schema.event_wordings import clues_of, kept_about, kept_wording
from onrecord.record.sqlite.batch import Batch
from onrecord.record.writing_claims import since_of

_OWN = ("when", "judged")       # a day of the event itself, not of its article
_ALONE: dict[str, Any] = dict.fromkeys(("first", "same_as", "method", "score"))


def gather_events(batch: Batch, number: int, entry: Entry) -> None:
    """Gather the rows of the events of a reading."""
    typed = [(place, event) for place, event in enumerate(entry.reading.events) if event.type is not None]
    if not typed:
        return
    since = since_of(entry.reading.article)
    batch.put(t.event_articles, [{"number": number, "stems": kept_about(entry.about)}])
    batch.put_kept(t.event_clues, [(clue, day_of(since), number) for clue in clues_of(entry.about)])
    for place, event in typed:
        when = happened(entry.reading, event)
        sort_day = when.day or NEVER
        key = batch.keyed(t.events, {
            "number": number, "place": place, "id": event.id, "type": event.type, "realis": event.realis,
            "day": when.day if when.dated_by in _OWN else None, "sort_day": sort_day,
            "anchor": kept_spans(span for words in event.mentions for span in words),
            "since": since + place.to_bytes(4, "big"), "wording": kept_wording(entry.event_wording(event)), **_ALONE})
        day = t.DAY.kept(sort_day)
        batch.put_kept(t.event_sides, [(t.ACTOR.kept(actor), t.SIDE.kept(side), day, key)
                                       for side, actor in sides_of(event, entry.reading, entry.actor_ids)])


def gather_ties(batch: Batch, number: int, entry: Entry) -> None:
    """Gather of whom a reading tells how they stand to each other."""
    found = set[tuple[int, ...]]()
    for place, tie in enumerate(entry.ties()):
        for one, other in tie.pairs:
            sides = {t.ACTOR.kept(entry.actor_ids.get(side, side)) or 0 for side in (one, other)}
            if len(sides) == 2:         # else they were judged to be one
                found.add((number, place, *sorted(sides)))
    batch.put_kept(t.told_ties, found)


def sides_of(event: Event, reading: Reading, actor_ids: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return (side, actor of the record) of an event, the states that its sides act for among them."""
    sides = {*(("source", id) for id in event.source), *(("target", id) for id in event.target)}
    states = {actor.id: actor.of for actor in reading.actors if actor.of is not None}
    found = {(side, actor_ids[id]) for side, id in sides if id in actor_ids}
    return found | {(f"{side}_state", states[id]) for side, id in sides if id in states}
