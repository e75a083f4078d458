"""The newest day of a record, from which a page begins that is not told since when. In: a record. Out: a day."""

from __future__ import annotations

from onrecord.questions import OpenRecord

_LOOKED_AT = 100


def newest_day(record: OpenRecord, as_of: str | None) -> str:
    """Return the day on which the newest of the largest stories ran last; where none is known the first day."""
    return max((story.last for story in record.stories(as_of=as_of, limit=_LOOKED_AT).items), default="0001-01-01")
