"""What one party does to another where both are given: a PLOVER type, learned from sentences.

In: a tree, its sides, and the words of the two. Out: features, and the type that they tell by
``data/events/type_weights.tsv``. What the tables say of the words is among the features: each explains the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from onrecord.data import rows
from onrecord.events.realis import realis_of
from onrecord.events.sides import Sides
from onrecord.events.triggers import Trigger, triggers
from onrecord.facts.tree import Tree

ALWAYS = "always"
_TELLING = ("VERB", "NOUN", "ADJ", "ADV")
_NEAREST = 0.01


def type_between(tree: Tree, sides: Sides, source: Sequence[int], target: Sequence[int]) -> str:
    """Return what the source does to the target."""
    total: dict[str, float] = {}
    for feature in features(tree, sides, source, target):
        for type_, weight in _weights().get(feature, {}).items():
            total[type_] = total.get(type_, 0.0) + weight
    return max(total, key=lambda type_: total[type_])


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for feature, pairs in rows("events/type_weights"):
        found[feature] = {type_: float(weight) for type_, weight in (pair.split(":") for pair in pairs.split())}
    return found


def features(tree: Tree, sides: Sides, source: Sequence[int], target: Sequence[int]) -> list[str]:
    """Return what may tell the type, each once: the words that tell of events, and those around."""
    return sorted({ALWAYS, *_by_tables(tree, sides, source, target), *_by_words(tree, source, target)})


def _by_tables(tree: Tree, sides: Sides, source: Sequence[int], target: Sequence[int]) -> Iterator[str]:
    """Yield the types that words of the sentence tell of, best first: by whom they hold, then by how near they are."""
    found = sorted(triggers(tree, sides), key=lambda t: -_fit(tree, t, source, target))
    for place, t in zip(("first", "second", "third"), found, strict=False):
        told, negated = realis_of(tree, t.head, None, None)
        fits = "between" if _fit(tree, t, source, target) > 1 else "beside"
        yield f"{place} {t.sense.type}"
        yield f"{place} {t.sense.type} {told}"
        yield f"{place} {fits} {t.sense.type} {told}"
        if negated:
            yield f"{place} negated {t.sense.type}"


def _fit(tree: Tree, t: Trigger, source: Sequence[int], target: Sequence[int]) -> float:
    near = min((abs(t.head - i) for i in (*source, *target)), default=0)
    inside = t.head in source or t.head in target
    held = _holds(tree, t, t.sense.source, source) + _holds(tree, t, t.sense.target, target)
    return 2 * held - inside - near * _NEAREST


def _holds(tree: Tree, t: Trigger, slots: Sequence[str], words: Sequence[int]) -> bool:
    return any(not set(tree.subtree(w)).isdisjoint(words) for slot in slots for w in t.slots.get(slot, ()))


def _by_words(tree: Tree, source: Sequence[int], target: Sequence[int]) -> Iterator[str]:
    """Yield the words of the sentence, those between the two and those that govern them."""
    first, end = sorted((min(source, default=0), min(target, default=0)))
    said = {*source, *target}
    for i, word in enumerate(tree.sheet.words):
        if i in said or word.upos not in (*_TELLING, "ADP", "AUX", "PART"):
            continue
        lemma = tree.lemma(i)
        if word.upos in _TELLING:
            yield f"word {lemma}"
        if first < i < end:
            yield f"between {lemma}"
            if i + 1 < end:
                yield f"between {lemma} {tree.lemma(i + 1)}"
    for name, words in (("source", source), ("target", target)):
        for above in _above(tree, words):
            yield f"{name} under {tree.lemma(above)}"


def _above(tree: Tree, words: Sequence[int]) -> Iterator[int]:
    """Yield the words that govern a phrase, the nearest two."""
    node = next((i for i in words if tree.sheet.words[i].head not in words), None)
    for _ in range(2):
        node = tree.sheet.words[node].head if node is not None else -1
        if node < 0:
            return
        yield node
