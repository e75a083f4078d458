"""Times in plain text: what is found, and what it means on a given day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.noticing.times import Published, edtf, find_times, notice_times
from onrecord.noticing.times.periods import Period, easter, nth_weekday
from onrecord.noticing.times.timex import timexes
from tests.noticing.when_sheets import sheet_of

WEDNESDAY = "2024-10-23"


def read(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    found = find_times(text, Published.parse(published))
    return [(text[slice(*one.span)], edtf(one.meaning)) for one in found if one.meaning.reference is None]


def timex(text: str, published: str = WEDNESDAY) -> list[tuple[str, object, object]]:
    rows = timexes(text, find_times(text, Published.parse(published)))
    return [(text[slice(*row["span"])], row["type"], row["value"]) for row in rows]  # type: ignore[misc]


@pytest.mark.parametrize(("text", "words", "value"), [
    ("They met on Monday.", "Monday", "2024-10-21"),
    ("They met on Wednesday.", "Wednesday", "2024-10-23"),
    ("A summit is due on Thursday.", "Thursday", "2024-10-24"),
    ("Troops could attack as soon as November 9.", "November 9", "2024-11-09"),
    ("She resigned on November 9.", "November 9", "2023-11-09"),
    ("The law was passed in March.", "March", "2024-03"),
    ("It will open in January.", "January", "2025-01"),
    ("It was sold in April 1997.", "April 1997", "1997-04"),
    ("It sank on June 5, 2017.", "June 5, 2017", "2017-06-05"),
    ("It sank on 5 June 2017.", "5 June 2017", "2017-06-05"),
    ("It sank on the 3rd of May 2018.", "3rd of May 2018", "2018-05-03"),
    ("It sank on 2017-06-05.", "2017-06-05", "2017-06-05"),
    ("They met on May 8-10, 2019.", "May 8-10, 2019", "2019-05-08/2019-05-10"),
    ("It happened last summer.", "last summer", "2024-22"),
    ("It will happen next spring.", "next spring", "2025-21"),
    ("It happened in the winter of 2010.", "the winter of 2010", "2010-24"),
    ("It happened last year.", "last year", "2023"),
    ("It happened this week.", "this week", "2024-W43"),
    ("It happened earlier this week.", "earlier this week", "2024-W43"),
    ("It happened last month.", "last month", "2024-09"),
    ("It happened last Friday.", "last Friday", "2024-10-18"),
    ("It will happen next Friday.", "next Friday", "2024-10-25"),
    ("It happened over the weekend.", "the weekend", "2024-10-19/2024-10-20"),
    ("It happened yesterday.", "yesterday", "2024-10-22"),
    ("It happened overnight.", "overnight", "2024-10-23"),
    ("It happened two weeks ago.", "two weeks ago", "2024-W41"),
    ("It happened 10 days ago and was forgotten.", "10 days ago", "2024-10-13"),
    ("It must be ready by the end of the year.", "the end of the year", "2024"),
    ("Ties were poor in the late 1960s.", "the late 1960s", "196X"),
    ("It ruled in the 19th century.", "the 19th century", "18XX"),
    ("It fought between 1972 and 1995.", "between 1972 and 1995", "1972/1995"),
    ("It ruled from 1951 to 1958.", "1951 to 1958", "1951/1958"),
    ("The war of 1618-1648 was long.", "1618-1648", "1618/1648"),
    ("It fell in the third quarter of 2023.", "the third quarter of 2023", "2023-35"),
    ("It rose in the first half of 2023.", "the first half of 2023", "2023-40"),
    ("It took six months.", "six months", "P6M"),
    ("A four-day strike ended.", "four-day", "P4D"),
    ("It lasted two decades.", "two decades", "P20Y"),
    ("They met on Christmas Day.", "Christmas Day", "2023-12-25"),
    ("They met on Good Friday 2024.", "Good Friday 2024", "2024-03-29"),
    ("They vote on Thanksgiving 2024.", "Thanksgiving 2024", "2024-11-28"),
    ("It ended at 5:20 p.m. on Friday, he said.", "5:20 p.m. on Friday", "2024-10-18T17:20:00"),
    ("It was made in the year two thousand and three.", "the year two thousand and three", "2003"),
    # a day near by beats one that is far off, unless its own verb is past
    ("The offer was extended to November 20.", "November 20", "2024-11-20"),
    ("It rose this month through October 19.", "October 19", "2024-10-19"),
    ("A trip to the United Isles Thursday is off, though he was told nothing.", "Thursday", "2024-10-17"),
    ("They planned to sail on Friday.", "Friday", "2024-10-25"),
    ("She fled last May 5.", "last May 5", "2024-05-05"),
    # the clock and the date beside it are one
    ("The offer ran until 5 p.m. EST, November 6.", "5 p.m. EST, November 6", "2024-11-06T17:00:00"),
    ("They met at 16:15 UTC on June 1, 2023.", "16:15 UTC on June 1, 2023", "2023-06-01T16:15:00Z"),
    # accounts
    ("Sales rose in the quarter.", "the quarter", "2024-35"),
    ("Profit of the second quarter of 2024 rose to $9 million from $7 million a year ago.", "a year ago", "2023-34"),
    ("The firm lost money in the third quarter of 2024. Sales fell for the quarter.", "the quarter", "2024-35"),
    ("It earned more in the full year.", "the full year", "2024"),
    ("Profit fell in fiscal 2023.", "fiscal 2023", "2023"),
    ("The day-long strike ended.", "day-long", "P1D"),
])
def test_a_time_means_this_on_that_day(text: str, words: str, value: str) -> None:
    assert (words, value) in read(text)


@pytest.mark.parametrize("text", [
    "He may go, and they may not.", "They march on.", "Prices fall in winters past counting.",
    "The Sunday Times wrote it.",
    "It brings in three-quarters of its food.", "He was the man of the year.", "The week that he came was wet.",
    "She is 55 years old.", "It cost $1999.", "1999 people came.", "The 2,008 men left.", "It rose 19.75 points.",
])
def test_what_is_no_time(text: str) -> None:
    assert not [value for _, value in read(text) if value and value[0].isdigit()]


def test_a_time_counted_from_the_one_before_names_it() -> None:
    text = "The paper of 2016 spoke of the previous year. On March 3, 2016 it closed; two days later it reopened."
    found = find_times(text, Published.parse(None))
    values = {text[slice(*one.span)]: (edtf(one.meaning), one.counted_from) for one in found}
    assert values["the previous year"] == ("2015", 0)
    assert values["two days later"] == ("2016-03-05", 2)


def test_without_a_day_of_publication_relative_times_have_no_value() -> None:
    assert read("They met on Monday, in June and in 2014.", None) == [
        ("Monday", None), ("June", None), ("2014", "2014")]


def test_bounds_give_a_value_only_where_all_their_days_agree() -> None:
    published = Published.parse(None, "2022-06-10", "2022-06-20")
    text = "It was signed on Monday, in May, last year and on June 12."
    values = {text[slice(*one.span)]: edtf(one.meaning) for one in find_times(text, published)}
    assert values == {"Monday": None, "May": "2022-05", "last year": "2021", "June 12": "2022-06-12"}


def test_a_month_as_day_of_publication_is_a_bound() -> None:
    assert Published.parse("2022-06") == Published(date(2022, 6, 1), date(2022, 6, 30))
    assert Published.parse("soon") == Published()


def test_timex_values_as_tempeval_writes_them() -> None:
    assert timex("It happened last summer, on Friday morning and for three days.") == [
        ("last summer", "DATE", "2024-SU"), ("Friday morning", "TIME", "2024-10-18TMO"),
        ("three days", "DURATION", "P3D")]
    assert timex("They are now at war.") == [("now", "DATE", "PRESENT_REF")]
    assert timex("It lasted two decades.") == [("two decades", "DURATION", "P20Y")]
    assert timex("It will soon open. He soon left.") == [("soon", "DATE", "FUTURE_REF")]
    assert timex("In the weeks before the vote they met.") == [("the weeks", "DURATION", "PXW")]
    assert timex("It ran between 1972 and 1995.") == [("1972", "DATE", "1972"), ("1995", "DATE", "1995")]
    assert timex("It closed at 17:20 UTC over the weekend.")[0] == ("17:20 UTC", "TIME", "2024-10-23T17:20Z")


def test_a_stretch_up_to_publication_knows_its_days() -> None:
    sheet = sheet_of("troops")
    within = next(t for t in notice_times(sheet) if t.type == "DURATION")
    assert (within.value, within.earliest) == ("P3D", None)
    [one] = find_times("It rained for the past three weeks.", Published.parse(WEDNESDAY))
    assert one.meaning.days == (date(2024, 10, 2), date(2024, 10, 23))


def test_syntax_tells_the_direction() -> None:
    sheet = sheet_of("briefing")
    text = sheet.article.text
    assert [(text[slice(*t.span)], t.value, t.anchor) for t in notice_times(sheet)] == [
        ("Thursday", "2024-07-25", "published"), ("August 3", "2024-08-03", "published"),
        ("Friday", "2024-07-26", "published")]
    on_saturday = notice_times(sheet_of("briefing", "2024-07-27"))
    assert [t.value for t in on_saturday] == ["2024-07-25", "2024-08-03", "2024-08-02"]


def test_a_name_that_holds_a_weekday_is_no_time() -> None:
    assert "Sunday" not in [sheet_of("visit").article.text[slice(*t.span)] for t in notice_times(sheet_of("visit"))]


@given(st.text(max_size=200), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_text_is_read_without_error_and_in_order(text: str, day: date) -> None:
    found = find_times(text, Published.parse(day.isoformat()))
    ends = [0]
    for one in found:
        assert ends[-1] <= one.span[0] < one.span[1] <= len(text)
        ends.append(one.span[1])


@given(st.dates(date(1600, 1, 1), date(2400, 1, 1)),
       st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]),
       st.integers(-12, 12))
def test_counting_there_and_back(day: date, unit: str, n: int) -> None:
    here = Period.holding(unit, day)
    assert here.later(n).later(-n) == here
    assert here.first <= here.last
    if unit != "weekend":
        assert here.first <= day <= here.last
        assert here.later(1).first == here.last + timedelta(1)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_a_weekday_that_was_is_within_the_week_before(day: date, name: str) -> None:
    [(_, value)] = read(f"They met on {name}.", day.isoformat())
    assert value is not None
    assert 0 <= (day - date.fromisoformat(value)).days <= 6
    assert date.fromisoformat(value).strftime("%A") == name


def test_holidays_are_computed() -> None:
    assert [easter(y) for y in (2000, 2019, 2024, 2038)] == [
        date(2000, 4, 23), date(2019, 4, 21), date(2024, 3, 31), date(2038, 4, 25)]
    assert nth_weekday(2024, 5, 0, -1) == date(2024, 5, 27)


@pytest.mark.parametrize(("text", "words", "value"), [
    ("The day after the June 5, 2017 attack, markets fell.", "The day", "2017-06-06"),
    ("It shut the day before the vote on May 4, 2023.", "the day", "2023-05-03"),
    ("Talks began on March 3, 2023 and ended the day after.", "the day", "2023-03-04"),
    ("It fell apart the year after the 2017 vote.", "the year", "2018"),
])
def test_the_day_beside_a_dated_event(text: str, words: str, value: str) -> None:
    assert (words, value) in read(text)


@pytest.mark.parametrize("text", [
    "The day after the attack, she left.", "It shut the day after the attack, officials said on May 4, 2023.",
    "He was ill the day after he came. It met on May 4, 2023."])
def test_the_day_beside_an_event_that_nothing_dates_is_no_day(text: str) -> None:
    assert not [words for words, _ in read(text) if words.lower() == "the day"]


def test_the_day_after_something_in_a_month_is_bounded() -> None:
    found = find_times("It shut the day after the vote in May 2023.", Published.parse(WEDNESDAY))
    assert (edtf(found[0].meaning), found[0].meaning.days) == (None, (date(2023, 5, 2), date(2023, 6, 1)))
    assert found[0].counted_from == 1
