"""Which events are on record: who did what to whom, when, really or not. In: plain filters. Out: where they stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Select, exists, func, select

from onrecord.facts.vocabulary import words
from onrecord.record.queries.conditions import days, known_by, out_by
from onrecord.record.queries.pages import part_of, taken
from onrecord.record.rows import EventLink, EventPlace, EventReport, Part, Slice
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.arrays import these

_A, _E, _OF = t.articles.c, t.events.c, t.event_sides.c
_EARLIER, _OUT = t.events.alias("earlier").c, t.articles.alias("earlier_out")
_CHUNK = 500
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
        fits = _fitting(source, target, either, type, realis, among, since, until)
        query, total = _events().where(known_by(as_of), *fits(_E)), None
        if not each_report:
            total = select(func.count(_E.first.distinct())).join(t.articles, _A.number == _E.number).where(
                known_by(as_of), *fits(_E)) if as_of or fits(_E) else select(t.totals.c.counted).where(
                t.totals.c.list == "events")
            query = query.where(~exists().where(
                _EARLIER.first == _E.first, _EARLIER.since < _E.since, _OUT.c.number == _EARLIER.number,
                *out_by(_OUT, as_of), *fits(_EARLIER)))
        return part_of(self._db, query, _ORDER, part, _ROW, total=total)

    def counted(self, by: Literal["type", "realis"], *, source: Collection[str] | None = None,
                target: Collection[str] | None = None, either: Collection[str] | None = None, type: str | None = None,
                realis: str | None = None, among: Collection[int] | None = None, since: str | None = None,
                until: str | None = None, as_of: str | None) -> dict[str, int]:
        """Return how many rows ``listed`` has of each type, or as each realis, where not every report is told."""
        fits = _fitting(source, target, either, type, realis, among, since, until)
        query = select(_E[by], func.count(_E.first.distinct())).join(t.articles, _A.number == _E.number)
        rows = self._db.execute(query.where(known_by(as_of), *fits(_E)).group_by(_E[by]))
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


def _fitting(source: Collection[str] | None, target: Collection[str] | None, either: Collection[str] | None,
             type: str | None, realis: str | None, among: Collection[int] | None, since: str | None,
             until: str | None) -> Callable[[Any], list[Any]]:
    """Return what makes of the columns of events, by an alias, the conditions that they fit what is asked."""
    when = Between(since, until)
    sides = [_with(side, actors, when) for side, actors in (("source", source), ("target", target),
                                                           ("either", either)) if actors is not None]

    def fits(e: Any) -> list[Any]:
        found = [e.key.in_(keys) for keys in sides]
        found += [] if when == Between() else [e.sort_day.between(*days(*when))]
        found += [column == value for column, value in ((e.type, type), (e.realis, realis)) if value is not None]
        return [*found, *([] if among is None else [e.number.in_(these(among))])]

    return fits


def _realness(row: Any) -> tuple[int, bytes]:
    return words("realis").index(row.realis), row.since


def _report(row: Any) -> EventReport:
    link = EventLink(row.matched_id, row.method, row.score) if row.matched_id else None
    return EventReport(_ROW(row), bytes(row.since), link)


def _events() -> Select[Any]:
    return select(_E.key, _E.first, _E.number, _E.place, _E.id, _E.type, _E.realis, _E.day, _E.sort_day,
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
