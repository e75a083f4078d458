"""Where the marks of a lane stand, so that none hides another one.

In: positions and the ground. Out: ``Placed``: marks of one day stand in rows, above and below the line in turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.facts.days import first_day, last_day
from onrecord.questions.claim_answers import PositionRow
from onrecord.views.web.pictures.ground import MARK, PER_ROW, Ground

ROOM = 13.0             # between two marks


class Placed(NamedTuple):
    """A position, where it stands from left to right, and in which row."""

    rung: PositionRow
    x: float
    row: int


def offset(row: int) -> float:
    """Return how far below the line a row is; rows stand above and below it in turn."""
    return ((row + 1) // 2) * ROOM * (-1 if row % 2 else 1)


def placed(rungs: Sequence[PositionRow], under: Ground) -> Iterator[Placed]:
    """Yield each mark in the first row in which it touches none before it; then those without a day, side by side."""
    ends: list[float] = []
    for rung in sorted((one for one in rungs if one.day), key=lambda one: one.day or ""):
        x = under.x(rung.day or "")
        row = next((row for row, end in enumerate(ends) if x - end > ROOM), len(ends))
        ends[row:row + 1] = [x]
        yield Placed(rung, x, row)
    for number, rung in enumerate(one for one in rungs if not one.day):
        yield Placed(rung, (under.undated or under.left) + MARK * (number % PER_ROW), number // PER_ROW)


def days_of(rung: PositionRow) -> tuple[str, ...]:
    """Return the first and the last day that a position's day can be; nothing where none is known."""
    day = rung.day
    if not day:
        return ()
    if rung.dated_by != "when" or not rung.value or rung.value.startswith(".."):
        return day, day
    return first_day(rung.value) or day, last_day(rung.value) or day
