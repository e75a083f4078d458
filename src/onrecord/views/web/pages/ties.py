"""Two sides: what they did to each other, month by month, the deeds beneath, and what is said of how they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from onrecord.facts.days import last_day
from onrecord.questions import OpenRecord
from onrecord.questions.answers import Who
from onrecord.questions.event_answers import EventRow, Ties
from onrecord.views.web.page import LIMIT, Asked, Page, Param, Row
from onrecord.views.web.pictures import months

_PARAMS = (
    Param("one", "one side", told="A state or an actor: name, code or id."),
    Param("other", "the other", told="A state or an actor: name, code or id."),
    Param("since", "since", "day", told="From this day on."),
    Param("until", "until", "day", told="Up to and including this day."),
    LIMIT._replace(default="12", told="How much of what is said of how they stand, the newest; 0: all."))
_DEEDS = 30


class TiesSeen(msgspec.Struct, frozen=True):
    """The ties of two sides; null where nobody was asked about. ``there``, ``back``: events each way."""

    ties: Ties | None
    there: tuple[EventRow, ...] = ()
    back: tuple[EventRow, ...] = ()
    there_total: int = 0
    back_total: int = 0


def _answer(record: OpenRecord, asked: Asked) -> TiesSeen:
    one, other = asked.get("one"), asked.get("other")
    if not (one and other):
        return TiesSeen(None)
    when: dict[str, Any] = {"since": asked.get("since"), "until": asked.get("until"), "as_of": asked.as_of}
    there = record.events(source=one, target=other, limit=_DEEDS, **when)
    back = record.events(source=other, target=one, limit=_DEEDS, **when)
    ties = record.ties(one, other, limit=asked.limit, **when)
    return TiesSeen(ties, there.items, back.items, there.total, back.total)


def _picture(seen: TiesSeen, asked: Asked) -> str:
    if seen.ties is None:
        return ""
    one, other = _name(seen, 0), _name(seen, 1)
    sides = one.name if one else "the one", other.name if other else "the other"
    return months.draw(seen.ties, sides, lambda month: asked.here(since=month, until=last_day(month)))


def _show(seen: TiesSeen, asked: Asked) -> Mapping[str, Any]:
    one, other = _name(seen, 0), _name(seen, 1)
    back = {row.id for row in seen.back}
    ways = ((one, other, seen.there, seen.there_total, asked.get("one"), asked.get("other")),
            (other, one, seen.back, seen.back_total, asked.get("other"), asked.get("one")))
    return {"ties": seen.ties, "drawn": _picture(seen, asked), "columns": months.columns, "one": one, "other": other,
            "ways": ways, "both": [row for row in seen.there if row.id in back]}


def _name(seen: TiesSeen, side: int) -> Who | None:
    """Return by whom a side is called: a state before those who act for it."""
    some = () if seen.ties is None else (seen.ties.one, seen.ties.other)[side]
    return min(some, key=lambda who: (who.code is None, who.name), default=None)


def _rows(seen: TiesSeen) -> Iterator[Row]:
    for month in seen.ties.months if seen.ties else ():
        for some in month.events:
            yield {"month": month.month, "by": some.by, "type": some.type, "quad": some.quad, "realis": some.realis,
                   "events": len(some.events), "ids": " ".join(some.events)}


PAGES = (Page("ties", "/ties", "Between two sides", _answer, _show, params=_PARAMS, rows=_rows, picture=_picture,
              told="What two sides did to each other, month by month, and what is said of how they stand. "
                   "What several articles tell of counts once."),)
