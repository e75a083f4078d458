"""What two sides did to each other, month by month.

In: a moment of the record, and whom is asked about. Out: ``TieMonth``s, the oldest first, what has no day last.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from onrecord.facts.vocabulary import event_quads
from onrecord.questions.event_answers import Counts, TieEvents, TieMonth
from onrecord.record import EventPlace

Found = tuple[EventPlace, bool, bool]
_DONE = frozenset(("actual", "alleged"))
_OPEN = frozenset(("planned", "hypothetical"))


def months(found: Sequence[Found]) -> tuple[TieMonth, ...]:
    """Return the months of events that come in order of their days; each with whether the one did it, and the other."""
    return tuple(_month(None if month.startswith("9999") else month, list(events))
                 for month, events in groupby(found, key=lambda one: one[0].sort_day[:7]))


def _month(month: str | None, found: Sequence[Found]) -> TieMonth:
    groups: dict[tuple[Literal["one", "other", "both"], str, str], list[str]] = {}
    for place, there, back in found:
        by: Literal["one", "other", "both"] = "both" if there and back else "one" if there else "other"
        groups.setdefault((by, place.type, place.realis), []).append(place.id)
    events = tuple(TieEvents(by, type, event_quads()[type], realis, tuple(ids))
                   for (by, type, realis), ids in groups.items())
    return TieMonth(month, _counts(events, _DONE), _counts(events, _OPEN),
                    sum(len(one.events) for one in events if one.realis == "denied"), events)


def _counts(events: Sequence[TieEvents], realis: frozenset[str]) -> Counts:
    by_quad = [sum(len(one.events) for one in events if one.quad == quad and one.realis in realis)
               for quad in (1, 2, 3, 4)]
    return by_quad[0], by_quad[1], by_quad[2], by_quad[3]
