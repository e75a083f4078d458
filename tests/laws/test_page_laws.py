"""The laws of pages: one after another they are the whole list, each row once, also while articles come in."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.questions.paging import token
from tests.laws.test_as_of_laws import CAST, DAY, news
from tests.strategies import readings

few = settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
IN_TIME = ("articles", "statements", "timeline", "positions", "events")
RANKED = ("claims", "stories")
# Of one batch some come as later texts of a page: they take the place of what was there.
batches = st.lists(st.one_of(news(), readings()), min_size=3, max_size=7).map(lambda found: [CAST, *found])
plain = st.lists(news(), min_size=2, max_size=6)
limits = st.integers(1, 5)


def read_through(ask, limit, meanwhile=lambda: None):
    """Return all pages of a question, one after another; ``meanwhile`` is done after each."""
    found, after = [], None
    while True:
        page = ask(limit=limit, after=after)
        assert len(page.items) <= limit
        found.append(page)
        if page.next is None:
            return found
        assert page.items
        assert page.next != after
        after = page.next
        meanwhile()


def rows_of(pages):
    return [row for page in pages for row in page.items]


def same_row(row):
    """What a row is about, whatever else is known of it meanwhile (copies, the claim it belongs to)."""
    held = getattr(row, "position", None)
    if held is not None:
        return held.claim, held.article, held.position, held.statement
    return row.id, getattr(row, "kind", None), getattr(row, "claim", None), getattr(row, "what", None)


@few
@given(batch=batches, limit=limits)
def test_pages_are_the_whole_list(fresh, batch, limit):
    with fresh(batch) as record:
        for name in (*IN_TIME, *RANKED, "copies"):
            ask = getattr(record, name)
            whole, pages = ask(limit=None), read_through(ask, limit)
            assert rows_of(pages) == list(whole.items), name
            assert {page.total for page in pages} == {whole.total} == {len(whole.items)}, name
            assert whole.next is None
        whole = record.articles(versions=True)
        assert rows_of(read_through(lambda **part: record.articles(versions=True, **part), limit)) == [*whole.items]
        for asked in ({"since": "2031-05-05"}, {"since": "2030"}):
            new = record.new(**asked, limit=None)
            assert rows_of(read_through(lambda asked=asked, **part: record.new(**asked, **part), limit)) == [*new.items]
        changed = record.positions(changed=True, limit=None)
        assert rows_of(read_through(lambda **part: record.positions(changed=True, **part), limit)) == [*changed.items]


@few
@given(batch=plain, later=plain, limit=limits)
def test_what_comes_in_between_two_pages_shifts_none(fresh, batch, later, limit):
    known = {key for one in (CAST, *batch) for key in (one.article.id, one.article.url)} - {None}
    # A newer text of a page takes the rows of the older one away: that is no page's fault.
    new = []
    for one in later:
        keys = {one.article.id, one.article.url} - {None}
        new += [one] if known.isdisjoint(keys) else []
        known |= keys
    for name in IN_TIME:
        with fresh([CAST, *batch]) as record:
            ask, coming = getattr(record, name), iter(new)

            def one_more(record=record, coming=coming):
                for reading in coming:
                    record.add(reading)
                    break

            before = [same_row(row) for row in ask(limit=None).items]
            read = [same_row(row) for row in rows_of(read_through(ask, limit, one_more))]
            at_last = [same_row(row) for row in ask(limit=None).items]
            assert len(set(read)) == len(read), name
            if name == "events":        # the row of an event is its first report's, and an earlier one takes its place
                before, read = ([row for row in rows if row in set(at_last)] for rows in (before, read))
            assert [row for row in read if row in set(before)] == before, name
            assert [row for row in at_last if row in set(read)] == read, name


@few
@given(batch=plain, later=plain, limit=limits)
def test_lists_as_of_a_day_stand_still_while_they_are_read(fresh, batch, later, limit):
    with fresh([CAST, *batch]) as record:
        for name in (*IN_TIME[1:], *RANKED, "copies"):
            coming = iter([one for one in later if (one.article.published or "9999")[:10] > DAY])

            def ask(name=name, **part):
                return getattr(record, name)(as_of=DAY, **part)

            def one_more(coming=coming):
                for reading in coming:
                    record.add(reading)
                    break

            whole = ask(limit=None).items
            assert rows_of(read_through(ask, limit, one_more)) == list(whole), name


@few
@given(after=st.one_of(st.text(max_size=60), st.binary(max_size=60).map(bytes.hex), st.integers()),
       cut=st.integers(0, 200), put=st.characters())
def test_no_string_is_a_place_but_a_token(fresh, after, cut, put):
    with fresh([CAST]) as record:
        good = record.statements(limit=1).next
        damaged = good[:cut] + put + good[cut + 1:]
        for wrong in {damaged, good[:cut], good + put, after} - {good}:
            with pytest.raises(OnRecordError, match=r"^OR-509 .{1,70}: .*damaged"):
                record.statements(after=wrong)


def test_a_token_of_another_list_is_named(fresh):
    wrong = r"OR-509 .*it is of statements, this is timeline"
    with fresh([CAST]) as record, pytest.raises(OnRecordError, match=wrong):
        record.timeline(after=record.statements(limit=1).next)


@pytest.mark.parametrize("place", [
    (None, "", "n1"), (None, "", "n1", "0"), (None, "", "n1", 2**63), (None, "", "n1", -(2**70)),
    (None, "", "n1", 1.5), (None, "", "n1", True), (1, "", "n1", 0), ("2031-05-02", None, "n1", 0),
    (None, "", "n" * 501, 0), (None, "", "n1", 0, 0), (None, ["x"], "n1", 0), (None, "", {"$gt": ""}, 0), (),
])
def test_places_of_another_shape_are_no_places(fresh, place):
    with fresh([CAST]) as record, pytest.raises(OnRecordError, match="OR-509"):
        record.statements(after=token("statements", place))


def test_what_a_token_holds_is_only_compared_with(fresh):
    hostile = "'; DROP TABLE articles; --"
    with fresh([CAST]) as record:
        before = record.statements(limit=None)
        for place in ((hostile, hostile, hostile, 0), ("\x00", "", "", -(2**63)), (None, "\U0010ffff", "", 2**63 - 1)):
            page = record.statements(after=token("statements", place))
            assert page.total == before.total
            assert set(page.items) <= set(before.items) or not page.items
        assert record.statements(limit=None) == before
        nested = token("statements", ("x",))[:6] + "W1tb" * 900      # lists in lists
        with pytest.raises(OnRecordError, match="OR-509"):
            record.statements(after=nested)
