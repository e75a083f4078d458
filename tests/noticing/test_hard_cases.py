"""Bad input: what cannot be, what may mean two things, and names that nobody knows. Never a silent wrong certainty."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.facts.actor import Actor
from onrecord.flow import read
from onrecord.intake import Given, article_from_text
from onrecord.noticing import notice
from onrecord.noticing.actors import notice_actors
from onrecord.noticing.quantities import find_quantities
from onrecord.noticing.times import Published, edtf, find_times
from tests.sheets import parsed

DAY = Published.parse("2024-10-23")


def times(text: str) -> list[tuple[str, str | None]]:
    return [(text[slice(*one.span)], edtf(one.meaning)) for one in find_times(text, DAY)]


def counts(text: str) -> list[tuple[str, float | None, float | None]]:
    return [(text[slice(*q.span)], q.low, q.high) for q in find_quantities(text)]


def states(case: str) -> list[str | None]:
    return [actor.code for actor in notice_actors(parsed(case)) if actor.kind == "state"]


@pytest.mark.parametrize("text", [
    "It met on February 30.", "It met on February 30, 2021.", "It met on 31 June 2021.", "It met on June 31.",
    "It met on February 29, 2023.", "It met on 13/13/2020.", "It met on 2020-02-30.", "It met on 00/00/0000.",
    "It met on the 32nd of May.", "It was in the year 0.", "It opened at 25:61.",
])
def test_a_day_that_is_on_no_calendar_is_no_time(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(("text", "value", "days"), [
    ("It met on 04/05/2021.", None, (date(2021, 4, 5), date(2021, 5, 4))),
    ("It met on 04/05/21.", None, (date(2021, 4, 5), date(2021, 5, 4))),
    ("It met on 25/12/2021.", "2021-12-25", None),
    ("It met on 12/25/2021.", "2021-12-25", None),
    ("It met on 04/04/2021.", "2021-04-04", None),
])
def test_an_unclear_order_of_day_and_month_is_an_interval(
    text: str, value: str | None, days: tuple[date, date] | None
) -> None:
    (one,) = find_times(text, DAY)
    assert (edtf(one.meaning), one.meaning.days) == (value, days)


@pytest.mark.parametrize(("text", "found"), [
    ("It fell in '98.", [("'98", "1998")]), ("It fell in '23.", [("'23", "2023")]),
    ("It was the summer of '98.", [("'98", "1998")]), ("It was popular in the '60s.", [("'60s", "196X")]),
    ("There were 98 of them.", []), ("It won '98 per cent'.", []),
])
def test_years_of_two_digits(text: str, found: list[tuple[str, str]]) -> None:
    assert [(words.removeprefix("the "), value) for words, value in times(text)] == found


@pytest.mark.parametrize(("text", "years", "counted"), [
    ("It had 1998 members.", [], [("1998 members", 1998, 1998)]),
    ("It paid 2024 dollars.", [], [("2024 dollars", 2024, 2024)]),
    ("It won 2,024 votes in 2024.", ["2024"], [("2,024 votes", 2024, 2024)]),
    ("In 1998, 300 members voted.", ["1998"], [("300 members", 300, 300)]),
])
def test_years_and_counts(text: str, years: list[str], counted: list[tuple[str, float, float]]) -> None:
    assert [value for _, value in times(text)] == years
    assert [one for one in counts(text) if one[0] not in years] == counted


@pytest.mark.parametrize(("text", "counted"), [
    ("between two and three million men", [("between two and three million men", 2e6, 3e6)]),
    ("two or three dozen men", [("two or three dozen men", 24, 36)]),
    ("between five and a hundred men", [("between five and a hundred men", 5, 100)]),
    ("two hundred and five men", [("two hundred and five men", 205, 205)]),
    ("between 20 and 10 men", []),
    ("it cost $1.5.3 million", []),
    ("12345678901234567890123456789 men", []),
])
def test_numbers_in_numbers(text: str, counted: list[tuple[str, float, float]]) -> None:
    assert counts(text) == counted


def test_parts_of_a_whole_keep_apart() -> None:
    text = "It lost 3,000 of its 9,000 men and 40 tanks, including six of them."
    assert [(low, high) for _, low, high in counts(text)] == [(3000, 3000), (9000, 9000), (40, 40), (6, 6)]


@pytest.mark.parametrize(("case", "codes"), [
    ("jordan_player", []), ("jordan_king", ["JOR"]), ("jordan_name", []), ("chad", []), ("korea", []),
])
def test_a_state_only_where_a_state_is_meant(case: str, codes: list[str]) -> None:
    assert states(case) == codes


def test_a_river_speaks_for_nobody() -> None:
    assert "COG" not in states("congo_river")


def test_unknown_names_are_kept_without_a_code() -> None:
    noticed = notice(parsed("unknown"))
    known: dict[str, Actor] = {actor.name: actor for actor in noticed.actors}
    assert {"Quorvian Front", "Gorbath Zuun"} <= set(known)
    assert all(actor.code is None and actor.of is None and actor.wikidata is None for actor in known.values())
    assert [(p.name, p.country, p.lat) for p in noticed.places] == [("Xyzzyville", None, None)]


@pytest.mark.parametrize("text", ["Mr. January spoke with Lee.", "Minister April Moe and Easter Lund signed it."])
def test_persons_named_like_times_are_no_times(text: str) -> None:
    assert read(article_from_text(text, Given(published="2024-10-23"))).times == ()
