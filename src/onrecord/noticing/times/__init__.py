"""Times: what an article says about when.

In: a Sheet. Out: ``Time`` facts in order, each with its EDTF value, the first and last day it can mean, and what
it was counted from; ``governing`` tells which of them dates a verb. Words that only point ('recently',
'now') are no times of the record.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from onrecord.facts.identity import fact_id
from onrecord.facts.sheet import Sheet
from onrecord.facts.span import Span
from onrecord.facts.time import Time
from onrecord.noticing.times.direction import direction_in_sheet
from onrecord.noticing.times.find import Published, TimeExpression, find_times
from onrecord.noticing.times.governing import governing
from onrecord.noticing.times.lasting import amount_of
from onrecord.noticing.times.meaning import Direction, Meaning

__all__ = ["Published", "TimeExpression", "find_times", "governing", "notice_times"]

_NAMED = ("Person", "Organization", "Facility", "Product", "Location")


def notice_times(sheet: Sheet) -> tuple[Time, ...]:
    """Return the times of the words on a sheet; ids are anchored in their spans.

    A relative time has value null where the day of publication is unknown, or where it is only bounded and its
    possible days do not agree.
    """
    article = sheet.article
    starts, ends = [w.start for w in sheet.words], [w.end for w in sheet.words]

    def words(span: Span) -> tuple[int, int]:
        return bisect_right(ends, span[0]), bisect_left(starts, span[1])

    def direction(span: Span) -> Direction | None:
        first, end = words(span)
        return direction_in_sheet(sheet, first, end) if first < end else None

    published = Published.parse(article.published, article.published_earliest, article.published_latest)
    found = find_times(article.text, published, direction)
    named = sorted(sheet.span(n.first, n.end) for n in sheet.names if n.type in _NAMED)
    persons = {sheet.span(n.first, n.end) for n in sheet.names if n.type == "Person"}      # 'Mr. January'
    kept = {i for i, o in enumerate(found) if o.span not in persons and _is_time(o, *words(o.span), named)}
    return tuple(_times(article.id, found, kept))


def _times(article: str, found: list[TimeExpression], kept: set[int]) -> Iterator[Time]:
    """Yield those kept as facts; one that is counted from what is no time has no value."""
    ids = [fact_id("t", article, [one.span]) for one in found]
    sure = set(_rooted(found, kept))
    for i in sorted(kept):
        meaning, base = found[i].meaning, found[i].counted_from
        previous = None if base is None else ids[base]
        yield _time(ids[i], found[i].span, meaning if i in sure else Meaning(meaning.type), previous)


def _is_time(one: TimeExpression, first: int, end: int, named: list[Span]) -> bool:
    """Whether it is on the sheet and is neither a bare reference nor part of a name."""
    return one.meaning.reference is None and first < end and not _part_of_name(one.span, named)


def _rooted(found: list[TimeExpression], kept: set[int]) -> Iterator[int]:
    """Times that are not counted from what is no time: 'The Sunday Times … two days later'."""
    for i in kept:
        base, seen = found[i].counted_from, {i}
        while base is not None and base in kept and base not in seen:
            seen.add(base)
            base = found[base].counted_from
        if base is None or base in seen:
            yield i


def _part_of_name(span: Span, named: list[Span]) -> bool:
    """'The Sunday Times', 'April Smith': a name that holds more than the time."""
    i = bisect_left(named, (span[0] + 1, 0)) - 1
    return i >= 0 and named[i] != span and named[i][0] <= span[0] and span[1] <= named[i][1]


def _time(own: str, span: Span, meaning: Meaning, previous: str | None) -> Time:
    first, last = meaning.days or (None, None)
    if meaning.period is not None:
        first, last = meaning.period.first, (meaning.until or meaning.period).last
    value = edtf(meaning)
    anchor = previous if meaning.anchor == "previous" else meaning.anchor
    return Time(own, span, meaning.type, value, earliest=first.isoformat() if first else None,
                latest=last.isoformat() if last else None, anchor=anchor if value is not None else None)


def edtf(meaning: Meaning) -> str | None:
    """Return the value the record keeps: EDTF, or an ISO 8601 duration; null where it is unknown or uncounted.

    A part of a day ('Sunday evening') keeps the day; quarters, decades and centuries of a duration become
    months and years, which ISO 8601 knows.
    """
    if meaning.period is not None:
        if meaning.until is not None:
            return f"{meaning.period.edtf}/{meaning.until.edtf}"
        clock = meaning.clock or ""
        if ":" in clock:
            return f"{meaning.period.edtf}T{clock.removesuffix('Z')}:00{'Z' if clock.endswith('Z') else ''}"
        return meaning.period.edtf
    if meaning.duration is None or "X" in meaning.duration:
        return None
    return _iso_duration(meaning.duration)


def _iso_duration(duration: str) -> str:
    unit = duration[-1]
    if duration.startswith("PT") or unit not in "QEC":
        return duration
    count = float(duration[1:-1]) * {"Q": 3, "E": 10, "C": 100}[unit]
    return f"P{amount_of(count)}{'M' if unit == 'Q' else 'Y'}"
