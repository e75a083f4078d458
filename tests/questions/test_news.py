"""What is new: claims, positions, numbers and actors that were not on record before."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.errors import OnRecordError
from onrecord.facts import Quantity
from onrecord.questions import OpenRecord
from tests.strategies import reading

BRIDGE = "troops crossed the bridge east of the harbour"
GRAIN = "the harvest of grain will fail this summer"


def told(*lines, numbers=(), **of):
    """Make a reading; ``numbers``: (words in it, value, unit)."""
    one = reading(list(lines), **of)
    text = one.article.text
    found = tuple(
        Quantity(id=f"q{i}", span=(text.index(words), text.index(words) + len(words)), low=value, high=value, unit=unit)
        for i, (words, value, unit) in enumerate(numbers)
    )
    return msgspec.structs.replace(one, quantities=found)


@pytest.fixture
def record(tmp_path):
    with OpenRecord(tmp_path / "r.db") as opened:
        yield opened


def kinds(page):
    return [(row.kind, row.what) for row in page.items if row.kind != "actor"]


def test_a_claim_is_new_once(record):
    first = told((0, BRIDGE, "say", "asserted", None), published="2031-05-01")
    again = told((0, BRIDGE, "say", "asserted", None), outlet="The Lantern", published="2031-05-03")
    other = told((0, GRAIN, "say", "asserted", None), outlet="The Lantern", published="2031-05-04")
    for one in (other, again, first):
        record.add(one)
    assert [row.article for row in record.new(since="2031-05-01").items if row.kind == "claim"] == [
        first.article.id,
        other.article.id,
    ]
    assert kinds(record.new(since="2031-05-02")) == [("claim", other.claims[0].text)]
    assert kinds(record.new(article=again.article.id)) == []
    assert kinds(record.new(article=first.article.id[:8])) == [("claim", first.claims[0].text)]


def test_a_position_that_changed_stands_beside_the_one_it_was(record):
    record.add(told((0, BRIDGE, "deny", "denied", None), published="2031-05-01"))
    turned = told((0, BRIDGE + " today", "confirm", "confirmed", None), outlet="The Lantern", published="2031-05-03")
    record.add(turned)
    [row] = [row for row in record.new(since="2031-05-02").items if row.kind == "position"]
    assert (row.what, row.was, row.was_day) == ("confirmed", "denied", "2031-05-01")
    assert row.quote.text in turned.article.text
    record.add(told((0, BRIDGE + " again", "say", "asserted", None), outlet="Evening Gull", published="2031-05-05"))
    assert kinds(record.new(since="2031-05-04")) == []  # saying it again after confirming it is no change


def test_another_number_on_a_known_claim(record):
    record.add(
        told(
            (0, f"40 {BRIDGE}", "say", "asserted", None), numbers=[("40 troops", 40, "troops")], published="2031-05-01"
        )
    )
    later = told(
        (0, f"70 {BRIDGE}", "say", "asserted", None),
        numbers=[("70 troops", 70, "troops")],
        outlet="The Lantern",
        published="2031-05-03",
    )
    record.add(later)
    rows = [row for row in record.new(since="2031-05-02").items if row.kind == "number"]
    assert [(row.what, row.was) for row in rows] == [("70 troops", "40 troops")]


@pytest.mark.parametrize(
    ("before", "value", "unit", "new"),
    [
        ((1200, "troops"), 1900, "soldiers", True),
        ((1200, "troops"), 1210, "soldiers", False),  # rounded
        ((1200, "troops"), 1900, "wagons", False),  # nobody has counted wagons before
        ((3, "days"), 5, "days", False),
    ],
)
def test_which_number_is_another_one(record, before, value, unit, new):
    was, counted = before
    first, later = f"{was} {counted}", f"{value} {unit}"
    record.add(
        told(
            (0, f"{first} {BRIDGE}", "say", "asserted", None), numbers=[(first, was, counted)], published="2031-05-01"
        )
    )
    record.add(
        told(
            (0, f"{later} {BRIDGE}", "say", "asserted", None),
            numbers=[(later, value, unit)],
            outlet="The Lantern",
            published="2031-05-03",
        )
    )
    rows = [row for row in record.new(since="2031-05-02").items if row.kind == "number"]
    assert [(row.what, row.was) for row in rows] == ([(later, first)] if new else [])


def test_a_ministry_ends_the_silence_of_its_state(record):
    record.add(told((1, BRIDGE, "say", "not_acknowledged", None), published="2031-05-01"))
    ministry = (3, BRIDGE + " today", "acknowledge", "acknowledged", None)
    record.add(told(ministry, outlet="The Lantern", published="2031-05-03"))
    [row] = [row for row in record.new(since="2031-05-02").items if row.kind == "position"]
    assert (row.who, row.what, row.was) == ("Sylvanian foreign ministry", "acknowledged", "not_acknowledged")
    state = (1, BRIDGE + " again", "acknowledge", "acknowledged", None)
    record.add(told(state, outlet="Evening Gull", published="2031-05-05"))
    assert kinds(record.new(since="2031-05-04")) == []  # it says itself what its ministry has said


def test_an_old_position_told_late_is_no_news(record):
    record.add(told((0, BRIDGE, "deny", "denied", None), published="2031-05-03"))
    late = told(
        (0, BRIDGE + " today", "confirm", "confirmed", 0),
        outlet="The Lantern",
        published="2031-05-05",
        times=("2031-05-01",),
    )
    record.add(late)
    assert [row for row in record.new(since="2031-05-04").items if row.kind == "position"] == []


def test_actors_nobody_named_before(record):
    record.add(told((0, BRIDGE, "say", "asserted", None), published="2031-05-01"))
    record.add(told((2, BRIDGE, "say", "asserted", None), outlet="The Lantern", published="2031-05-03"))
    early = {row.id for row in record.new(since="2031-05-01", as_of="2031-05-02").items if row.kind == "actor"}
    late = {row.id for row in record.new(since="2031-05-02").items if row.kind == "actor"}
    assert early
    assert late
    assert not early & late


def test_as_of_a_day_later_articles_bring_nothing(record):
    record.add(told((0, BRIDGE, "say", "asserted", None), published="2031-05-01"))
    record.add(told((0, GRAIN, "say", "asserted", None), outlet="The Lantern", published="2031-05-04"))
    before = record.new(since="2031", as_of="2031-05-03")
    record.add(told((1, GRAIN, "deny", "denied", None), outlet="Evening Gull", published="2031-05-05"))
    assert record.new(since="2031", as_of="2031-05-03") == before
    assert record.new(since="2031-06", as_of="2031-05-03").items == ()


def test_a_part_of_the_list_says_of_how_many(record):
    record.add(told((0, BRIDGE, "say", "asserted", None), (1, GRAIN, "say", "asserted", None)))
    whole = record.new(since="2031", limit=None)
    part = record.new(since="2031", limit=1, after=record.new(since="2031", limit=1).next)
    assert part.total == whole.total > 2
    assert part.items == whole.items[1:2]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({}, "OR-523"),
        ({"since": "2031", "article": "n1"}, "OR-523"),
        ({"since": "soon"}, "OR-503"),
        ({"article": "nope"}, "OR-501"),
        ({"since": "2031", "limit": -1}, "OR-507"),
    ],
)
def test_a_wrong_question_has_a_number(record, asked, number):
    with pytest.raises(OnRecordError, match=number):
        record.new(**asked)


def test_an_article_that_was_not_out_yet(record):
    one = told((0, BRIDGE, "say", "asserted", None), published="2031-05-04")
    record.add(one)
    with pytest.raises(OnRecordError, match="not yet by 2031-05-03"):
        record.new(article=one.article.id, as_of="2031-05-03")
