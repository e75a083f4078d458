"""What two sides did to each other, month by month: columns by class of event, the one's above, the other's below.

In: ``Ties``. Out: an ``<svg>``. Colour and place in the column tell the class; the table below says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from onrecord.questions.event_answers import TieMonth, Ties
from onrecord.views.web.pictures import drawing
from onrecord.views.web.pictures.drawing import element
from onrecord.views.web.wording import QUADS, many, plain_day

WIDTH, HALF, MOST = 1060.0, 120.0, 120
COLOURS = {1: "#5b9bd5", 2: "#1a7f4b", 3: "#e0a030", 4: "#b3261e"}
_NONE = (0, 0, 0, 0)
_DONE = frozenset(("actual", "alleged"))


class Column(NamedTuple):
    """How many events of each class one side did in a month; what both did to each other counts on either side."""

    by_quad: tuple[int, int, int, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_quad)


def columns(month: TieMonth) -> tuple[Column, Column]:
    """Return what the one and what the other did in a month, as told."""
    return _column(month, ("one", "both")), _column(month, ("other", "both"))


def _column(month: TieMonth, by: Sequence[str]) -> Column:
    one, two, three, four = (sum(len(some.events) for some in month.events if some.by in by and some.quad == quad
                                 and some.realis in _DONE) for quad in QUADS)
    return Column((one, two, three, four))


def draw(ties: Ties, link: Callable[[str], str]) -> str:
    """Return the picture of the newest months; ``link``: where a month's events are listed."""
    months = _without_gaps(ties)[-MOST:]
    most = max((column.total for month in months for column in columns(month)), default=0) or 1
    step = min((WIDTH - 40) / max(len(months), 1), 60)
    middle, drawn = HALF + 20, ""
    for number, month in enumerate(months):
        x, sides = 20 + number * step, columns(month)
        bars = "".join(_bar(side, x, step * 0.7, middle, HALF / most, direction)
                       for side, direction in zip(sides, (-1, 1), strict=True))
        there, back = (many(side.total, "event") for side in sides)
        told = f"{plain_day(month.month)}: {there} one way, {back} the other"
        room = element("rect", class_="hit", x=x, y=20, width=step * 0.7, height=2 * HALF, fill="none",
                       pointer_events="all")
        drawn += element(
            "a", markup=element("title", told) + room + bars, href=link(month.month or ""), class_="mark")
        if number % max(1, round(70 / step)) == 0:
            drawn += element("text", plain_day(month.month), class_="soft", x=x, y=middle + HALF + 18,
                             fill=drawing.SOFT)
    drawn += element("path", class_="line", d=f"M14,{middle:g} H{WIDTH - 14:g}", stroke="#d5d8dd")
    told = "Events between two sides by month; the table below says the same."
    return drawing.picture(WIDTH, middle + HALF + 28, told, drawn)


def _without_gaps(ties: Ties) -> list[TieMonth]:
    """Return every month from the first to the last, also those in which nothing is told."""
    known = {month.month: month for month in ties.months if month.month}
    if not known:
        return []
    first, last = (int(name[:4]) * 12 + int(name[5:7]) - 1 for name in (min(known), max(known)))
    names = (f"{number // 12:04}-{number % 12 + 1:02}" for number in range(max(first, last - MOST), last + 1))
    return [known.get(name) or TieMonth(name, _NONE, _NONE, 0, ()) for name in names]


def _bar(side: Column, x: float, width: float, middle: float, unit: float, direction: int) -> str:
    drawn, at = "", middle
    for quad, number in zip(QUADS, side.by_quad, strict=True):
        height = number * unit
        if number:
            drawn += element("rect", class_=f"quad q{quad}", x=x, y=at - height if direction < 0 else at, width=width,
                             height=height, fill=COLOURS[quad])
        at += direction * height
    return drawn
