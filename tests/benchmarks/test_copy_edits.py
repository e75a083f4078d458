"""The edits of the benchmark of copies do what they say: else its figures mean nothing."""

from __future__ import annotations

import random

import pytest

from benchmarks.copy_edits import EDITS, NOT_COPIES, paragraphs

TEXTS = [
    [
        f"VEY (AP) — {who} said on day {n} that the ferry number {n} left port {n} early and that it was lost."
        for n in range(10)
    ]
    for who in ("Torv", "Lund", "Brel")
]


@pytest.mark.parametrize("kind", EDITS)
def test_every_edit_changes_the_text_and_leaves_some_of_it(kind):
    old, other, _ = TEXTS
    new = EDITS[kind](old, other, random.Random(1))
    assert new != old
    assert set(" ".join(new).split()) & set(" ".join(old).split())
    assert new == EDITS[kind](old, other, random.Random(1))
    assert old == TEXTS[0]


@pytest.mark.parametrize("kind", NOT_COPIES)
def test_what_is_no_copy_shares_something(kind):
    one, other = NOT_COPIES[kind](*TEXTS, random.Random(1))
    assert one != other
    assert set(one) & set(other) or kind == "shared quotations"
    assert "Torv" in " ".join(one)
    assert "Lund" in " ".join(other)


def test_a_cut_is_a_third_to_two_thirds():
    for seed in range(20):
        assert 3 <= len(EDITS["cut"](TEXTS[0], TEXTS[1], random.Random(seed))) <= 7
    assert paragraphs("a\nb\n\nc\n \n\nd") == ["a b", "c", "d"]
