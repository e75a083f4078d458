"""Durations counted from an event: 'six months after reports of a sale surfaced in May 2021'.

In: the words between a duration and the time that dates the event, and both meanings. Out: the first and last day
that the end of the stretch can fall on, or null where the words do not count from that event.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from onrecord.noticing.times.meaning import Meaning, dated

_COUNTS = re.compile(r"\s+(?P<how>after|before|since|following|from|prior to|ahead of)\s+(?P<event>[^.!?;:\n]{0,120})$",
                     re.IGNORECASE)
_OTHER_CLAUSE = re.compile(r", (?!(?:which|who)\b)|\b(?:said|says|told|but|while)\b", re.IGNORECASE)
_DURATION = re.compile(r"P(\d+)([DWMYQEC])")
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_DAYS = {"D": 1, "W": 7}


def distance_from_event(between: str, duration: Meaning, event: Meaning) -> tuple[date, date] | None:
    """Return the days that lie the duration after or before the event; null where it is not counted from there."""
    words = _COUNTS.match(between)
    amount = _DURATION.fullmatch(duration.duration or "")
    if words is None or amount is None or event.period is None or _OTHER_CLAUSE.search(words["event"]):
        return None
    sign = -1 if words["how"].lower() in ("before", "prior to", "ahead of") else 1
    steps, unit = sign * int(amount[1]), amount[2]
    try:
        return later(event.period.first, steps, unit), later((event.until or event.period).last, steps, unit)
    except (ValueError, OverflowError):
        return None     # off the calendar


def beside_event(words: str, between: str, event: Meaning) -> Meaning | None:
    """Return the day, week, month or year right before or after a dated event: 'the day after the May 4 vote'.

    Null where it is not counted from there. An event that is only known to lie in a longer stretch gives bounds.
    """
    unit = words.split()[-1].lower()
    days = distance_from_event(between, Meaning("DATE", duration=f"P1{unit[0].upper()}"), event)
    if days is None or event.period is None:
        return None
    if event.period.unit == unit and event.until is None:
        return dated(event.period.later(1 if days[0] > event.period.first else -1), "previous")
    return Meaning("DATE", days=days, anchor="previous") if unit == "day" else None


def later(day: date, steps: int, unit: str) -> date:
    """Return the day so many units later; the last of the month where the month is shorter. Raises ValueError."""
    if unit in _DAYS:
        return day + timedelta(_DAYS[unit] * steps)
    months = day.year * 12 + day.month - 1 + _MONTHS[unit] * steps
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    month_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if month_end else min(day.day, last))
