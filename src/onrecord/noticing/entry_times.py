"""When the entries of a live blog were written: '14:35 GMT', '10:30 p.m.', '2h ago' above an entry.

In: a sheet with its times. Out: the times, with one for each entry whose day is known. Over midnight the days go back
(newest entry first) or on; which end is the day of publication is then told by the weekdays the entries name, or left
open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

import msgspec

from onrecord.facts.identity import fact_id
from onrecord.facts.sheet import Sheet, Turn
from onrecord.facts.span import Span, overlap
from onrecord.facts.time import Time
from onrecord.intake import dates
from onrecord.noticing.times.find import Published

_OVER_MIDNIGHT = 6 * 60     # minutes from one clock to the next against the order of the entries
_AGO = re.compile(r"(\d{1,2})\s?(h|m)")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def with_entries(sheet: Sheet, times: tuple[Time, ...]) -> tuple[Time, ...]:
    """Return the times and those of the entries, in order; the same times where there are no entries."""
    entries = [turn for turn in sheet.turns if turn.kind == "entry" and turn.at is not None]
    if not entries:
        return times
    days = _days(sheet, entries)
    made = [_made(sheet, turn, day, times) for turn, day in zip(entries, days, strict=True)]
    ids = {time.id for time in made}
    return tuple(sorted((*(t for t in times if t.id not in ids), *made), key=lambda t: t.span))


def entry_time(times: Sequence[Time], turn: Turn) -> Time | None:
    """Return the time of an entry, null where it has none or none that is known."""
    if turn.at is None:
        return None
    found = next((t for t in times if overlap(t.span, turn.at) > 0), None)
    return found if found is not None and found.value is not None else None


def _made(sheet: Sheet, turn: Turn, day: date | None, times: Sequence[Time]) -> Time:
    """Return the time of one entry: what was noticed at its head, with the day of the entry."""
    assert turn.at is not None
    at = turn.at
    known = next((t for t in times if overlap(t.span, at) > 0), None)
    own = known or Time(fact_id("t", sheet.article.id, [at]), at, "TIME")
    day = _written(sheet, at) or day
    iso = day.isoformat() if day else None
    value = _value(iso, turn.clock) if iso else None
    return msgspec.structs.replace(own, type="TIME", value=value, earliest=iso, latest=iso,
                                   anchor="published" if iso else None)


def _written(sheet: Sheet, at: Span) -> date | None:
    """Return the day that stands before an entry's time on its line: '10 June 2025, 14:35', of this year if of none."""
    line = sheet.article.text.rfind("\n", 0, at[0]) + 1
    day = next(dates.days(sheet.article.text, line, at[0]), None)
    year = (sheet.article.published or "")[:4]
    return None if day is None else day.exact or (day.in_year(int(year)) if year.isdigit() else None)


def _value(day: str, clock: str | None) -> str:
    if clock is None:
        return day
    return f"{day}T{clock.removesuffix('Z')}:00{'Z' if clock.endswith('Z') else ''}"


def _days(sheet: Sheet, entries: Sequence[Turn]) -> list[date | None]:
    article = sheet.article
    known = Published.parse(article.published, article.published_earliest, article.published_latest).days()
    if len(known) != 1 or known[0] is None:
        return [None] * len(entries)
    offsets = _offsets([_minutes(turn.clock) for turn in entries])
    first = _first_day(sheet, entries, offsets, known[0])
    return [_ago(sheet, turn) if turn.clock is None else first and first + timedelta(offset)
            for turn, offset in zip(entries, offsets, strict=True)]


def _minutes(clock: str | None) -> int | None:
    return int(clock[:2]) * 60 + int(clock[3:5]) if clock else None


def _offsets(clocks: Sequence[int | None]) -> list[int]:
    """Return by how many days each entry lies from the first."""
    steps = [b - a for a, b in pairwise(c for c in clocks if c is not None)]
    way = 1 if sum(step > 0 for step in steps) * 2 > len(steps) else -1
    out: list[int] = []
    last: int | None = None
    for clock in clocks:
        over = clock is not None and last is not None and (last - clock) * way > _OVER_MIDNIGHT
        out.append((out[-1] if out else 0) + way * over)
        last = clock if clock is not None else last
    return out


def _first_day(sheet: Sheet, entries: Sequence[Turn], offsets: Sequence[int], published: date) -> date | None:
    """Return the day of the first entry: that of publication, unless midnight lies between; null where it is open."""
    either = {published - timedelta(offset) for offset in (offsets[0], offsets[-1])}
    if len(either) == 1:
        return either.pop()
    named = {day: sum(_names(sheet, turn, day + timedelta(offset))
                      for turn, offset in zip(entries, offsets, strict=True)) for day in either}
    best = [day for day in either if named[day] == max(named.values())]
    return best[0] if len(best) == 1 else None


def _names(sheet: Sheet, turn: Turn, day: date) -> bool:
    weekday = _WEEKDAYS[day.weekday()]
    return any(sheet.words[i].text.lower() == weekday for part in turn.parts for i in range(*part))


def _ago(sheet: Sheet, turn: Turn) -> date | None:
    """Return the day of '2h ago', where the hour of publication is known."""
    assert turn.at is not None
    found = _AGO.match(sheet.article.text, *turn.at)
    try:
        then = datetime.fromisoformat(sheet.article.published or "")
    except ValueError:
        return None
    if found is None or "T" not in (sheet.article.published or ""):
        return None
    return (then - timedelta(minutes=int(found[1]) * (60 if found[2] == "h" else 1))).date()
