"""Lists by day the other way: the same rows, the newest first, undated last, page by page."""

from __future__ import annotations

import pytest

from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from tests.strategies import reading

WORDS = "troops sent east harbour"
LISTS = ("articles", "statements", "events", "positions")


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with OpenRecord(tmp_path_factory.mktemp("newest") / "r.db") as found:
        for number, day in enumerate(("2031-05-02", None, "2031-05-09", "2031-05-02", None, "2031-05-04")):
            lines = [(number % 3, f"{WORDS} {place}", "say", kind, 0) for place, kind in (
                ("border", "asserted"), ("bridge", "denied"))]
            times = [f"2031-04-0{number + 1}"] if number % 2 else []
            found.add(reading(lines, published=day, outlet=f"Outlet {number}", times=times))
        yield found


def pages(ask, **filters):
    found, after = [], None
    while True:
        page = ask(newest=True, limit=3, after=after, **filters)
        found += page.items
        after = page.next
        assert page.total >= len(found)
        if after is None:
            return found


@pytest.mark.parametrize("name", LISTS)
def test_the_same_rows_with_those_of_no_day_last(record, name):
    ask = getattr(record, name)
    oldest = list(ask(limit=None).items)
    newest = list(ask(newest=True, limit=None).items)
    days = [getattr(getattr(one, "position", one), "published" if name == "articles" else "day") for one in newest]
    known = [day for day in days if day]
    assert len(newest) > 3
    assert known == sorted(known, reverse=True)
    assert days == known + [None] * (len(days) - len(known))
    assert sorted(map(repr, newest)) == sorted(map(repr, oldest))
    assert newest != oldest
    assert pages(ask) == newest


def test_what_is_sorted_out_of_a_list_comes_in_that_order_too(record):
    newest = record.positions(changed=True, newest=True, limit=None).items
    assert sorted(map(repr, newest)) == sorted(map(repr, record.positions(changed=True, limit=None).items))
    assert pages(record.positions, changed=True) == list(newest)
    assert pages(record.events, about="troops") == list(record.events(about="troops", newest=True, limit=None).items)


def test_a_token_is_of_one_direction(record):
    after = record.statements(newest=True, limit=2).next
    with pytest.raises(OnRecordError, match=r"OR-509.*newest first"):
        record.statements(limit=2, after=after)
    with pytest.raises(OnRecordError, match="OR-509"):
        record.statements(newest=True, after=record.statements(limit=2).next)
