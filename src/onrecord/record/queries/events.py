"""Which events are on record: who did what to whom, when, really or not. In: plain filters. Out: where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import product
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Select, exists, func, select

from onrecord.facts.vocabulary import words
from onrecord.record.event_rows import EventLink, EventPlace, EventReport
from onrecord.record.queries.conditions import days, known_by, out_by
from onrecord.record.queries.pages import part_of, part_of_all, taken, total_of
from onrecord.record.rows import Part, Slice
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.arrays import these

_A, _E, _OF = t.articles.c, t.events.c, t.event_sides.c
_EARLIER, _OUT = t.events.alias("earlier").c, t.articles.alias("earlier_out")
_HAS = t.event_sides.alias("has").c
_CHUNK = 500
_ORDER = ("sort_day", "out", "article", "place")
_ROW = taken(EventPlace, *EventPlace._fields)
_SIDES = {"source": ("source", "source_state"), "target": ("target", "target_state"),
          "either": ("source", "source_state", "target", "target_state")}


class Between(NamedTuple):
    """Some days, both included; null: from the first or to the last."""

    since: str | None = None
    until: str | None = None


class _Side(NamedTuple):
    """That some actors are on a side."""

    side: str
    actors: Collection[str]


class Events:
    """The events of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def place_of(self, id: str) -> EventPlace:
        """Return where an event stands, in current versions before older ones; it must be on record."""
        query = _events().where(_E.id == id).order_by(_A.current.desc(), _A.number.desc()).limit(1)
        return _ROW(self._db.execute(query).one())

    def first_of(self, at: EventPlace) -> str:
        """Return the id by which reports of one event are known to be: that of the first in a current article."""
        query = select(_E.id).join(t.articles, _A.number == _E.number).where(_E.first == at.first, known_by(None))
        return str(self._db.scalar(query.order_by(_E.since).limit(1)) or at.id)

    def reports(self, firsts: Collection[int], as_of: str | None) -> list[EventReport]:
        """Return all reports of some events, by the ``first`` of their places, in order of publication."""
        wanted, found = sorted(set(firsts)), list[EventReport]()
        matched = t.events.alias("matched")
        query = _events().add_columns(_E.since, _E.method, _E.score, matched.c.id.label("matched_id")).outerjoin(
            matched, matched.c.key == _E.same_as).where(known_by(as_of))
        for i in range(0, len(wanted), _CHUNK):
            found += map(_report, self._db.execute(query.where(_E.first.in_(wanted[i:i + _CHUNK]))))
        return sorted(found, key=lambda one: one.since)

    def listed(self, *, source: Collection[str] | None = None, target: Collection[str] | None = None,
               either: Collection[str] | None = None, type: str | None = None, realis: str | None = None,
               among: Collection[int] | None = None, since: str | None = None, until: str | None = None,
               each_report: bool = False, as_of: str | None, part: Part) -> Slice[EventPlace]:
        """Return events by day (of the event, else of the article), undated last.

        ``source``, ``target``, ``either``: ids of actors or states, any of them on that side. ``among``: in
        these texts. Of reports of one event the first that fits is returned, or ``each_report``.
        """
        sides, when = _asked_sides(source, target, either), Between(since, until)
        fits = partial(_fitting, type=type, realis=realis, among=among, when=when)
        counted, wanted = _E.key if each_report else _E.first, fits(_E, map(partial(_among, when), sides))
        total = select(func.count(counted.distinct())).join(t.articles, _A.number == _E.number).where(
            known_by(as_of), *wanted) if as_of or wanted or each_report else total_of("events")
        first = [known_by(as_of)] if each_report else [known_by(as_of), ~exists().where(
            _EARLIER.first == _E.first, _EARLIER.since < _E.since, _OUT.c.number == _EARLIER.number,
            *out_by(_OUT, as_of), *fits(_EARLIER, map(partial(_has, _EARLIER), sides)))]
        if not sides:
            return part_of(self._db, _events().where(*first, *wanted), _ORDER, part, _ROW, total=total)
        conditions = [*first, *fits(_E, map(partial(_has, _E), sides[1:]))]
        return part_of_all(self._db, _each_of(sides[0], conditions, when), _ORDER, part, _ROW, total)

    def counted(self, by: Literal["type", "realis"], *, source: Collection[str] | None = None,
                target: Collection[str] | None = None, either: Collection[str] | None = None, type: str | None = None,
                realis: str | None = None, among: Collection[int] | None = None, since: str | None = None,
                until: str | None = None, as_of: str | None) -> dict[str, int]:
        """Return how many rows ``listed`` has of each type, or as each realis, where not every report is told."""
        sides, when = _asked_sides(source, target, either), Between(since, until)
        fits = _fitting(_E, map(partial(_among, when), sides), type=type, realis=realis, among=among, when=when)
        query = select(_E[by], func.count(_E.first.distinct())).join(t.articles, _A.number == _E.number)
        rows = self._db.execute(query.where(known_by(as_of), *fits).group_by(_E[by]))
        return {row[0]: row[1] for row in rows}

    def sides(self, *, since: str | None, until: str | None, as_of: str | None) -> Iterator[tuple[int, str, str, str]]:
        """Yield, of events told as actual or alleged but by copies, who did it and to whom: one side of one in a row.

        A row: the event's ``first``, its type, ``source`` or ``target``, an actor.
        """
        query = _within(select(_E.first, _E.type, _OF.side, _OF.actor).select_from(t.event_sides).join(
            t.events, _E.key == _OF.event).join(t.articles, _A.number == _E.number).where(
            _OF.side.in_(("source", "target")), _E.realis.in_(("actual", "alleged")), _A.copy_of.is_(None),
            known_by(as_of)), Between(since, until))
        for row in self._db.execute(query):
            yield row[0], row[1], row[2], row[3]

    def between(self, one: Collection[str], other: Collection[str], *, since: str | None, until: str | None,
                as_of: str | None) -> list[tuple[EventPlace, bool, bool]]:
        """Return what is told of two sides, but by copies: the event, whether the one did it, whether the other did.

        Of reports of one event that which tells it as most real, of these the first.
        """
        when = Between(since, until)
        there, back = (set(self._db.scalars(_with("source", doer, when).intersect(_with("target", other_, when))))
                       for doer, other_ in ((one, other), (other, one)))
        query = _within(_events().where(known_by(as_of), _A.copy_of.is_(None), _E.key.in_(these(there | back))), when)
        best: dict[int, Any] = {}
        for row in self._db.execute(query.add_columns(_E.since)):
            if row.first not in best or _realness(row) < _realness(best[row.first]):
                best[row.first] = row
        rows = sorted(best.values(), key=lambda row: [getattr(row, name) for name in _ORDER])
        return [(_ROW(row), row.key in there, row.key in back) for row in rows]


def _asked_sides(source: Collection[str] | None, target: Collection[str] | None, either: Collection[str] | None,
                 ) -> list[_Side]:
    asked: tuple[tuple[str, Collection[str] | None], ...] = (("source", source), ("target", target), ("either", either))
    return [_Side(side, actors) for side, actors in asked if actors is not None]


def _each_of(one: _Side, conditions: Sequence[Any], when: Between) -> Iterator[Select[Any]]:
    """Yield the queries of the events of each actor on a side, by day as an index has them."""
    for actor, side in product(sorted(one.actors), _SIDES[one.side]):
        yield _events(_OF.day).join(t.event_sides, _OF.event == _E.key).where(
            _OF.actor == actor, _OF.side == side, _OF.day.between(*days(*when)), *conditions)


def _fitting(e: Any, sides: Iterable[Any], *, type: str | None, realis: str | None, among: Collection[int] | None,
             when: Between) -> list[Any]:
    """Return the conditions that events (by an alias) fit what is asked; ``sides``: those on who is on a side."""
    found = [] if when == Between() else [e.sort_day.between(*days(*when))]
    found += [column == value for column, value in ((e.type, type), (e.realis, realis)) if value is not None]
    return [*sides, *found, *([] if among is None else [e.number.in_(these(among))])]


def _among(when: Between, one: _Side) -> Any:
    """Return the condition that an event is one of those with somebody on a side, which are all looked up at once."""
    return _E.key.in_(_with(one.side, one.actors, when))


def _has(e: Any, one: _Side) -> Any:
    """Return the condition that an event (by an alias) has somebody on a side, which is looked up for each."""
    return exists().where(_HAS.actor.in_(one.actors), _HAS.side.in_(_SIDES[one.side]), _HAS.day == e.sort_day,
                          _HAS.event == e.key)


def _realness(row: Any) -> tuple[int, bytes]:
    return words("realis").index(row.realis), row.since


def _report(row: Any) -> EventReport:
    link = EventLink(row.matched_id, row.method, row.score) if row.matched_id else None
    return EventReport(_ROW(row), bytes(row.since), link)


def _events(sort_day: Any = _E.sort_day) -> Select[Any]:
    """Return the query of events. ``sort_day``: the column that it stands in, where an index leads by that."""
    return select(_E.key, _E.first, _E.number, _E.place, _E.id, _E.type, _E.realis, _E.day, sort_day.label("sort_day"),
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
