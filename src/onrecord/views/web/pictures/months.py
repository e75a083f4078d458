"""What two sides did to each other, month by month: columns by class of event, the one's above, the other's below.

In: ``Ties``. Out: an ``<svg>``. Colour and place in the column tell the class; the table below says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import NamedTuple

from onrecord.questions.event_answers import TieMonth, Ties
from onrecord.views.web.pictures import drawing
from onrecord.views.web.pictures.drawing import element
from onrecord.views.web.wording import QUADS, many, plain_day

WIDTH, HALF, MOST = 1060.0, 120.0, 120
_LEFT, _TOP, _BAR, _LABEL = 44.0, 34.0, 90.0, 76.0      # _BAR: the widest; _LABEL: the room of one
COLOURS = {1: "#5b9bd5", 2: "#1a7f4b", 3: "#e0a030", 4: "#b3261e"}
_DONE = frozenset(("actual", "alleged"))


class Column(NamedTuple):
    """How many events of each class one side did in a month; what both did to each other counts on either side."""

    by_quad: tuple[int, int, int, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_quad)

    def plus(self, other: Column) -> Column:
        """Return what is in both."""
        one, two, three, four = (a + b for a, b in zip(self.by_quad, other.by_quad, strict=True))
        return Column((one, two, three, four))


Pair = tuple[Column, Column]
_NONE: Pair = Column((0, 0, 0, 0)), Column((0, 0, 0, 0))


def columns(month: TieMonth) -> tuple[Column, Column]:
    """Return what the one and what the other did in a month, as told."""
    return _column(month, ("one", "both")), _column(month, ("other", "both"))


def _column(month: TieMonth, by: Sequence[str]) -> Column:
    one, two, three, four = (sum(len(some.events) for some in month.events if some.by in by and some.quad == quad
                                 and some.realis in _DONE) for quad in QUADS)
    return Column((one, two, three, four))


def draw(ties: Ties, sides: tuple[str, str], link: Callable[[str], str]) -> str:
    """Return the picture by months, by years where there are too many. ``sides``: who stands above, who below.

    ``link``: where the events of a month or a year are listed.
    """
    periods = _without_gaps(ties)
    most = max((column.total for _, pair in periods for column in pair), default=0) or 1
    step = min((WIDTH - _LEFT - 20) / max(len(periods), 1), _BAR)
    middle, every = HALF + _TOP, max(1, ceil(_LABEL / step))
    drawn = "".join(_period(name, pair, _LEFT + number * step, step * 0.7, most, link)
                    for number, (name, pair) in enumerate(periods))
    drawn += "".join(element("text", plain_day(name), class_="soft", x=_LEFT + number * step, y=middle + HALF + 18,
                             fill=drawing.SOFT) for number, (name, _) in enumerate(periods) if number % every == 0)
    drawn += "".join(_nothing(y) for side, y in enumerate((middle - HALF / 2, middle + HALF / 2))
                     if not any(pair[side].total for _, pair in periods))
    told = "Events between two sides over time; the table says the same."
    return drawing.picture(WIDTH, middle + HALF + 48, told, _scale(most, sides) + drawn)


def _nothing(y: float) -> str:
    """Return the words on a side that did nothing, so that nobody waits for it."""
    return element("text", "nothing is told", class_="soft", x=_LEFT, y=y + 4, fill=drawing.SOFT)


def _scale(most: int, sides: tuple[str, str]) -> str:
    """Return the line between the sides, how many events the highest column has, and the names of the sides."""
    middle, bottom = HALF + _TOP, 2 * HALF + _TOP
    lines = element("path", class_="tick", d=f"M{_LEFT - 6:g},{_TOP:g} H{WIDTH - 14:g} M{_LEFT - 6:g},{bottom:g} "
                    f"H{WIDTH - 14:g}", stroke=drawing.LINE)
    lines += element("path", class_="line", d=f"M{_LEFT - 6:g},{middle:g} H{WIDTH - 14:g}", stroke="#d5d8dd")
    numbers = "".join(element("text", str(number), class_="soft", x=_LEFT - 12, y=y + 4, text_anchor="end",
                              fill=drawing.SOFT) for number, y in ((most, _TOP), (0, middle), (most, bottom)))
    names = "".join(element("text", f"by {name}", class_="name", x=_LEFT - 6, y=y, fill=drawing.INK)
                    for name, y in zip(sides, (_TOP - 14, bottom + 40), strict=True))
    return lines + numbers + names


def _period(name: str, pair: Pair, x: float, width: float, most: int, link: Callable[[str], str]) -> str:
    bars = "".join(_bar(side, x, width, HALF + _TOP, HALF / most, direction)
                   for side, direction in zip(pair, (-1, 1), strict=True))
    there, back = (many(side.total, "event") for side in pair)
    room = element("rect", class_="hit", x=x, y=_TOP, width=width, height=2 * HALF, fill="none", pointer_events="all")
    told = f"{plain_day(name)}: {there} one way, {back} the other"
    return element("a", markup=element("title", told) + room + bars, href=link(name), class_="mark")


def _without_gaps(ties: Ties) -> list[tuple[str, Pair]]:
    """Return every month from the first to the last, also those in which nothing is told; else the newest years."""
    known = {month.month: columns(month) for month in ties.months if month.month}
    if not known:
        return []
    first, last = (int(name[:4]) * 12 + int(name[5:7]) - 1 for name in (min(known), max(known)))
    if last - first < MOST:
        names = [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]
        return [(name, known.get(name, _NONE)) for name in names]
    years: dict[str, Pair] = {}
    for name, (there, back) in known.items():
        before = years.get(name[:4], _NONE)
        years[name[:4]] = before[0].plus(there), before[1].plus(back)
    return [(name, years.get(name, _NONE)) for name in (f"{year:04}" for year in range(first // 12, last // 12 + 1))
            ][-MOST:]


def _bar(side: Column, x: float, width: float, middle: float, unit: float, direction: int) -> str:
    drawn, at = "", middle
    for quad, number in zip(QUADS, side.by_quad, strict=True):
        height = number * unit
        if number:
            drawn += element("rect", class_=f"quad q{quad}", x=x, y=at - height if direction < 0 else at, width=width,
                             height=height, fill=COLOURS[quad])
        at += direction * height
    return drawn
