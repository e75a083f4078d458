"""Who took which position when, who changed, and how long a position lasts."""

from __future__ import annotations

import pytest

from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.questions.stances import ends
from tests.strategies import reading

TOLD = (
    ("2031-05-02", "not_acknowledged"),
    ("2031-05-03", "asserted"),
    ("2031-05-04", "not_acknowledged"),
    ("2031-05-09", "acknowledged"),
    ("2031-05-12", "asserted"),
)


@pytest.fixture
def record(tmp_path):
    with OpenRecord(tmp_path / "r.db") as found:
        for i, (day, position) in enumerate(TOLD):
            lines = [(0, "troops sent east harbour", "say", position, None), (2, f"grain {i}", "say", None, None)]
            found.add(reading(lines, published=day, outlet=f"Outlet {i}"))
        yield found


def test_not_acknowledged_lasts_until_acknowledged(record):
    rows = record.positions(party="FRD").items
    assert [row.position.position for row in rows] == [position for _, position in TOLD]
    assert [row.lasted_until for row in rows] == ["2031-05-09", None, "2031-05-09", None, None]
    (turn,) = record.positions(changed=True).items
    assert (turn.position.position, turn.was, turn.was_day) == ("acknowledged", "not_acknowledged", "2031-05-04")


def test_as_of_a_day_nothing_has_ended_yet(record):
    rows = record.positions(party="FRD", as_of="2031-05-08").items
    assert [row.became for row in rows] == [None, None, None]
    assert record.positions(changed=True, as_of="2031-05-08").total == 0


def test_filters_and_counts(record):
    claim = record.claims().items[0].id
    assert record.positions(claim=claim, position="acknowledged").counted == "1 of 1"
    assert record.positions(limit=2, offset=1).counted == "2 of 5"
    assert record.positions(since="2031-05-04", until="2031-05-09").total == 2
    story = record.stories().items[0]
    assert record.positions(story=story.id).total == len(record.story(story.id).articles)
    for wrong, code in (({"position": "shrugged"}, "OR-524"), ({"story": "y0"}, "OR-501"), ({"party": "X"}, "OR-504")):
        with pytest.raises(OnRecordError, match=code):
            record.positions(**wrong)


@pytest.mark.parametrize(
    ("before", "after", "ended"),
    [
        ("denied", "denied", False),
        ("denied", "acknowledged", True),
        ("acknowledged", "asserted", False),
        ("acknowledged", "denied", True),
        ("not_acknowledged", "no_comment", False),
        ("not_acknowledged", "denied", True),
    ],
)
def test_what_ends_a_position(before, after, ended):
    assert ends(before, after) is ended
