"""The journal of stories: dated rows that are only ever added, and what they amount to on a day.

In: rows. Out: for any day the story of each article, by rows whose newest evidence was published by then.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

Kind = Literal["began", "joined", "continues", "merged", "moved"]


class Row(msgspec.Struct, frozen=True):
    """One change. ``day``: of the newest article the change rests on (ISO 8601), not of when it was written.

    began: ``article`` is the first of ``story``. joined: it was put into ``story``. continues: ``story`` goes on with
    the matter of ``other``, whose life was over. merged: ``story`` goes on under ``other``, its redirect. moved:
    ``article`` left ``other`` for ``story``. ``because``: the shared terms and days, or who says so; ``score``: 0..1.
    """

    day: str
    kind: Kind
    story: str
    article: str | None = None
    other: str | None = None
    score: float | None = None
    because: tuple[str, ...] = ()
    by: str = "stories-1"

    def reason(self) -> str:
        """Return the row in words, as a list prints it."""
        why = f" because: {', '.join(self.because)}" if self.because else ""
        if self.kind in ("continues", "merged"):
            return f"{self.kind} {self.other}{why}"
        return f"{self.kind}{why}"


def stories_as_of(rows: Iterable[Row], day: str | None = None) -> dict[str, str]:
    """Return article -> story as of a day (ISO 8601; null: by all rows); merged ones have the id they go on under."""
    home: dict[str, tuple[str, str]] = {}
    into: dict[str, tuple[str, str]] = {}
    for row in rows:
        if day is not None and row.day > day[:10]:
            continue
        if row.kind == "merged" and row.other:
            into[row.story] = row.day, row.other
        elif row.kind in ("began", "joined", "moved") and row.article and row.day >= home.get(row.article, ("",))[0]:
            home[row.article] = row.day, row.story
    return {article: _followed(story, into) for article, (_, story) in home.items()}


def _followed(story: str, into: dict[str, tuple[str, str]]) -> str:
    seen = {story}
    while story in into and into[story][1] not in seen:
        story = into[story][1]
        seen.add(story)
    return story
