"""Which day a weekday, a month or a season means: the tense of its clause tells. Sentences are invented.

They were published on Wednesday, 19 March 2025.
"""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.noticing.times import Published, find_times, notice_times
from tests.noticing.when_sheets import sheet_of

PUBLISHED = "2025-03-19"


@pytest.mark.parametrize(("name", "words", "value"), [
    ("t01", "Monday", "2025-03-17"),
    ("t02", "Friday", "2025-03-21"),
    ("t03", "Friday", "2025-03-21"),
    ("t04", "Friday", "2025-03-21"),
    ("t04", "Tuesday", "2025-03-18"),
    ("t05", "April 2", "2025-04-02"),
    ("t06", "April 2", "2024-04-02"),
    ("t07", "Thursday", "2025-03-20"),
    ("t08", "Saturday", "2025-03-22"),
    ("t09", "Saturday", "2025-03-15"),
    ("t10", "Sunday", "2025-03-23"),
    ("t11", "Monday", "2025-03-24"),
    ("t12", "Monday", "2025-03-17"),
    ("t13", "May", "2025-05"),
    ("t14", "May", "2024-05"),
    ("t15", "January", "2025-01"),
    ("t16", "January", "2026-01"),
    ("t17", "last summer", "2024-22"),
    ("t18", "this summer", "2025-22"),
    ("t19", "next week", "2025-W13"),
    ("t20", "Wednesday", "2025-03-19"),
    ("t21", "Friday", "2025-03-14"),
    ("t22", "Friday", "2025-03-21"),
    ("t23", "Thursday", "2025-03-13"),
    ("t24", "October 27", "2025-10-27"),
    ("t25", "October 27", "2024-10-27"),
    ("t26", "Saturday", "2025-03-15"),
    ("t27", "Monday", "2025-03-24"),
    ("t28", "Tuesday", "2025-03-18"),
    ("t29", "Tuesday", "2025-03-25"),
    ("t30", "spring", "2025-21"),
    ("t31", "Christmas", "2024-12-25"),
    ("t32", "Christmas", "2025-12-25"),
    ("t33", "Sunday", "2025-03-16"),
    ("t34", "June 3", "2025-06-03"),
    ("t35", "Thursday", "2025-03-20"),
    ("t36", "Monday", "2025-03-17"),
    ("t37", "the end of the year", "2025"),
    ("t38", "autumn", "2025-23"),
    ("t39", "Friday", "2025-03-21"),
])
def test_tense_tells_which_one(name: str, words: str, value: str) -> None:
    sheet = sheet_of(name, PUBLISHED)
    text = sheet.article.text
    assert [t.value for t in notice_times(sheet) if words in text[slice(*t.span)]] == [value]


@pytest.mark.parametrize("name", ["t01", "t02", "t06", "t12"])
def test_without_a_day_of_publication_nothing_is_guessed(name: str) -> None:
    for time in notice_times(sheet_of(name, None)):
        assert (time.value, time.earliest, time.latest) == (None, None, None)


@pytest.mark.parametrize(("text", "words", "earliest", "latest"), [
    ("They met on Monday.", "Monday", date(2025, 3, 10), date(2025, 3, 17)),
    ("They will meet on Friday.", "Friday", date(2025, 3, 14), date(2025, 3, 21)),
    ("They met yesterday.", "yesterday", date(2025, 3, 13), date(2025, 3, 18)),
    ("They met last month.", "last month", date(2025, 2, 1), date(2025, 2, 28)),
])
def test_where_publication_is_bounded_so_is_the_time(text: str, words: str, earliest: date, latest: date) -> None:
    [one] = find_times(text, Published.parse(None, "2025-03-14", PUBLISHED))
    period = one.meaning.period
    assert text[slice(*one.span)] == words
    assert (one.meaning.days or (period and (period.first, period.last))) == (earliest, latest)


@pytest.mark.parametrize(("text", "earliest", "latest"), [
    ("Six months after reports surfaced in January 2024, the firm closed.", date(2024, 7, 1), date(2024, 7, 31)),
    ("A week after the March 3 vote the party split.", date(2025, 3, 10), date(2025, 3, 10)),
    ("Two days before the election on May 4, 2024, he resigned.", date(2024, 5, 2), date(2024, 5, 2)),
    ("Five years after the war that ended in 2015, trade resumed.", date(2020, 1, 1), date(2020, 12, 31)),
    ("Three weeks after the earthquake of 30 January 2025, the road opened.", date(2025, 2, 20), date(2025, 2, 20)),
    ("Three weeks after the earthquake, he said on March 3, the road is closed.", None, None),
    ("It took three weeks. After May 4, 2024, it went on.", None, None),
])
def test_a_duration_is_counted_from_the_event_that_is_dated(text: str, earliest: date | None, latest: date | None
                                                            ) -> None:
    first, event = find_times(text, Published.parse(PUBLISHED))
    assert first.meaning.days == ((earliest, latest) if earliest else None)
    assert first.counted_from == (1 if earliest else None)
    assert event.meaning.period is not None


@pytest.mark.parametrize(("text", "first", "last"), [
    ("It ran from Monday to Thursday.", "2025-03-10", "2025-03-13"),
    ("It will run from Monday to Thursday.", "2025-03-24", "2025-03-27"),
    ("It ran between Sunday and Tuesday.", "2025-03-16", "2025-03-18"),
])
def test_a_stretch_of_weekdays_ends_after_it_begins(text: str, first: str, last: str) -> None:
    [one] = find_times(text, Published.parse(PUBLISHED))
    assert one.meaning.period is not None
    assert one.meaning.until is not None
    assert (one.meaning.period.edtf, one.meaning.until.edtf) == (first, last)


def test_a_day_that_could_be_a_month_stays_open() -> None:
    [one] = find_times("It fell on 03/04/2025.", Published.parse(PUBLISHED))
    assert one.meaning.days == (date(2025, 3, 4), date(2025, 4, 3))
    [one] = find_times("It fell on 13/04/2025.", Published.parse(PUBLISHED))
    assert one.meaning.period is not None
    assert one.meaning.period.edtf == "2025-04-13"


@pytest.mark.parametrize("text", ["It fell on February 30.", "It fell on 31/02/2024.", "On 31 June it was over."])
def test_a_day_on_no_calendar_is_no_day(text: str) -> None:
    assert not [o for o in find_times(text, Published.parse(PUBLISHED))
                if o.meaning.period is not None and o.meaning.period.unit == "day"]
