"""What is kept from one question to the next: nothing that was written since, by whomever, and nothing only tried."""

from __future__ import annotations

import pytest

from onrecord.questions import OpenRecord, ladders
from tests.strategies import reading

LINES = [(0, "troops sent east harbour", "say", "asserted", None)]


@pytest.fixture
def record(tmp_path):
    with OpenRecord(tmp_path / "r.db") as found:
        for day in ("2031-05-02", "2031-05-03"):
            found.add(reading(LINES, published=day, outlet=f"Outlet {day}"))
        yield found


def later(day="2031-05-09"):
    return reading([(0, "troops sent east harbour", "say", "denied", None)], published=day, outlet="The Lantern")


def test_a_claim_is_counted_once_while_nobody_writes(record, monkeypatch):
    before = record.claims()
    monkeypatch.setattr(ladders, "_told", None)
    assert record.claims() == before
    assert record.claims(limit=1).items == before.items[:1]
    monkeypatch.undo()
    record.add(later())
    assert record.claims().items[0].articles == before.items[0].articles + 1


def test_what_another_wrote_is_in_the_next_answer(record, tmp_path):
    (before,), (story,) = record.claims().items, record.stories().items
    with OpenRecord(tmp_path / "r.db") as other:
        other.add(later())
    (after,) = record.claims().items
    assert (after.articles, after.positions) == (before.articles + 1, before.positions + 1)
    assert record.stories().items[0].articles == story.articles + 1


def test_a_day_has_answers_of_its_own(record):
    record.add(later())
    assert [record.claims(as_of=day).items[0].articles for day in (None, "2031-05-03", None)] == [3, 2, 3]
    assert [record.stories(as_of=day).items[0].articles for day in (None, "2031-05-03", None)] == [3, 2, 3]


def test_what_was_only_tried_is_in_no_answer(record):
    before, said = record.claims(), record.statements().items[0]
    tried = record.correct(said.id, position="denied", try_only=True)
    assert tried.after != tried.before
    assert record.claims() == before
    record.correct(said.id, position="denied")
    assert record.claims() != before


def test_the_newest_changes_come_first(record):
    for day, position in (("2031-05-04", "denied"), ("2031-05-06", "acknowledged"), ("2031-05-08", "denied")):
        lines = [(0, "troops sent east harbour", "say", position, None)]
        record.add(reading(lines, published=day, outlet=f"Outlet {day}"))
    every = record.positions(changed=True).items
    found = record.newest_changes(since="2031-05-01", limit=2)
    assert (found.total, found.items) == (len(every), every[:-3:-1])
    assert record.newest_changes(since="2031-05-07").items == every[-1:]
    assert record.newest_changes(since="2031-05-01", limit=0).total == len(every) > 2
