"""The sides of an event as its words tell them: who fills the slots that its line of the table names.

In: a tree, the sides of its article, a trigger. Out: ids of actors.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.events.receivers import receivers
from onrecord.events.sides import Sides
from onrecord.events.slots import Slots
from onrecord.events.triggers import Trigger
from onrecord.facts.tree import Tree

_HOLDING = ("to_do", "that", "obj", "of", "for", "on", "against", "at", "over", "with", "from")
_ASKING = frozenset(("REQUEST", "AGREE"))    # what is asked for or agreed on is not done to whose it is
_OF_CONTENT = frozenset(("AGREE", "REJECT", "THREATEN"))    # aimed at whom the deed is that it is about


class Told(NamedTuple):
    """Who does it, and whom it is done to."""

    source: tuple[str, ...]
    target: tuple[str, ...]


def told_sides(tree: Tree, sides: Sides, t: Trigger, speakers: tuple[str, ...] = ()) -> Told:
    """Return who fills the slots; ``speakers``: who says it, where the word is the cue of a statement."""
    source = _first(sides, t.slots, t.sense.source, False) or speakers
    return Told(source, told_target(tree, sides, t, source))


def told_target(tree: Tree, sides: Sides, t: Trigger, source: tuple[str, ...]) -> tuple[str, ...]:
    """Return whom it is done to: who fills its slots, else of some whom what they are about is done to."""
    found = _first(sides, t.slots, t.sense.target, t.sense.type not in _ASKING)
    if found or t.sense.type not in _OF_CONTENT:
        return found
    return receivers(tree, sides, about(tree, t.slots), source)


def about(tree: Tree, slots: Slots) -> tuple[int, ...]:
    """Return the words of what an event is about, where that may be another event."""
    words = [i for slot in _HOLDING for i in slots.get(slot, ())]
    below = [b for i in words for b in (*tree.children(i, "conj"), *tree.children(i, "xcomp"))]
    return (*words, *below)


def _first(sides: Sides, slots: Slots, names: Sequence[str], owners: bool) -> tuple[str, ...]:
    """Return whom the first slot that stands for anybody stands for."""
    return next((found for name in names if (found := sides.of(slots.get(name, ()), owners))), ())
