"""What holds for every text: values are EDTF or durations, bounds are ordered, spans lie in the text; no errors."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from onrecord.facts.sheet import Sheet
from onrecord.facts.time import Time
from onrecord.noticing import notice
from onrecord.noticing.quantities import find_quantities
from onrecord.noticing.times import Published, edtf, find, find_times
from tests.noticing.recombined import recombined, sheets, texts

_DURATION = re.compile(r"P(?:\d+(?:\.\d+)?[YMWD]|T\d+(?:\.\d+)?[HMS])")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):00Z?)?")
_COARSE = re.compile(r"\d{4}|\d{3}X|\d\dXX|\d{4}-(?:0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01])"
                     r"|\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])")


def is_edtf(value: str) -> bool:
    """Whether a value is a date, a part of a year, a decade, a century, a time of day, or an interval of such."""
    if "/" in value:
        parts = value.split("/")
        return len(parts) == 2 and all(is_edtf(part) for part in parts)
    day = _DAY.fullmatch(value)
    if day is None:
        return _COARSE.fullmatch(value) is not None
    date(int(day[1]), int(day[2]), int(day[3]))  # raises where the calendar has no such day
    return day[4] is None or (int(day[4]) <= 24 and int(day[5]) < 60)


@pytest.mark.parametrize("value", ["2024", "196X", "18XX", "2024-06", "2024-22", "2024-W01", "2024-06-05/2024-06-09",
                                   "2024-06-05T18:30:00Z"])  # fmt: skip
def test_the_checker_takes_edtf(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize("value", ["", "24", "2024-13", "2024-W54", "2024/", "XXXX", "2024-06-05T25:00:00", "P1D"])
def test_the_checker_refuses_what_is_none(value: str) -> None:
    assert not is_edtf(value)


def check_time(time: Time) -> None:
    """The laws of one time."""
    if time.value is not None and time.type in ("DATE", "TIME"):
        assert is_edtf(time.value), time
        assert time.earliest is not None, time
    elif time.value is not None:
        assert _DURATION.fullmatch(time.value), time
    assert (time.earliest is None) == (time.latest is None), time
    if time.earliest is not None and time.latest is not None:
        assert date.fromisoformat(time.earliest) <= date.fromisoformat(time.latest), time
    if time.value is not None and _DAY.fullmatch(time.value):
        assert time.earliest == time.latest == time.value[:10], time
    if time.value is not None and re.fullmatch(r"\d{4}", time.value):
        assert (time.latest or "")[:4] == time.value, time


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_whatever_is_noticed_keeps_the_laws(sheet: Sheet) -> None:
    noticed = notice(sheet)
    text = sheet.article.text
    for time in noticed.times:
        check_time(time)
    for one in noticed.quantities:
        assert one.low is None or one.high is None or one.low <= one.high, one
        assert one.low is not None or one.high is not None, one
        assert one.part_of is None or one.part_of in {q.id for q in noticed.quantities} - {one.id}, one
    for place in noticed.places:
        assert (place.lat is None) == (place.lon is None)
        assert place.lat is None or -90 <= place.lat <= 90
        assert place.lon is None or -180 <= place.lon <= 180
    spans = [f.span for facts in (noticed.times, noticed.quantities, noticed.places) for f in facts]
    spans += [span for actor in noticed.actors for span in actor.mentions]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    known = {f.id for f in noticed.times} | {"published", None}
    assert all(t.anchor in known for t in noticed.times)


@settings(max_examples=80, deadline=None)
@given(texts)
def test_any_text_has_ordered_bounds(text: str) -> None:
    for one in find_times(text, Published.parse("2024-06-05")):
        value = edtf(one.meaning)
        assert value is None or is_edtf(value) or _DURATION.fullmatch(value), (text, value)
        assert text[slice(*one.span)].strip()
    for q in find_quantities(text):
        assert q.low is None or q.high is None or q.low <= q.high, (text, q)


@settings(max_examples=40, deadline=None)
@given(recombined)
def test_without_a_day_of_publication_nothing_is_counted_from_it(text: str) -> None:
    for one in find_times(text, Published()):
        assert one.meaning.anchor != "published" or one.meaning.period is None or one.meaning.duration, (text, one)


@settings(max_examples=30, deadline=None)
@given(recombined)
def test_bounds_of_publication_hold_the_value_of_every_day_in_them(text: str) -> None:
    first = date(2024, 6, 3)
    bounded = find_times(text, Published(first, first + timedelta(2)))
    exact = find_times(text, Published(first + timedelta(1), first + timedelta(1)))
    days = {one.span: one.meaning.period for one in exact}
    for one in bounded:
        inside, can = days.get(one.span), one.meaning.days
        if one.meaning.period is None and can is not None and inside is not None and not one.meaning.duration:
            assert can[0] <= inside.last, (text, one)
            assert inside.first <= can[1], (text, one)


@settings(max_examples=80, deadline=None)
@given(recombined)
def test_rules_that_are_not_tried_would_find_nothing(text: str) -> None:
    tried = [(m.span(), rule.name) for m, rule in find._matches(text)]
    all_of_them = [(rule, 0) for rule in find.RULES]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find, "_needs", lambda: all_of_them)
        assert [(m.span(), rule.name) for m, rule in find._matches(text)] == tried
