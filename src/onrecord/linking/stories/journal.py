"""The journal of stories: why each article is where it is, and what that amounts to on a day.

In: rows. Out: for any day the story of each article, by rows of articles that were published by then.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

Kind = Literal["began", "joined", "continues"]


class Row(msgspec.Struct, frozen=True):
    """One reason. ``day``: of the article (ISO 8601), not of when it was written.

    began: ``article`` is the first of ``story``. joined: it was put into ``story``. continues: ``story`` goes on with
    the matter of ``other``, whose life was over. ``because``: the shared terms and days; ``score``: 0..1.
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
        return f"continues {self.other}{why}" if self.kind == "continues" else f"{self.kind}{why}"


def stories_as_of(rows: Iterable[Row], day: str | None = None) -> dict[str, str]:
    """Return article -> story as of a day (ISO 8601; null: by all rows)."""
    return {row.article: row.story for row in rows
            if row.article is not None and (day is None or row.day <= day[:10])}
