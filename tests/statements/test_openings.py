"""Contents are held against those alone that share a word with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements import openings
from onrecord.statements.attribution import overlapping
from onrecord.statements.openings import Contents

SOME = st.sets(st.integers(0, 12), max_size=6)


@given(st.lists(SOME, max_size=8), SOME)
def test_the_largest_overlap_is_that_with_all(contents: list[set[int]], words: set[int]) -> None:
    assert Contents(contents).most(words) == max((overlapping(words, one) for one in contents), default=0.0)


def test_thousands_that_share_nothing_are_never_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long text of short quotations takes time as its length, and not as its square."""
    compared = []
    monkeypatch.setattr(openings, "overlapping", lambda a, b: compared.append((a, b)) or overlapping(a, b))
    contents = Contents([])
    for i in range(0, 20_000, 4):
        contents.most({i, i + 1})
        contents.add({i, i + 1})
    assert compared == []
    assert contents.most({0, 1, 2}) == pytest.approx(2 / 3)
    assert len(compared) == 1
