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
    NOWHERE,
    Damaged,
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


@given(st.one_of(IDS, st.from_regex(re.compile("[A-Z]{3}", re.ASCII), fullmatch=True), st.none()))
def test_ids_come_back(id):
    assert Short("a").told(Short("a").kept(id)) == id


@given(st.text(max_size=16))
def test_what_has_another_shape_is_a_number_that_nothing_has(odd):
    id = Short("a")
    assert isinstance(id.kept(odd), int)
    assert id.has(odd) == (id.kept(odd) != NOWHERE)
    assert not id.has(odd) or id.told(id.kept(odd)) == odd


@pytest.mark.parametrize("kept", [NOWHERE, 16**12, "a", b"a", 1.5, -(26**3) - 1])
def test_what_was_never_written_is_damage(kept):
    for kind in (Short("a"), Day(), t.POSITION):
        with pytest.raises(Damaged):
            kind.told(kept)


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


@pytest.mark.parametrize("odd", ["2025-04", "soon", ""])
def test_what_is_no_day_is_nowhere(odd):
    assert Day().kept(odd) == NOWHERE


# What records that exist hold: a word may be added with a code of its own, none of these may change.
ON_DISK = {
    t.FORM: ("direct", "indirect", "mixed", "reported"),
    t.PART: ("speaker", "source", "addressee", "about", "state"),
    t.POSITION: ("asserted", "alleged", "speculated", "evidenced", "confirmed", "acknowledged", "not_acknowledged",
                 "denied", "no_comment", "retracted"),
    t.ACT: ("say", "claim", "confirm", "acknowledge", "not_acknowledge", "deny", "no_comment", "accuse", "criticise",
            "threaten", "warn", "demand", "promise", "refuse", "reiterate", "assess", "fear", "speculate", "report"),
    t.CLAIM_KIND: ("fact", "figure", "accusation", "plan", "demand", "verdict", "prediction", "topic"),
}


@pytest.mark.parametrize(("kind", "words"), ON_DISK.items())
def test_codes_on_disk_never_change_and_are_never_given_twice(kind, words):
    assert [kind.kept(word) for word in words] == list(range(len(words)))
    assert len({code for _, code in kind.codes}) == len(kind.codes)


def test_a_word_without_a_code_is_nowhere():
    one = OneOf((("yes", 3), ("no", 1)))
    assert [one.kept(word) for word in ("yes", "no", "maybe", None)] == [3, 1, NOWHERE, None]
    assert [one.told(one.kept(word)) for word in ("yes", "no", None)] == ["yes", "no", None]


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
