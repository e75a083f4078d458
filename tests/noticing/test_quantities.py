"""Quantities: bounds, units, parts. Phrases are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.noticing.numbers import Number, parse_number
from onrecord.noticing.quantities import find_quantities, notice_quantities
from tests.noticing.when_sheets import sheet_of


@pytest.mark.parametrize(("words", "value"), [
    ("12,300", 12300), ("3 million", 3e6), ("two and a half", 2.5), ("half a million", 500000), ("2 1/2", 2.5),
    ("twenty-five", 25), ("a hundred", 100), ("two hundred and five", 205), ("three thousand four hundred", 3400),
    ("a third", 1 / 3), ("two-thirds", 2 / 3), ("$", None), ("the cat", None),
])
def test_number_words(words: str, value: float | None) -> None:
    number = parse_number(words)
    assert (number.value if number else None) == (pytest.approx(value) if value else None)


def test_vague_counts_are_the_least_they_can_mean() -> None:
    assert parse_number("dozens") == Number(24, True)
    assert parse_number("hundreds of thousands") == Number(200000, True)


@pytest.mark.parametrize(("text", "words", "low", "high", "approximate", "unit"), [
    ("as many as 9,000 soldiers", "as many as 9,000 soldiers", None, 9000, False, "soldiers"),
    ("up to 40 lorries", "up to 40 lorries", None, 40, False, "lorries"),
    ("at least 14 people died", "at least 14 people", 14, None, False, "people"),
    ("more than 3 million rounds", "more than 3 million rounds", 3e6, None, False, "rounds"),
    ("almost 70,000 square miles", "almost 70,000 square miles", None, 70000, True, "square miles"),
    ("about 200 homes", "about 200 homes", 200, 200, True, "homes"),
    ("between 10 and 20 drones", "between 10 and 20 drones", 10, 20, False, "drones"),
    ("25-30 letters", "25-30 letters", 25, 30, False, "letters"),
    ("3 to 4 million rounds", "3 to 4 million rounds", 3e6, 4e6, False, "rounds"),
    ("tens of thousands of people", "tens of thousands of people", 20000, None, True, "people"),
    ("a third of the troops", "a third of the troops", 1 / 3, 1 / 3, False, "troops"),
    ("US$7.4 billion was lost", "US$7.4 billion", 7.4e9, 7.4e9, False, "US dollars"),
    ("between $5 million and $7 million", "between $5 million and $7 million", 5e6, 7e6, False, "dollars"),
    ("it rose 35% again", "35%", 35, 35, False, "percent"),
    ("plants of 60MW and below", "60MW and below", None, 60, False, "megawatts"),
    ("a 90-mile coast", "90-mile", 90, 90, False, "miles"),
    ("he died at the age of 81", "the age of 81", 81, 81, False, "years"),
    ("within five weeks", "five weeks", None, 5, False, "weeks"),
    ("3,000-plus soldiers", "3,000-plus soldiers", 3000, None, False, "soldiers"),
    ("spread over three villages", "three villages", 3, 3, False, "villages"),
    ("it ran for over three years", "over three years", 3, None, False, "years"),
    ("killing at least 12", "at least 12", 12, None, False, None),
])
def test_bounds_and_units(text: str, words: str, low: float | None, high: float | None, approximate: bool,
                          unit: str | None) -> None:
    [one] = find_quantities(text)
    assert text[slice(*one.span)] == words
    assert (one.low, one.high) == (pytest.approx(low), pytest.approx(high))
    assert (one.approximate, one.unit) == (approximate, unit)


@pytest.mark.parametrize("text", [
    "a 55-year-old man", "aged 55, he left", "Resolution 1718 passed", "they won 3-1 at home", "call +44 20 7946 0958",
    "the F-16 jets", "the 38th parallel", "one of the reasons", "Boeing 737 crashed", "the vote was 219-212",
])
def test_what_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == []


def test_a_part_is_tied_to_its_whole() -> None:
    sheet = sheet_of("troops")
    whole, part, lorries, days = notice_quantities(sheet)
    assert (part.part_of, part.low, part.unit) == (whole.id, 1500, "engineers")
    assert (whole.high, whole.unit, whole.part_of) == (9000, "soldiers", None)
    assert (lorries.part_of, days.unit) == (None, "days")
    text = "It sent 12 plans. Seven of them failed."
    _, seven = find_quantities(text)
    assert (text[slice(*seven.span)], seven.unit, seven.part_of) == ("Seven of them", "plans", 0)


def test_dates_are_no_quantities() -> None:
    assert not [q for q in notice_quantities(sheet_of("inside")) if q.low == 2019]


@given(st.text(alphabet=st.sampled_from("0123456789,.-– $%andmilontw\n"), max_size=120))
def test_any_text_is_read_without_error(text: str) -> None:
    for one in find_quantities(text):
        assert 0 <= one.span[0] < one.span[1] <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high
