"""How likely each phrase of a sentence stands for the source or the target of an event told in it, as learned.

In: a tree, the sides of its article, a trigger. Out: the phrases that may be sides, what tells of each whether it is
one (features), and the chances that these make by ``data/events/side_weights.tsv``. What the slots of the tables say is
among the features: where a sentence is built as the tables foresee, both say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from onrecord.data import rows
from onrecord.events.sides import Sides
from onrecord.events.slots import is_done_to, is_noun
from onrecord.events.triggers import Trigger
from onrecord.facts.tree import Tree

_HEADS = ("NOUN", "PROPN", "PRON", "NUM")
_INNER = ("compound", "flat", "fixed", "conj", "nummod", "expl")
_LONGEST = 5
_FAR = 12


class Phrase(NamedTuple):
    """A phrase that may be a side: its head, the actors that it stands for, the way to it from the trigger."""

    head: int
    actors: tuple[str, ...]
    way: str


def phrases(tree: Tree, sides: Sides, t: Trigger) -> list[Phrase]:
    """Return the phrases of the sentence of a trigger that stand for somebody, in reading order."""
    first, end = tree.sheet.sentences[tree.sheet.words[t.head].sentence]
    above = [t.head, *tree.ancestors(t.head)]
    found = []
    for i in range(first, end):
        word = tree.sheet.words[i]
        if i == t.head or word.upos not in _HEADS or word.rel.split(":")[0] in _INNER:
            continue
        actors = sides.of((i,))
        if actors:
            found.append(Phrase(i, actors, _way(tree, above, i)))
    return found


def _way(tree: Tree, above: Sequence[int], to: int) -> str:
    """Return the relations from the first of ``above`` up to where the two meet, and down from there."""
    down: list[str] = []
    node = to
    while node not in above:
        down.append(tree.sheet.words[node].rel)
        node = tree.sheet.words[node].head
        if node < 0:
            return "apart"
    up = [f"^{tree.sheet.words[i].rel}" for i in above[:above.index(node)]]
    way = [*up, *reversed(down)]
    return " ".join(way) if len(way) <= _LONGEST else "far"


def features(tree: Tree, sides: Sides, t: Trigger, phrase: Phrase, source: Sequence[str], target: Sequence[str],
             ) -> list[str]:
    """Return what tells whether a phrase is a side of an event; ``source``, ``target``: whom the slots give."""
    return sorted(set(_features(tree, sides, t, phrase, source, target)))


def _features(tree: Tree, sides: Sides, t: Trigger, phrase: Phrase, source: Sequence[str], target: Sequence[str],
              ) -> Iterator[str]:
    i, word = phrase.head, tree.sheet.words[phrase.head]
    type_, lemma = t.sense.type or "-", tree.lemma(t.head)
    voice = "noun" if is_noun(tree, t.head) else "passive" if is_done_to(tree, t.head) else "verb"
    case = "/".join(tree.lemma(k) for k in tree.children(i, "case")) or "-"
    slots = [name for name, words in t.slots.items() if i in words] or ["-"]
    told = "source" if set(phrase.actors) & set(source) else "target" if set(phrase.actors) & set(target) else "-"
    given = f"{'s' * bool(source)}{'t' * bool(target)}"
    kind = sides.kind_of(phrase.actors[0])
    order = "before" if i < t.head else "after"
    yield "always"
    yield f"type {type_}"
    yield f"told {told} of {given}"
    yield f"told {told} of {given} {type_}"
    for slot in slots:
        yield f"slot {slot}"
        yield f"slot {slot} {voice} {type_}"
        yield f"slot {slot} told {told} of {given}"
    yield f"way {voice} {phrase.way}"
    yield f"way {voice} {phrase.way} {case}"
    yield f"way {voice} {phrase.way} {type_}"
    yield f"way {voice} {phrase.way} {lemma}"
    yield f"way {voice} {phrase.way} told {told} of {given}"
    yield f"case {case} {type_}"
    yield f"case {case} {order}"
    yield f"kind {kind}"
    yield f"kind {kind} {type_}"
    yield f"kind {kind} told {told} of {given}"
    yield f"part {word.upos} {word.rel}"
    yield f"order {order} {voice} {type_}"
    yield f"order {order} told {told} of {given}"
    far = min(abs(i - t.head), _FAR) // 3
    yield f"far {order} {far}"
    yield f"far {order} {far} {given}"


class Chances(NamedTuple):
    """How likely a phrase is each side."""

    source: float
    target: float


def chances(told: Sequence[str]) -> Chances:
    """Return what some features make of a phrase: logistic regression."""
    weights = [_weights()[f] for f in told if f in _weights()]
    return Chances(*(1 / (1 + exp(-sum(w[side] for w in weights))) for side in (0, 1)))


@cache
def _weights() -> dict[str, tuple[float, float]]:
    return {feature: (float(source), float(target)) for feature, source, target in rows("events/side_weights")}


import os
_LIKELY, _UNLIKELY, _OVER = (float(x) for x in os.environ.get("LS", ".5 .1 .7").split())


class Settled(NamedTuple):
    """The sides of an event: ids of actors."""

    source: tuple[str, ...]
    target: tuple[str, ...]


class LikelySides:
    """Answers for the events of one article."""

    def __init__(self, tree: Tree, sides: Sides) -> None:
        self._tree, self._sides = tree, sides

    def settled(self, t: Trigger, source: tuple[str, ...], target: tuple[str, ...]) -> Settled:
        """Return the sides of an event: those that its slots give, unless they are unlikely and another is likely."""
        if t.sense.mutual:
            return Settled(source, target)
        found = phrases(self._tree, self._sides, t)
        told = [chances(features(self._tree, self._sides, t, one, source, target)) for one in found]
        new_source = _best(found, [c.source for c in told], [c.target for c in told], source)
        new_target = _best(found, [c.target for c in told], [c.source for c in told], target)
        return Settled(new_source, tuple(a for a in new_target if a not in new_source))


def _best(found, chances, other, given):
    held = [c for one, c in zip(found, chances) if set(one.actors) & set(given)]
    best = max(((c, one) for one, c, o in zip(found, chances, other) if c > o), key=lambda x: x[0], default=None)
    if not given:
        return best[1].actors if best and best[0] >= _LIKELY else ()
    if held and max(held) < _UNLIKELY and best and best[0] >= _OVER:
        return best[1].actors
    return given
