"""A map of places: where towns are as faint land, a net of degrees, a point for each place.

In: ``StoryPlaces``. Out: an ``<svg>``. It draws no borders, so it takes no side in any dispute; a hollow point stands
for more than a town (a region, a country, a sea). Degrees of longitude are as wide as in the middle of the picture. The
table below says the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from onrecord.data import rows
from onrecord.questions.story_answers import StoryPlace, StoryPlaces
from onrecord.views.web.pictures import drawing
from onrecord.views.web.pictures.drawing import element
from onrecord.views.web.wording import many

WIDTH, TALLEST = 1060.0, 560.0
TOWNS = ("city", "district")            # precisions of a point that is where it says; others stand for more
MOST = 120          # places that are drawn
_LEAST, _ROOM = 12.0, 0.18              # degrees shown at least; share of room around the points
_STEPS = (1, 2, 5, 10, 20, 30)
_MOST_LINES = 9
_LETTER, _LINE = 6.2, 12.0      # how wide a letter of a name is, about; how high a line
_BLUE = "#1d5fbf"


class _View(NamedTuple):
    """What part of the world is shown."""

    west: float
    east: float
    south: float
    north: float

    @property
    def stretch(self) -> float:
        """How wide a degree of longitude is beside one of latitude."""
        return max(math.cos(math.radians((self.south + self.north) / 2)), 0.2)

    @property
    def scale(self) -> float:
        """How many units a degree of latitude takes."""
        return min(WIDTH / ((self.east - self.west) * self.stretch), TALLEST / (self.north - self.south))

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where a point stands in the picture."""
        return (lon - self.west) * self.stretch * self.scale, (self.north - lat) * self.scale


def draw(found: StoryPlaces, link: Callable[[StoryPlace], str]) -> str:
    """Return the picture of the places that are named most."""
    places = found.places[:MOST]
    view = _view([one.lat for one in places], [one.lon for one in places])
    width, height = view.at(view.south, view.east)
    net = "".join(_net(view, width, height))
    most = max(one.articles for one in places)
    named = _named(places, view)
    marks = "".join(_mark(one, view, one in named, most, link) for one in reversed(places))
    told = f"{many(len(places), 'place')} that its articles name, on a map without borders; the table says the same."
    ground = element("rect", class_="lane even", width=width, height=height, fill=drawing.PAPER)
    return drawing.picture(width, height, told, ground + _land(view) + net + marks)


def _view(lats: list[float], lons: list[float]) -> _View:
    def around(low: float, high: float, least: float, edge: float) -> tuple[float, float]:
        room = max((high - low) * _ROOM, (least - (high - low)) / 2, 1.5)
        return max(low - room, -edge), min(high + room, edge)

    south, north = around(min(lats), max(lats), _LEAST, 90)
    west, east = around(min(lons), max(lons), 2 * _LEAST, 180)
    return _View(west, east, south, north)


def _named(places: Sequence[StoryPlace], view: _View) -> set[StoryPlace]:
    """Return the places whose name finds room beside its point: those named most come first."""
    found, taken = set[StoryPlace](), list[tuple[float, float, float]]()
    for one in places:
        x, y = view.at(one.lat, one.lon)
        width = _LETTER * len(one.name) + 12
        start = x - width if _on_the_right(x, view) else x
        if all(abs(y - other) > _LINE or start > end or start + width < begin for begin, end, other in taken):
            found.add(one)
            taken.append((start, start + width, y))
    return found


def _on_the_right(x: float, view: _View) -> bool:
    return x > view.at(0, view.east)[0] * 0.86


def _land(view: _View) -> str:
    """Return the inhabited degrees within the view."""
    drawn = []
    for latitude, runs in rows("web/inhabited"):
        if not view.south - 1 < int(latitude) < view.north:
            continue
        for run in runs.split():
            first, _, last = run.partition(":")
            west, east = max(float(first), view.west), min(float(last) + 1, view.east)
            if west < east:
                (x, y), (to_x, _) = view.at(int(latitude) + 0.5, west), view.at(0, east)
                drawn.append(f"M{x:.1f},{y:.1f}h{to_x - x:.1f}")
    return element("path", class_="land", d="".join(drawn) or "M0,0", stroke="#e3e7ec", fill="none",
                   stroke_width=round(view.scale, 1))


def _net(view: _View, width: float, height: float) -> Iterator[str]:
    span = max(view.east - view.west, view.north - view.south)
    step = next((step for step in _STEPS if span / step <= _MOST_LINES), _STEPS[-1])
    for degree in range(math.ceil(view.west / step) * step, math.floor(view.east) + 1, step):
        x, _ = view.at(0, degree)
        yield element("path", class_="tick", d=f"M{x:.1f},0V{height:.1f}", stroke=drawing.LINE)
        yield element("text", f"{abs(degree)}°{'W' if degree < 0 else 'E' if degree else ''}", class_="soft", x=x + 3,
                      y=height - 4, fill=drawing.SOFT, font_size=10)
    for degree in range(math.ceil(view.south / step) * step, math.floor(view.north) + 1, step):
        _, y = view.at(degree, 0)
        yield element("path", class_="tick", d=f"M0,{y:.1f}H{width:.1f}", stroke=drawing.LINE)
        yield element("text", f"{abs(degree)}°{'S' if degree < 0 else 'N' if degree else ''}", class_="soft", x=3.0,
                      y=y - 3, fill=drawing.SOFT, font_size=10)


def _mark(one: StoryPlace, view: _View, named: bool, most: int, link: Callable[[StoryPlace], str]) -> str:
    x, y = view.at(one.lat, one.lon)
    town = one.precision in TOWNS
    radius = 3 + 5 * math.sqrt(one.articles / most)
    dot = element("circle", class_="dot" if town else "dot open", cx=x, cy=y, r=radius,
                  fill=_BLUE if town else "none", stroke=_BLUE, stroke_width=1.5)
    left = _on_the_right(x, view)
    label = element("text", one.name, class_="name", x=x + (-radius - 3 if left else radius + 3), y=y + 4,
                    text_anchor="end" if left else None, fill=drawing.INK, font_size=11) if named else ""
    told = element("title", f"{one.name}: {many(one.articles, 'article')}")
    return element("a", markup=told + dot + label, href=link(one), class_="mark")
