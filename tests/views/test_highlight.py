"""Highlighting cuts a passage and loses nothing of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.questions.found_answers import Passage
from onrecord.views.cli.highlight import highlighted, pieces

SPANS = st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40))).map(tuple)


@given(st.text(max_size=30), SPANS)
def test_pieces_make_up_the_text(text: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert "".join(words for words, _ in pieces(text, spans)) == text


@given(st.text(max_size=30), SPANS)
def test_exactly_the_highlights_stand_out(text: str, spans: tuple[tuple[int, int], ...]) -> None:
    bright = [wanted for words, wanted in pieces(text, spans) for _ in words]
    assert bright == [any(s <= i < e for s, e in spans) for i in range(len(text))]


def passage(*spans: tuple[int, int]) -> Passage:
    return Passage("n1", None, None, None, 0, 11, "one two six", spans)


def test_neighbours_share_their_brackets() -> None:
    assert highlighted(passage((0, 3), (3, 7), (8, 11)), colour=False).plain == "⟦one two⟧ ⟦six⟧"


def test_colour_needs_no_brackets() -> None:
    made = highlighted(passage((4, 7)), colour=True)
    assert made.plain == "one two six"
    assert [(span.start, span.end) for span in made.spans] == [(4, 7)]
