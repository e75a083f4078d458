"""Which events are on record: who did what to whom, when, really or not. In: plain filters. Out: where they stand."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from onrecord.record.queries.conditions import days, known_by
from onrecord.record.queries.pages import part_of, taken
from onrecord.record.rows import EventPlace, Part, Slice
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.arrays import these

_A, _E, _OF = t.articles.c, t.events.c, t.event_sides.c
_ORDER = ("sort_day", "out", "article", "place")
_ROW = taken(EventPlace, *EventPlace._fields)
_SIDES = {"source": ("source", "source_state"), "target": ("target", "target_state"),
          "either": ("source", "source_state", "target", "target_state")}


class Between(NamedTuple):
    """Some days, both included; null: from the first or to the last."""

    since: str | None = None
    until: str | None = None


class Events:
    """The events of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def place_of(self, id: str) -> EventPlace:
        """Return where an event stands, in current versions before older ones; it must be on record."""
        query = _events().where(_E.id == id).order_by(_A.current.desc(), _A.number.desc()).limit(1)
        return _ROW(self._db.execute(query).one())

    def listed(self, *, source: Collection[str] | None = None, target: Collection[str] | None = None,
               either: Collection[str] | None = None, type: str | None = None, realis: str | None = None,
               among: Collection[int] | None = None, since: str | None = None, until: str | None = None,
               as_of: str | None, part: Part) -> Slice[EventPlace]:
        """Return events by day (of the event, else of the article), undated last.

        ``source``, ``target``, ``either``: ids of actors or states, any of them on that side. ``among``: in
        these texts.
        """
        when = Between(since, until)
        query = _within(_events().where(known_by(as_of)), when)
        for side, actors in (("source", source), ("target", target), ("either", either)):
            if actors is not None:
                query = query.where(_E.key.in_(_with(side, actors, when)))
        if type is not None:
            query = query.where(_E.type == type)
        if realis is not None:
            query = query.where(_E.realis == realis)
        if among is not None:
            query = query.where(_E.number.in_(these(among)))
        return part_of(self._db, query, _ORDER, part, _ROW)

    def between(self, one: Collection[str], other: Collection[str], *, since: str | None, until: str | None,
                as_of: str | None) -> list[tuple[EventPlace, bool, bool]]:
        """Return what is told of two sides, but by copies: the event, whether the one did it, whether the other did."""
        when = Between(since, until)
        there, back = (set(self._db.scalars(_with("source", doer, when).intersect(_with("target", other_, when))))
                       for doer, other_ in ((one, other), (other, one)))
        query = _within(_events().where(known_by(as_of), _A.copy_of.is_(None), _E.key.in_(these(there | back))), when)
        rows = self._db.execute(query.order_by(*(query.selected_columns[name] for name in _ORDER)))
        return [(_ROW(row), row.key in there, row.key in back) for row in rows]


def _events() -> Select[Any]:
    return select(_E.key, _E.number, _E.place, _E.id, _E.type, _E.realis, _E.day, _E.sort_day,
                  func.coalesce(_A.day, "").label("out"), _A.id.label("article")).join(
        t.articles, _A.number == _E.number)


def _within(query: Select[Any], when: Between) -> Select[Any]:
    if when == Between():
        return query
    return query.where(_E.sort_day.between(*days(*when)))


def _with(side: str, actors: Collection[str], when: Between) -> Select[Any]:
    """Return the query of the keys of events, of some days, that have any of these actors on a side."""
    return select(_OF.event).where(
        _OF.actor.in_(actors), _OF.side.in_(_SIDES[side]), _OF.day.between(*days(*when)))
