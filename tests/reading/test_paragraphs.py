import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.paragraphs import paragraphs


def texts(text: str, not_body: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [text[s:e] for s, e in paragraphs(text, not_body)]


def test_blank_lines_and_single_line_breaks_part_paragraphs() -> None:
    assert texts("One here.\nTwo there.\r\n\r\n  Three.  ") == ["One here.", "Two there.", "Three."]


def test_hard_wrapped_copy_is_one_paragraph() -> None:
    text = (
        "The council met on Tuesday evening to settle the long dispute about\n"
        "the harbour, and the members agreed after six hours of talks that the\nport would stay open."
    )
    assert len(texts(text)) == 1


def test_what_is_not_body_is_left_out() -> None:
    text = "PORT CITY (Wire) - The dam held."
    assert texts(text, ((0, 19),)) == ["The dam held."]


@given(st.text(alphabet="ab .\n\r", max_size=80))
def test_spans_are_trimmed_ordered_and_lose_no_letter(text: str) -> None:
    spans = paragraphs(text)
    assert all(text[s:e] == text[s:e].strip() != "" for s, e in spans)
    assert "".join(text[s:e] for s, e in spans).count("a") == text.count("a")
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))


def test_a_line_that_breaks_off_goes_on_in_the_next() -> None:
    text = "He said the mood in the valley was\nbleak.\nThe time had come, he said.\nHeadline without a stop\nNext one."
    assert texts(text) == [
        "He said the mood in the valley was\nbleak.",
        "The time had come, he said.",
        "Headline without a stop",
        "Next one.",
    ]
