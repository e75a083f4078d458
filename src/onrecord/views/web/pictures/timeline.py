"""A story over time: a lane an outlet, a mark an article; copies faint, tied to what they copy.

In: a ``Story``. Out: an ``<svg>``; the list below the picture says the same.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.facts.days import last_day
from onrecord.questions.story_answers import Story, StoryArticle
from onrecord.views.web.pictures import drawing
from onrecord.views.web.pictures.drawing import Axis, element
from onrecord.views.web.wording import plain_day

WIDTH, LEFT, RIGHT, HEAD, LANE = 1060.0, 226.0, 1040.0, 40.0, 34.0
MOST_OUTLETS = 40
_BLUE = "#1d5fbf"


def draw(story: Story, link: Callable[[StoryArticle], str], as_of: str | None) -> str:
    """Return the picture; of many outlets those that came first."""
    outlets = list(dict.fromkeys(one.outlet or "no outlet" for one in story.articles))[:MOST_OUTLETS]
    end = last_day(as_of) if as_of else None
    axis = Axis(story.story.first, max(story.story.last, end or ""), LEFT, RIGHT)
    bottom = HEAD + LANE * len(outlets)
    at = {one.article: (axis.x(one.day), HEAD + LANE * (outlets.index(one.outlet or "no outlet") + 0.5))
          for one in story.articles if (one.outlet or "no outlet") in outlets}
    beds = "".join(_bed(number) for number in range(len(outlets)))
    names = drawing.staying([_name(number, outlet) for number, outlet in enumerate(outlets)])
    ties = "".join(_tie(at[one.article], at[one.copy_of]) for one in story.articles
                   if one.copy_of in at and one.article in at)
    marks = "".join(_mark(one, *at[one.article], link) for one in story.articles if one.article in at)
    left_out = len({one.outlet for one in story.articles}) - len(outlets)
    note = element("text", f"{left_out} more outlets are in the list", class_="soft", x=12, y=bottom + 18,
                   fill=drawing.SOFT) if left_out > 0 else ""
    told = f"Articles of {len(outlets)} outlets over time; the list below says the same."
    ticks = drawing.ticks_drawn(axis, HEAD, bottom)
    return drawing.picture(WIDTH, bottom + 26, told, beds + ticks + ties + marks + names + note)


def _bed(number: int) -> str:
    y = HEAD + LANE * number
    return (drawing.bed(number, y, WIDTH, LANE)
            + element("path", class_="line", d=f"M{LEFT:g},{y + LANE / 2:g} H{RIGHT:g}", stroke="#d5d8dd"))


def _name(number: int, outlet: str) -> str:
    y = HEAD + LANE * number
    name = outlet if len(outlet) <= 25 else outlet[:24].rstrip() + "…"
    return drawing.bed(number, y, LEFT - 12, LANE) + drawing.named(outlet, [name], y + LANE / 2 + 5, font_size=14)


def _tie(copy: tuple[float, float], of: tuple[float, float]) -> str:
    return element("path", class_="tie", d=f"M{of[0]:.1f},{of[1]:.1f} L{copy[0]:.1f},{copy[1]:.1f}", fill="none",
                   stroke="#9aa5b3", stroke_width=1.5, stroke_dasharray="2 3")


def _mark(one: StoryArticle, x: float, y: float, link: Callable[[StoryArticle], str]) -> str:
    copy = " (a copy)" if one.copy_of else ""
    told = f"{plain_day(one.day)} · {one.outlet or 'no outlet'}: {one.title or one.article}{copy}"
    return element("a", markup=element("title", told) + element("circle", class_="dot", cx=x, cy=y, r=7, fill=_BLUE),
                   href=link(one), class_="mark copy" if one.copy_of else "mark", opacity=0.35 if one.copy_of else None)
