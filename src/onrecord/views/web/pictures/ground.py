"""What swim lanes stand on: how wide a picture is, where names stand, an axis of days, a column for no known day.

In: a layout and the days that are to be on it. Out: ``Ground``, which says where a day stands and draws the lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.views.web.pictures import drawing
from onrecord.views.web.pictures.drawing import Axis, element

HEAD = 40.0             # height above the first lane
PER_ROW = 5             # marks without a day beside each other
MARK = 13.0             # from one of them to the next
_COLUMN = PER_ROW * MARK + 22


class Layout(NamedTuple):
    """How wide a picture is: lanes go from ``left`` to ``right``. ``above``: names stand above their lanes.

    ``hush``: the name of its hatching, since two layouts of one picture are on a page.
    """

    width: float
    left: float
    right: float
    above: bool = False
    hush: str = "hush"

    @property
    def name_room(self) -> float:
        """How wide a lane's name may be."""
        return self.right - 24 if self.above else self.left - 20


WIDE = Layout(1060, 226, 1040)
NARROW = Layout(356, 14, 344, above=True, hush="hush-narrow")     # about the pixels that a phone has


class Ground(NamedTuple):
    """An axis, null where no day is known. ``left``: where lanes begin; ``undated``: where what has no day stands."""

    layout: Layout
    axis: Axis | None
    undated: float | None

    @property
    def left(self) -> float:
        """Where lanes begin."""
        return self.layout.left

    @property
    def last(self) -> str:
        """The last day."""
        return self.axis.last.isoformat() if self.axis else ""

    def x(self, day: str) -> float:
        """Return where a day stands."""
        return self.axis.x(day) if self.axis and day else self.left

    def ticks(self, bottom: float) -> str:
        """Return the lines of the axis, and what the column of what has no day is."""
        drawn = drawing.ticks_drawn(self.axis, HEAD, bottom) if self.axis else ""
        if self.undated is None:
            return drawn
        told = element("text", "no known day", class_="soft", x=self.undated - 8, y=HEAD - 14, fill=drawing.SOFT)
        edge = element("path", class_="tick", d=f"M{self.undated + _COLUMN - 16:.1f},{HEAD - 8:g} V{bottom:g}",
                       stroke=drawing.LINE, stroke_dasharray="3 3") if self.axis else ""
        return drawn + told + edge


def ground(layout: Layout, days: Sequence[str], undated: bool) -> Ground:
    """Return the ground of a picture with these days; ``undated``: there is also something without a day."""
    left = layout.left + (_COLUMN if undated else 0)
    axis = Axis(min(days), max(days), left, layout.right) if days else None
    return Ground(layout, axis, layout.left + 8 if undated else None)
