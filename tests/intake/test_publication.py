"""The publication date: given, found, bounded, or unknown."""

import pytest
from hypothesis import given as law
from hypothesis import settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.intake import Given, Metadata, article_from_text, read_given
from onrecord.intake.dates import days, iso
from onrecord.intake.publication import bounds

STORY = "The minister said on Monday that the talks would go on."


def when(text, given=None, found=None):
    a = article_from_text(text, given, found)
    return a.published, a.published_from, a.published_earliest, a.published_latest


def test_given_wins_over_found_and_url():
    url = "https://news.example/2022/07/25/talks"
    assert when(STORY, Given(published="2022-07-01", url=url), Metadata(published="2022-07-02")) == (
        "2022-07-01", "given", None, None)
    assert when(STORY, Given(url=url), Metadata(published="2022-07-02")) == ("2022-07-02", "metadata", None, None)
    assert when(STORY, Given(url=url)) == ("2022-07-25", "metadata", None, None)


def test_date_and_time_with_zone_are_kept_and_a_month_bounds():
    assert read_given("2022-07-25T10:00:00+08:00").published == "2022-07-25T10:00:00+08:00"
    assert when(STORY, Given(published="2022-02")) == (None, "given", "2022-02-01", "2022-02-28")


@pytest.mark.parametrize("value", ["soon", "2022-13-01", "2022-07-25T10:00", "25.07.2022", "2022-W30", "20220725x", ""])
def test_a_bad_given_date_is_a_numbered_error(value):
    with pytest.raises(OnRecordError) as caught:
        read_given(value)
    assert caught.value.code == "OR-111"


@pytest.mark.parametrize(("path", "expected"), [
    ("/2022/07/25/talks", ("2022-07-25", "metadata", None, None)),
    ("/world/2022-07-25/ty-article/x", ("2022-07-25", "metadata", None, None)),
    ("/world/2022/jul/25/talks", ("2022-07-25", "metadata", None, None)),
    ("/a/20220725-talks", ("2022-07-25", "metadata", None, None)),
    ("/2022/07/talks", (None, "metadata", "2022-07-01", "2022-07-31")),
    ("/2022/02/31/talks", (None, "metadata", "2022-02-01", "2022-02-28")),
    ("/article/3184130/talks", (None, None, None, None)),
])
def test_dates_in_the_address(path, expected):
    assert when(f"https://news.example{path}\n\n{STORY}") == expected


def test_the_dateline_and_a_date_line_say_it():
    assert when(f"CAIRO- 24 July 2022: {STORY}")[:2] == ("2022-07-24", "text")
    assert when(f"Talks go on\nJuly 25, 2022\n{STORY}")[:2] == ("2022-07-25", "text")
    assert when(f"{STORY}\n\nPublished: 25 July 2022\nUpdated: 26 July 2022")[:2] == ("2022-07-25", "text")


def test_the_date_of_a_correction_at_the_foot_is_not_the_article_s():
    assert when(f"{STORY}\n" * 15 + "\nAn earlier version misspelt a name.\n\nTuesday, May 3, 2016")[0] is None


def test_a_dateline_without_year_takes_the_year_that_its_surroundings_leave():
    lede = "LIMA, Mar 03: The envoys met in Lima, an official said on Thursday."
    assert when(f"{lede} The last meeting was held on March 23, 2021.")[:2] == ("2022-03-03", "text")
    assert when(f"{lede.replace('Thursday', 'Friday')} The last meeting was held on March 23, 2021.")[0] is None
    assert when(lede)[0] is None
    assert when(f"https://news.example/2022/03/x\n\n{lede}")[0] == "2022-03-03"


def test_dates_that_are_past_and_ahead_bound_it():
    text = ("Troops could be there as soon as October 27, an official said on Friday.\n\n"
            "The leaders greet each other before the summit, October 22 2024, in Lima.")
    assert when(text) == (None, "text", "2024-10-22", "2024-10-27")


def test_bounds_that_meet_are_a_date():
    text = "The vote was held on 5 May 2021, he said. The count will be done on 5 May 2021, she said."
    assert when(text) == ("2021-05-05", "text", None, None)


@pytest.mark.parametrize("text", [
    "The treaty expires on 5 February 2046.",
    "He ruled out a vote in November 2046.",
    "The parliament raised funding levels in 2046.",
    "They agreed to meet on 3 May 2046.",
    "It said net income in the year ending June 30, 2046, would fall.",
    "The mandate was extended until 31 December 2046.",
])
def test_a_date_that_may_be_ahead_is_no_earliest_day(text):
    assert bounds(text) == (None, None)


def test_what_is_ahead_in_an_old_quotation_does_not_bound():
    assert bounds("“We will vote on May 5, 2010,” he said. He died on 3 June 2015.")[1] is None


def test_dates_as_they_are_written():
    text = "On Oct. 1, 24 July 2022, March 23-24, 2021, 31 June 2020, in November 2019, 2020-02-30 and 2,100 in May."
    found = [(d.year, d.month, d.day) for d in days(text)]
    assert found == [(None, 10, 1), (2022, 7, 24), (2021, 3, 24), (2019, 11, None)]


@settings(deadline=None)
@law(st.text(max_size=60))
def test_any_metadata_is_a_date_or_null(value):
    day = iso(value)
    assert day is None or day[4] == day[7] == "-"


@pytest.mark.parametrize(("told", "url", "expected"), [
    ("2025", None, (None, "metadata", "2025-01-01", "2025-12-31")),
    ("2025-03", None, (None, "metadata", "2025-03-01", "2025-03-31")),
    ("March 2025", None, (None, "metadata", "2025-03-01", "2025-03-31")),
    ("2025", "https://news.example/2025/03/04/x", ("2025-03-04", "metadata", None, None)),
    ("2025", "https://news.example/2025/03/x", (None, "metadata", "2025-03-01", "2025-03-31")),
    ("2024", "https://news.example/2025/03/04/x", (None, "metadata", "2024-01-01", "2024-12-31")),
])
def test_a_month_or_a_year_that_a_file_tells_bounds_it(told, url, expected):
    article = article_from_text(STORY, None, Metadata(published=told, url=url))
    assert (article.published, article.published_from, article.published_earliest, article.published_latest) == expected
    assert article.notes == ()


def test_what_the_text_tells_narrows_a_year():
    text = f"The vote was held on 5 May 2025, he said.\n\n{STORY}"
    article = article_from_text(text, None, Metadata(published="2025"))
    assert (article.published_earliest, article.published_latest) == ("2025-05-05", "2025-12-31")


@pytest.mark.parametrize("told", ["2025-13", "0025", "soon", "03/2025 or so", "31"])
def test_what_is_neither_is_said(told):
    assert article_from_text(STORY, None, Metadata(published=told)).notes == (f"a date that could not be read: {told}",)


def test_a_change_that_is_no_day_is_said():
    article = article_from_text(STORY, None, Metadata(published="2025-03-04", modified="2025"))
    assert (article.modified, article.notes) == (None, ("a date of change that is not one day: 2025",))
