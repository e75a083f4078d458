"""The newest day of a record, from which a page begins that is not told since when. In: stories. Out: a day."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.questions.story_answers import StoryRow


def newest_day(stories: Iterable[StoryRow]) -> str:
    """Return the day on which the newest of some stories ran last; the first day there is where there is none."""
    return max((story.last for story in stories), default="0001-01-01")
