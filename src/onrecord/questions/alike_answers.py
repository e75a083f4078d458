"""Answers on what is perhaps one: actors and stories that linking left apart by a little."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

from onrecord.linking.alike_names import Why
from onrecord.questions.answers import Who
from onrecord.questions.story_answers import StoryRow

T = TypeVar("T")


class ActorAlike(msgspec.Struct, frozen=True):
    """Two actors. ``why``: one goes by the ``name`` of the other, it is a ``part`` of it, or nearly its ``spelling``.

    ``likeness``: of the letters of both whole names, 0 to 1. ``other`` is the one that more articles name.
    """

    one: Who
    other: Who
    why: Why
    likeness: float


class StoryAlike(msgspec.Struct, frozen=True):
    """A story and an earlier one. ``score``: of the measure that joins stories, 0 to 1; ``shared``: what both name.

    ``against``: what kept them apart beside the score.
    """

    one: StoryRow
    other: StoryRow
    score: float
    shared: tuple[str, ...]
    against: tuple[str, ...]


class Alike(msgspec.Struct, Generic[T], frozen=True):
    """Pairs, the most alike first, of ``total``. ``looked_at``: among how many names or stories, of how many."""

    items: tuple[T, ...]
    total: int
    looked_at: int
    of: int
