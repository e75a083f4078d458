"""Pages set in columns. All words are invented."""

from __future__ import annotations

from onrecord.intake.readers.columns import Piece, in_order

LEFT = [f"the left column says this in line {n}" for n in range(10)]
RIGHT = [f"and the right one says that in line {n}" for n in range(10)]


def column(lines: list[str], x: float, top: float = 700) -> list[Piece]:
    return [Piece(x, top - 12 * n, 10, line) for n, line in enumerate(lines)]


def test_columns_are_read_one_after_the_other_however_they_were_drawn() -> None:
    rows = [piece for pair in zip(column(LEFT, 60), column(RIGHT, 306), strict=True) for piece in pair]
    assert in_order(rows) == [*LEFT, *RIGHT]
    assert in_order(column(RIGHT, 306, 704) + column(LEFT, 60)) == [*LEFT, *RIGHT]


def test_heads_and_feet_and_what_runs_across_stand_where_they_stand() -> None:
    head, foot = Piece(60, 790, 8, "Lorne Post, page 4"), Piece(290, 40, 8, "4")
    across = Piece(60, 575, 10, "a line that runs across both of the columns and says what comes below it on the page")
    below = column(LEFT, 60, 560) + column(RIGHT, 306, 560)
    page = [foot, *column(RIGHT, 306), *below, across, *column(LEFT, 60), head]
    assert in_order(page) == [head.words, *LEFT, *RIGHT, across.words, *LEFT, *RIGHT, foot.words]


def test_one_column_with_indents_and_a_table_of_numbers_are_none() -> None:
    indented = [Piece(60 + 18 * (n % 3 == 0), 700 - 12 * n, 10, "a line of a letter, as wide as the page, going on")
                for n in range(30)]
    assert in_order(indented) is None
    numbers = [Piece(60 + 120 * (n % 3), 700 - 12 * (n // 3), 10, f"{n} %") for n in range(60)]
    assert in_order(numbers) is None
    assert in_order([]) is None
