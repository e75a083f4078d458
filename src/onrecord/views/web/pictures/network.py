"""A network: those who take part around a circle, a line between two who did something to each other.

In: ``Network``. Out: an ``<svg>``. A state and those who act for it stand side by side; the wider a line the more
events, its colour their commonest class; the table below the picture says the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from onrecord.questions.event_answers import Link, Network, Node
from onrecord.views.web.pictures import drawing
from onrecord.views.web.pictures.drawing import element
from onrecord.views.web.pictures.months import COLOURS
from onrecord.views.web.wording import QUADS, many

_NAMES, _LEAST, _EACH, _LONGEST = 190.0, 150.0, 2.3, 26     # room for names; radius: least, and of each node
_WIDEST = 9.0
Place = tuple[float, float, float]      # x, y, angle


def draw(found: Network, node: Callable[[Node], str], link: Callable[[Link], str]) -> str:
    """Return the picture. ``node``, ``link``: where they lead."""
    radius = max(_LEAST, _EACH * len(found.nodes))
    middle = radius + _NAMES
    order = sorted(found.nodes, key=lambda one: (one.who.of or one.who.id, one.who.of is not None, one.who.name))
    at = {one.who.id: _at(number, len(order), radius, middle) for number, one in enumerate(order)}
    names = {one.who.id: one.who.name for one in found.nodes}
    most = max((one.events for one in found.links), default=1)
    lines = "".join(_line(one, at, names, middle, most, link) for one in reversed(found.links))
    marks = "".join(_mark(one, at[one.who.id], node) for one in order)
    told = f"{len(found.nodes)} actors and what they did to each other; the table below says the same."
    return drawing.picture(2 * middle, 2 * middle, told, lines + marks)


def _at(number: int, many_nodes: int, radius: float, middle: float) -> Place:
    angle = 2 * math.pi * number / max(many_nodes, 1) - math.pi / 2
    return middle + radius * math.cos(angle), middle + radius * math.sin(angle), angle


def _line(one: Link, at: dict[str, Place], names: dict[str, str], middle: float, most: int,
          link: Callable[[Link], str]) -> str:
    (x, y, _), (to_x, to_y, _) = at[one.one], at[one.other]
    quad = max(QUADS, key=lambda quad: one.by_quad[quad - 1])
    classes = ", ".join(f"{one.by_quad[quad - 1]} {name}" for quad, name in QUADS.items() if one.by_quad[quad - 1])
    told = f"{names[one.one]} and {names[one.other]}: {many(one.events, 'event')} ({classes})"
    width = max(1.0, _WIDEST * math.sqrt(one.events / most))
    path = element("path", class_="tie-line", d=f"M{x:.1f},{y:.1f} Q{middle:.1f},{middle:.1f} {to_x:.1f},{to_y:.1f}",
                   fill="none", stroke=COLOURS[quad], stroke_width=width, stroke_opacity=0.65)
    return element("a", markup=element("title", told) + path, href=link(one), class_="mark", tabindex=-1)


def _mark(one: Node, place: Place, node: Callable[[Node], str]) -> str:
    x, y, angle = place
    left = math.cos(angle) < -1e-9
    turn = math.degrees(angle) + (180 if left else 0)
    name = one.who.name if len(one.who.name) <= _LONGEST else one.who.name[:_LONGEST - 1].rstrip() + "…"
    dot = element("circle", class_="dot", cx=x, cy=y, r=4, fill="#1d5fbf")
    label = element("text", name, class_="name", x=-9 if left else 9, y=4, text_anchor="end" if left else None,
                    transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.1f})", fill=drawing.INK, font_size=11)
    told = element("title", f"{one.who.name}: {many(one.events, 'event')}")
    return element("a", markup=told + dot + label, href=node(one), class_="mark")
