"""An event as it is set beside those of other articles: what is told of it, who takes part, where and when.

In: a reading with the actors of the record. Out: an ``EventWording`` for each event that has a type, and the clues by
which an article that tells of the same is found.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from onrecord.facts import Actor, Event, Reading
from onrecord.facts.dated import article_day
from onrecord.facts.days import first_day, last_day
from onrecord.linking.events.likeness import Told
from onrecord.linking.events.told import About, told

FEWEST_CLUES = 3        # that two articles share which tell of the same


class Side(msgspec.Struct, frozen=True, array_like=True):
    """Who is on one side: ``states`` that do it or are acted for, ids of ``persons`` and of ``bodies`` with a name."""

    states: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """Where: a country, and what the point stands for."""

    country: str | None
    precision: str | None
    lat: float | None
    lon: float | None


class EventWording(msgspec.Struct, frozen=True, array_like=True):
    """What an event is compared by.

    ``day``, ``last``: between which it took place, as the text says; ``out``: the day of its article. Null: unknown.
    """

    type: str
    realis: str
    source: Side
    target: Side
    spot: Spot | None
    day: str | None
    last: str | None
    out: str | None
    told: Told


def event_wording(reading: Reading, event: Event, actor_ids: Mapping[str, str], article: About) -> EventWording:
    """Return what an event of a reading is compared by; ``actor_ids``: from the reading's actor ids to the record's."""
    where = next((place for place in reading.places if place.id == event.where), None)
    when = next((time for time in reading.times if time.id == event.when), None)
    actors = {actor.id: actor for actor in reading.actors}
    return EventWording(
        type=event.type or "",
        realis=event.realis,
        source=_side([actors[id] for id in event.source if id in actors], actor_ids),
        target=_side([actors[id] for id in event.target if id in actors], actor_ids),
        spot=Spot(where.country, where.precision, where.lat, where.lon) if where is not None else None,
        day=(first_day(when.earliest) or first_day(when.value)) if when is not None else None,
        last=(last_day(when.latest) or last_day(when.value)) if when is not None else None,
        out=article_day(reading.article),
        told=told(reading.article.text, event.mentions, reading.sentences, article),
    )


def _side(actors: Collection[Actor], ids: Mapping[str, str]) -> Side:
    named = [actor for actor in actors if actor.named and actor.kind != "state" and actor.id in ids]
    return Side(
        frozenset(actor.state for actor in actors if actor.state),
        frozenset(ids[actor.id] for actor in named if actor.kind == "person"),
        frozenset(ids[actor.id] for actor in named if actor.kind != "person"),
    )
