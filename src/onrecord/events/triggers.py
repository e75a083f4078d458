"""Which words of a text tell of an event, and in which sense.

In: a tree and the sides of its article. Out: ``Trigger``s in reading order: a word, its sense, what fills its slots.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.events.lexicon import Need, Sense, classes, light_verbs, predicates
from onrecord.events.refusals import REFUSAL, is_refused
from onrecord.events.sides import Sides
from onrecord.events.slots import Slots, slots_of
from onrecord.facts.tree import Tree, matches

_PARTS = {"VERB": "verb", "NOUN": "noun"}


# Classes that who stands there decides, and not its noun alone.
_ACTING = {"party": Sides.is_party, "people": Sides.is_people, "official": Sides.is_official}


class Trigger(NamedTuple):
    """A word that tells of an event."""

    head: int
    sense: Sense
    slots: Slots


def triggers(tree: Tree, sides: Sides) -> list[Trigger]:
    """Return the words that tell of an event.

    Of a verb and its object that tell of one, the verb ('sends aid'), or the object of one that only carries it.
    """
    found = {t.head: t for t in _found(tree, sides)}
    pairs = [(t.head, i) for t in found.values() for slot in ("obj", "to_do") for i in t.slots.get(slot, ())
             if tree.sheet.words[i].head == t.head and i in found and found[i].sense.type == t.sense.type]
    twice = {verb if tree.lemma(verb) in light_verbs() else thing for verb, thing in pairs}
    return [t for t in found.values() if t.head not in twice]


def _found(tree: Tree, sides: Sides) -> Iterator[Trigger]:
    for i in range(len(tree.sheet.words)):
        found = _by_table(tree, sides, i)
        if is_refused(tree, i, found.sense.type if found is not None else None):
            yield Trigger(i, REFUSAL, slots_of(tree, i))
        elif found is not None:
            yield found


def _by_table(tree: Tree, sides: Sides, i: int) -> Trigger | None:
    senses = _senses(tree.lemma(i), _PARTS.get(tree.sheet.words[i].upos, ""))
    if senses is None or not _tells(tree, i):
        return None
    slots = slots_of(tree, i)
    sense = next((s for s in senses if all(_is_met(tree, sides, slots, need) for need in s.needs)), None)
    return None if sense is None or sense.type is None else Trigger(i, sense, slots)


def _senses(lemma: str, part: str) -> tuple[Sense, ...] | None:
    """Return the senses of a word; a gerund that was read as a form of its own ('of bombing') has those of its verb."""
    found = predicates().get((lemma, part))
    if found is None and part == "verb" and lemma.endswith("ing"):
        found = predicates().get((lemma[:-3], part)) or predicates().get((f"{lemma[:-3]}e", part))
    return found


def _tells(tree: Tree, i: int) -> bool:
    """Whether a word tells of a deed by itself: no auxiliary, no part of a name or of another noun ('war crimes')."""
    word = tree.sheet.words[i]
    return not matches(word.rel, ("aux", "cop", "compound", "flat", "fixed", "case"))


def _is_met(tree: Tree, sides: Sides, slots: Slots, need: Need) -> bool:
    words = [word for slot in need.slots for word in slots.get(slot, ())]
    fits = any(not need.classes or _is_of(tree, sides, i, need.classes)
               for word in words for i in (word, *tree.children(word, "conj")))
    return fits != need.not_


def _is_of(tree: Tree, sides: Sides, i: int, wanted: frozenset[str]) -> bool:
    """Whether a word is of one of some classes, its first part ('ballistic missile') or what it is made of included."""
    lemma = tree.lemma(i)
    if lemma in wanted or wanted & classes().get(lemma, frozenset()):
        return True
    if any(name in wanted and fits(sides, i) for name, fits in _ACTING.items()):
        return True
    if "part" in classes().get(lemma, ()) or (tree.sheet.words[i].upos == "NUM" and tree.children(i, "nmod")):
        # 'occupied parts of the region', 'freed 11 of the prisoners'
        return any(_is_of(tree, sides, c, wanted) for c in tree.children(i, "nmod"))
    both = [f"{tree.lemma(c)} {lemma}" for c in tree.children(i, "compound", "amod", "nummod")]
    return any(name in wanted or wanted & classes().get(name, frozenset()) for name in both)
