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
    ("hundreds, possibly thousands, of people", "hundreds, possibly thousands, of people", 200, None, True, "people"),
    ("dozens if not hundreds of homes", "dozens if not hundreds of homes", 24, None, True, "homes"),
    ("twice as many ships as before", "twice", 2, 2, False, "times"),
    ("double the number of ships", "double", 2, 2, False, "times"),
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
    ("as many as 14,000 soldiers", "as many as 14,000 soldiers", None, 14000, False, "soldiers"),
    ("nearly 400 homes burned", "nearly 400 homes", None, 400, True, "homes"),
    ("over 90 percent of voters", "over 90 percent", 90, None, False, "percent"),
    ("fewer than 20 ships", "fewer than 20 ships", None, 20, False, "ships"),
    ("between 10,000 and 12,000 troops", "between 10,000 and 12,000 troops", 10000, 12000, False, "troops"),
    ("10,000-12,000 troops", "10,000-12,000 troops", 10000, 12000, False, "troops"),
    ("dozens of drones", "dozens of drones", 24, None, True, "drones"),
    ("hundreds of protesters", "hundreds of protesters", 200, None, True, "protesters"),
    ("several thousand workers", "several thousand workers", 3000, None, True, "workers"),
    ("a couple of hundred officers", "a couple of hundred officers", 200, None, True, "officers"),
    ("a dozen rockets", "a dozen rockets", 12, 12, False, "rockets"),
    ("half a dozen tankers", "half a dozen tankers", 6, 6, False, "tankers"),
    ("two dozen vehicles", "two dozen vehicles", 24, 24, False, "vehicles"),
    ("a third of the fleet", "a third of the fleet", 1/3, 1/3, False, "fleet"),
    ("two-thirds of lawmakers", "two-thirds of lawmakers", 2/3, 2/3, False, "lawmakers"),
    ("a two-thirds majority", "two-thirds majority", 2/3, 2/3, False, "majority"),
    ("half the population", "half the population", .5, .5, False, "population"),
    ("roughly a quarter of the budget", "roughly a quarter of the budget", .25, .25, True, "budget"),
    ("more than half of the country's voters", "more than half of the country's voters", .5, None, False, "voters"),
    ("a quarter of a million people", "a quarter of a million people", 250000, 250000, False, "people"),
    ("three quarters of a million voters", "three quarters of a million voters", 750000, 750000, False, "voters"),
    ("$1.2 billion in aid", "$1.2 billion", 1.2e9, 1.2e9, False, "dollars"),
    ("€300 million", "€300 million", 3e8, 3e8, False, "euros"),
    ("at least $5bn", "at least $5bn", 5e9, None, False, "dollars"),
    ("£2.5m in fines", "£2.5m", 2.5e6, 2.5e6, False, "pounds"),
    ("between $5 and $7 million", "between $5 and $7 million", 5e6, 7e6, False, "dollars"),
    ("Rs 500 crore", "Rs 500 crore", 5e9, 5e9, False, "rupees"),
    ("3m shells", "3m shells", 3e6, 3e6, False, "shells"),
    ("a million refugees", "a million refugees", 1e6, 1e6, False, "refugees"),
    ("four other members of the crew", "four other members", 4, 4, False, "members"),
    ("three more ships", "three more ships", 3, 3, False, "ships"),
    ("another 500 soldiers", "another 500 soldiers", 500, 500, False, "soldiers"),
    ("another two dozen trucks", "another two dozen trucks", 24, 24, False, "trucks"),
    ("the remaining 30 hostages", "the remaining 30 hostages", 30, 30, False, "hostages"),
    ("over 100 others", "over 100 others", 100, None, False, "others"),
    ("one in five children", "one in five children", .2, .2, False, "children"),
    ("1 in 4 households", "1 in 4 households", .25, .25, False, "households"),
    ("six out of ten respondents", "six out of ten respondents", .6, .6, False, "respondents"),
    ("nine in ten doctors", "nine in ten doctors", .9, .9, False, "doctors"),
    ("no fewer than six ministers", "no fewer than six ministers", 6, None, False, "ministers"),
    ("at most three launches", "at most three launches", None, 3, False, "launches"),
    ("no more than 150 words", "no more than 150 words", None, 150, False, "words"),
    ("not more than ten days", "not more than ten days", None, 10, False, "days"),
    ("as few as 300 soldiers", "as few as 300 soldiers", 300, None, False, "soldiers"),
    ("as little as 2 percent", "as little as 2 percent", 2, None, False, "percent"),
    ("below 30 percent", "below 30 percent", None, 30, False, "percent"),
    ("well over 1,000 homes", "well over 1,000 homes", 1000, None, False, "homes"),
    ("slightly more than 60 voters", "slightly more than 60 voters", 60, None, False, "voters"),
    ("just under 400 metres", "just under 400 metres", None, 400, True, "metres"),
    ("a few dozen residents", "a few dozen residents", 36, None, True, "residents"),
    ("a handful of guards", "a handful of guards", 3, None, True, "guards"),
    ("a pair of drones", "a pair of drones", 2, 2, False, "drones"),
    ("100-odd fighters", "100-odd fighters", 100, 100, True, "fighters"),
    ("5,000 or so people", "5,000 or so people", 5000, 5000, True, "people"),
    ("some 200 trucks", "some 200 trucks", 200, 200, True, "trucks"),
    ("around 15 to 20 fighters", "around 15 to 20 fighters", 15, 20, True, "fighters"),
    ("two or three soldiers", "two or three soldiers", 2, 3, False, "soldiers"),
    ("two to three weeks", "two to three weeks", 2, 3, False, "weeks"),
    ("from 10 to 20 drones", "10 to 20 drones", 10, 20, False, "drones"),
    ("20-30 per cent", "20-30 per cent", 20, 30, False, "percent"),
    ("40% to 60%", "40% to 60%", 40, 60, False, "percent"),
    ("a 10-member panel", "10-member", 10, 10, False, "members"),
    ("a 3,000-strong brigade", "3,000-strong", 3000, 3000, False, "people"),
    ("the first two ships", "two ships", 2, 2, False, "ships"),
    ("more than a dozen ships", "more than a dozen ships", 12, None, False, "ships"),
    ("it rose by 3.5 percentage points", "3.5 percentage points", 3.5, 3.5, False, "percentage points"),
    ("killed one soldier", "one", 1, 1, False, None),
    ("the death toll rose to 45", "45", 45, 45, False, None),
    ("an average of 12 attacks a day", "an average of 12 attacks", 12, 12, True, "attacks"),
    ("scores of villages", "scores of villages", 40, None, True, "villages"),
    ("thousands more soldiers", "thousands more soldiers", 2000, None, True, "soldiers"),
    ("$40 a barrel", "$40", 40, 40, False, "dollars"),
    # multiples of what was
    ("sales more than doubled", "more than doubled", 2, None, False, "times"),
    ("the fee has almost tripled", "almost tripled", None, 3, True, "times"),
    ("it rose tenfold in May", "tenfold", 10, 10, False, "times"),
    ("a three-fold rise", "three-fold", 3, 3, False, "times"),
    ("stocks were halved by rot", "halved", .5, .5, False, "times"),
    ("they would triple the toll", "triple", 3, 3, False, "times"),
    ("more than 1 in 10 pupils", "more than 1 in 10 pupils", .1, None, False, "pupils"),
    ("Two in five households wait", "Two in five households", .4, .4, False, "households"),
    # numbers that a noun before them or what happened gives a meaning
    ("the hull has a crew of 12", "12", 12, 12, False, "crew"),
    ("a population of about 4 million", "about 4 million", 4e6, 4e6, True, "people"),
    ("a magnitude 6.1 quake", "6.1", 6.1, 6.1, False, "magnitude"),
    ("a magnitude of 5.8", "5.8", 5.8, 5.8, False, "magnitude"),
    ("Twelve were arrested", "Twelve", 12, 12, False, None),
    ("it left 61 dead", "61", 61, 61, False, None),
    ("One was killed", "One", 1, 1, False, None),
    ("Thousands fled", "Thousands", 2000, None, True, None),
    ("More than a third were late", "More than a third", 1 / 3, None, False, None),
    ("output fell by a quarter.", "a quarter", .25, .25, False, None),
    ("between a third and a half of the crop", "between a third and a half of the crop", 1 / 3, .5, False, "crop"),
    # units of more than one word, and what is written with a hyphen
    ("2,000 Swiss francs", "2,000 Swiss francs", 2000, 2000, False, "Swiss francs"),
    ("25 basis points", "25 basis points", 25, 25, False, "basis points"),
    ("half a percentage point", "half a percentage point", .5, .5, False, "percentage points"),
    ("a 5,000-riyal fine", "5,000-riyal", 5000, 5000, False, "riyals"),
    ("500 kronor", "500 kronor", 500, 500, False, "kronor"),
    ("minus 12 degrees", "minus 12 degrees", -12, -12, False, "degrees"),
    ("a hundred and twenty seats", "a hundred and twenty seats", 120, 120, False, "seats"),
    # the word belongs to what stands before it
    ("the wage will go up to 9 dollars", "9 dollars", 9, 9, False, "dollars"),
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
    "one in 2019 said so", "once a year they meet", "she doubled down", "a double agent", "the Group of 20 met",
    "Act 5 of the play", "the launch is set for 1400 hours", "in the thousands", "a third was hurt",
    "12,\n000 people left", "the 3 rd of", "le 14 juillet", "vol. 12 No.", "5 \u2032", "00 ships",
    "he doubled as cook", "the third attack", "Flight 447 was late", "the score was 4-2",
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


@pytest.mark.parametrize(("text", "part", "whole", "unit"), [
    ("2,000 of the 9,000 prisoners left", 2000, 9000, "prisoners"),
    ("nine of its 12 helicopters flew", 9, 12, "helicopters"),
    ("one of the 40 ministers left", 1, 40, "ministers"),
    ("at least 300 of the 5,000 voters", 300, 5000, "voters"),
])
def test_a_part_said_before_its_whole(text: str, part: float, whole: float, unit: str) -> None:
    one, all_of_them = find_quantities(text)
    assert (one.low, one.unit, one.part_of) == (part, unit, 1)
    assert (all_of_them.low, all_of_them.unit, all_of_them.part_of) == (whole, unit, None)


@pytest.mark.parametrize(("text", "first", "second", "unit"), [
    ("it was cut from 5% to 3%", 5, 3, "percent"),
    ("the number of dead rose from 12 to 15", 12, 15, "dead"),
    ("it rose from 30 million to 45 million litres", 30e6, 45e6, "litres"),
    ("fees fell from $9 to $7", 9, 7, "dollars"),
])
def test_a_change_is_two_quantities_and_no_range(text: str, first: float, second: float, unit: str) -> None:
    before, after = find_quantities(text)
    assert (before.low, before.high, before.unit) == (first, first, unit)
    assert (after.low, after.high, after.unit) == (second, second, unit)


def test_the_unit_of_a_text_in_capitals_is_a_word() -> None:
    [people] = find_quantities("POLICE SAID 12 PEOPLE WERE HURT")
    assert (people.low, people.unit) == (12, "people")


def test_dates_are_no_quantities() -> None:
    assert not [q for q in notice_quantities(sheet_of("inside")) if q.low == 2019]


@given(st.text(alphabet=st.sampled_from("0123456789,.-– $%andmilontw\n"), max_size=120))
def test_any_text_is_read_without_error(text: str) -> None:
    for one in find_quantities(text):
        assert 0 <= one.span[0] < one.span[1] <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high
