"""What is kept in another shape comes back as it was, and sorts and is found as it was told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.claims.matching import Wording
from onrecord.record.schema import tables as t
from onrecord.record.schema.claim_wordings import kept_wordings, wordings_of
from onrecord.record.schema.columns import (
    NEVER,
    Day,
    OneOf,
    Short,
    kept_marks,
    kept_numbers,
    kept_spans,
    mark,
    marks_of,
    numbers_of,
    paired,
    spans_of,
)

IDS = st.from_regex(re.compile(r"a[0-9a-f]{12}", re.ASCII), fullmatch=True)
DAYS = st.dates().map(str)
WORDS = st.frozensets(st.text("abcdefé@+=", min_size=1, max_size=8), max_size=6)


@given(st.one_of(IDS, st.from_regex(re.compile("[A-Z]{3}"), fullmatch=True), st.text(max_size=16), st.none()))
def test_ids_come_back_whatever_their_shape(id):
    assert Short("a").told(Short("a").kept(id)) == id


@given(*[st.one_of(IDS, st.from_regex(re.compile("[A-Z]{3}", re.ASCII), fullmatch=True))] * 2)
def test_ids_sort_as_they_are_told(one, other):
    kept = Short("a").kept
    assert (kept(one) < kept(other)) == (one < other)


@given(DAYS, DAYS)
def test_days_come_back_and_sort(one, other):
    day = Day()
    assert day.told(day.kept(one)) == one
    assert (day.kept(one) < day.kept(other)) == (one < other)
    assert day.kept(one) < day.kept(NEVER)


@pytest.mark.parametrize("odd", ["2025-04", "soon", "", None])
def test_what_is_no_day_stays(odd):
    assert Day().kept(odd) == odd


def test_words_stand_in_the_places_that_are_kept():
    """Records hold these places: words may be added at the end alone."""
    assert t.FORM.words == ("direct", "indirect", "mixed", "reported")
    assert t.PART.words == ("speaker", "source", "addressee", "about", "state")
    assert t.POSITION.words == ("asserted", "alleged", "speculated", "evidenced", "confirmed", "acknowledged",
                                "not_acknowledged", "denied", "no_comment", "retracted")
    assert t.ACT.words == (
        "say", "claim", "confirm", "acknowledge", "not_acknowledge", "deny", "no_comment", "accuse", "criticise",
        "threaten", "warn", "demand", "promise", "refuse", "reiterate", "assess", "fear", "speculate", "report")
    one = OneOf(("yes", "no"))
    assert [one.told(one.kept(word)) for word in ("yes", "no", "maybe", None)] == ["yes", "no", "maybe", None]


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1)), max_size=5))
def test_spans_come_back(spans):
    assert spans_of(kept_spans(spans)) == tuple(spans)


@given(st.sets(st.integers(0, 2**32 - 1)), WORDS)
def test_hashes_and_marks_come_back_in_order(numbers, words):
    assert list(numbers_of(kept_numbers(numbers))) == sorted(numbers)
    assert marks_of(kept_marks(map(mark, words))) == frozenset(map(mark, words))


@given(st.lists(st.builds(Wording, WORDS.filter(bool), WORDS), max_size=3))
def test_wordings_come_back(own):
    assert wordings_of(kept_wordings(own)) == own


def test_pairs_are_numbers_that_sqlite_keeps_in_four_bytes():
    assert all(-(2**31) <= paired("FRD", word) < 2**31 for word in map(str, range(200)))
    assert paired("FRD", "troop") != paired("troop", "FRD")
