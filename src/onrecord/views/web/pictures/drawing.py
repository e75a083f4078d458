"""What pictures are made of: escaped elements, an axis of days, the shape of each position.

>>> element("text", "a < b", x=1)
'<text x="1">a &lt; b</text>'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import Any, NamedTuple

INK, SOFT, LINE, PAPER = "#1c2430", "#5b6470", "#dfe2e6", "#ffffff"


def element(tag: str, inside: str = "", markup: str = "", **attributes: Any) -> str:
    """Return an element: ``inside`` is text, ``markup`` what was drawn already. ``class_`` is class, ``_`` is -."""
    told = "".join(f' {name.rstrip("_").replace("_", "-")}="{_written(value)}"' for name, value in attributes.items()
                   if value is not None)
    body = escape(plain(inside), quote=False) + markup
    return f"<{tag}{told}>{body}</{tag}>" if body else f"<{tag}{told}/>"


def plain(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return "".join(c if c >= " " or c in "\t\n" else "\ufffd" for c in text.encode("utf-8", "replace").decode()
                   if c not in "\ufffe\uffff")


def _written(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else escape(plain(str(value)))


class Tick(NamedTuple):
    """A line on the axis and what stands at it."""

    at: float
    label: str


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 1200, 12_000)      # months between two ticks
_DAY_STEPS = (2, 7, 14, 28)
_MOST_TICKS = 9
_TICK = 66.0            # the room that a tick with its label takes
_LAST_MONTH = 9999 * 12 + 12
_LETTER = 7.0           # how wide a letter of a label is, about
_MARGIN = 18.0          # right of the last day


class Axis:
    """Days laid out from left to right, with some room at both ends."""

    def __init__(self, first: str, last: str, left: float, right: float) -> None:
        self.first, self.last = as_date(first), max(as_date(last), as_date(first))
        room = max((self.last - self.first).days * 0.03, 4)
        self._from, self._days = self.first.toordinal() - room, (self.last - self.first).days + 2 * room
        self.left, self._right, self.edge = left, right, right + _MARGIN
        self._most = min(_MOST_TICKS, int((right - left) / _TICK))

    def x(self, day: str) -> float:
        """Return where a day stands; one outside the axis stands at its end."""
        share = (as_date(day).toordinal() - self._from) / self._days
        return self.left + min(max(share, 0), 1) * (self._right - self.left)

    def ticks(self) -> Iterator[Tick]:
        """Yield beginnings of months, quarters or years, whichever are few enough; of days where all is near."""
        if self._days < 45:
            yield from self._day_ticks()
            return
        step = next((step for step in _STEPS if self._days / 30.4 / step <= self._most), _STEPS[-1])
        month, said = self.first.year * 12 + self.first.month - 1, None
        month -= month % step
        for number in range(month, min((self.last.year + 1) * 12 + 12, _LAST_MONTH), step):
            day = _month(number)
            if self._from <= day.toordinal() <= self._from + self._days:
                label = _MONTHS[day.month - 1] if step < 12 else ""
                yield Tick(self.x(day.isoformat()), f"{label} {day.year}".strip() if day.year != said else label)
                said = day.year

    def _day_ticks(self) -> Iterator[Tick]:
        step = next((step for step in _DAY_STEPS if self._days / step <= self._most), _DAY_STEPS[-1])
        last = min(int(self._from + self._days), date.max.toordinal())
        for number in range(self.first.toordinal(), last + 1, step):
            day = date.fromordinal(number)
            year = f" {day.year}" if day == self.first else ""
            yield Tick(self.x(day.isoformat()), f"{day.day} {_MONTHS[day.month - 1]}{year}")


def ticks_drawn(axis: Axis, top: float, bottom: float) -> str:
    """Return the lines of an axis with their labels: a label at the right end stands before its line."""
    drawn = ""
    for tick in axis.ticks():
        before = tick.at + 4 + _LETTER * len(tick.label) > axis.edge
        drawn += element("text", tick.label, class_="soft", x=tick.at + (-4 if before else 4), y=top - 14,
                         text_anchor="end" if before else None, fill=SOFT)
        drawn += element("path", class_="tick", d=f"M{tick.at:.1f},{top - 8:g} V{bottom:g}", stroke=LINE)
    return drawn


def bed(number: int, y: float, width: float, height: float) -> str:
    """Return the ground of a lane; every other one is darker."""
    return element("rect", class_=f"lane {'odd' if number % 2 else 'even'}", x=0, y=y, width=width, height=height,
                   fill="#fafbfc" if number % 2 else PAPER)


def staying(names: Sequence[str]) -> str:
    """Return the names of lanes, which stay in sight where the picture is scrolled."""
    return element("g", markup="".join(names), class_="names")


def named(name: str, lines: Sequence[str], y: float, height: float = 16.0, **attributes: Any) -> str:
    """Return a name in a picture, in lines; one that was cut is told whole where it is pointed at."""
    told = element("title", name) if " ".join(lines) != name else ""
    written = "".join(element("tspan", line, x=12.0, y=y + height * number) for number, line in enumerate(lines))
    return element("text", markup=told + written, class_="name", fill=INK, **attributes)


def _month(number: int) -> date:
    return date(min(max(number // 12, 1), 9999), number % 12 + 1, 1)


def as_date(day: str) -> date:
    """Return an ISO day as a date."""
    return date.fromisoformat(day[:10])


# Each position has a colour and a shape of its own; the shape alone tells it too. Drawn around 0, 0.
_GREEN, _RED, _BLUE, _PURPLE, _GREY, _AMBER = "#1a7f4b", "#b3261e", "#1d5fbf", "#7a3e9d", "#5b6470", "#8a5a00"


def _shape(tag: str, kind: str, fill: str | None, stroke: str | None, **attributes: Any) -> str:
    classes = ["sk"] if stroke else []
    classes += ["pp" if fill == PAPER else "fl"] if fill else []
    return element(tag, class_=" ".join([*classes, f"p-{kind}"]), fill=fill or "none", stroke=stroke, **attributes)


def _marks() -> dict[str, str]:
    tick = element("path", class_="on", d="M-4,0 l3,3 l5,-6", fill="none", stroke=PAPER, stroke_width=2)
    return {
        "asserted": _shape("circle", "asserted", PAPER, _GREY, r=6, stroke_width=2),
        "alleged": _shape("circle", "alleged", PAPER, _AMBER, r=6, stroke_width=2)
        + _shape("circle", "alleged", _AMBER, None, r=2),
        "speculated": _shape("path", "speculated", PAPER, _AMBER, d="M0,-7 l7,7 l-7,7 l-7,-7 z", stroke_width=2),
        "evidenced": _shape("path", "evidenced", _PURPLE, None, d="M0,-8 l8,14 h-16 z"),
        "confirmed": _shape("rect", "confirmed", _GREEN, None, x=-6, y=-6, width=12, height=12),
        "acknowledged": _shape("circle", "acknowledged", _BLUE, None, r=8) + tick,
        "not_acknowledged": _shape("rect", "not_acknowledged", PAPER, _GREY, x=-7, y=-4, width=14, height=8,
                                   stroke_width=2),
        "denied": _shape("path", "denied", None, _RED, d="M-5,-5 l10,10 M5,-5 l-10,10", stroke_width=3.4,
                         stroke_linecap="round"),
        "no_comment": _shape("circle", "no_comment", PAPER, _GREY, r=6.5, stroke_width=2, stroke_dasharray="3 2")
        + _shape("path", "no_comment", None, _GREY, d="M-3,0 h6", stroke_width=2),
        "retracted": _shape("path", "retracted", None, _RED, d="M5,-5 h-7 a4,4 0 0 0 0,9 h7 M-1,-8 l-4,3 l4,3",
                            stroke_width=2.4),
    }


MARKS = _marks()
COLOURS = {"asserted": _GREY, "alleged": _AMBER, "speculated": _AMBER, "evidenced": _PURPLE, "confirmed": _GREEN,
           "acknowledged": _BLUE, "not_acknowledged": _GREY, "denied": _RED, "no_comment": _GREY, "retracted": _RED}


def mark_definitions() -> str:
    """Return the shapes of all positions, to be used by their names."""
    return "".join(element("g", markup=drawn, id=f"m-{name}") for name, drawn in MARKS.items())


def alone(drawn: str) -> str:
    """Return a picture that stands by itself: on a page the shapes of positions are there already."""
    return drawn.replace("<defs>", f"<defs>{mark_definitions()}", 1)


def picture(width: float, height: float, told: str, drawn: str, definitions: str = "") -> str:
    """Return the whole picture. ``told``: what it shows, in words."""
    inside = element("title", told) + f"<defs>{definitions}</defs>" + drawn
    return element("svg", markup=inside, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width:g} {height:g}",
                   role="group", aria_label=told, class_="picture",
                   font_family="system-ui, 'Noto Sans', sans-serif", font_size=12)
