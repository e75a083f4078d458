"""Who is likely a side of an event that the slots of the tables leave open, as learned.

In: a tree, the sides of its article, an event and the words that tell it. Out: its sides. Each phrase of the sentence
that stands for somebody is weighed (``data/events/side_weights.tsv``): by the way through the syntax from the word of
the event, the slot it fills, what kind of actor it stands for, and what the slots tell. Method: logistic regression
over the features of a phrase, one for the source and one for the target, learned by ``training/event_sides.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

import msgspec

from onrecord.data import rows
from onrecord.events.sides import Sides
from onrecord.events.slots import is_done_to, is_noun
from onrecord.events.told_sides import Told
from onrecord.events.triggers import Trigger
from onrecord.facts.event import Event
from onrecord.facts.tree import Tree, matches

ALWAYS = "always"
_LIKELY = 0.6           # from which chance on somebody is a side
_HEADS = ("NOUN", "PROPN", "PRON", "NUM")
_INNER = ("compound", "flat", "fixed", "conj", "nummod", "expl")
_LONGEST = 3            # relations between the word and a side: farther ones were right in 6 of 37 by a judge
_FAR, _NEAR = 12, 3     # words


class Phrase(NamedTuple):
    """A phrase that may be a side: its head, the actors that it stands for, the way to it from the event."""

    head: int
    actors: tuple[str, ...]
    way: str


class Likely(NamedTuple):
    """The sides of an event; ``chance``: of what was put in, null where nothing was."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    chance: float | None


def with_likely_sides(tree: Tree, sides: Sides, event: Event, told_by: Sequence[Trigger]) -> Event:
    """Give an event the side that none of its words tells, if somebody is likely to be it by one of them.

    ``told_by``: the words that tell it, in order. What was put in has a ``confidence``. What two do to each other keeps
    its sides: it has no phrase of its own for each.
    """
    if event.reciprocal or (event.source and event.target):
        return event
    told = Told(event.source, event.target)
    likely = (likely_sides(tree, sides, t, told) for t in told_by if not t.sense.mutual)
    found = next((one for one in likely if one.chance is not None), None)
    return event if found is None else msgspec.structs.replace(
        event, source=found.source, target=found.target, confidence=found.chance)


def likely_sides(tree: Tree, sides: Sides, t: Trigger, told: Told) -> Likely:
    """Return the sides of what one word tells: those told, and where none is who is likely one."""
    found = phrases(tree, sides, t)
    chances = [_chances(features(tree, sides, t, one, told)) for one in found]
    return settled(chances, [one.actors for one in found], told)


def settled(chances: Sequence[Sequence[float]], actors: Sequence[tuple[str, ...]], told: Told) -> Likely:
    """Return the sides of an event: ``chances``: of each phrase to be the source, and the target; ``actors``: its."""
    weighed = list(zip(chances, actors, strict=True))
    source = _one([(s, ids) for (s, t), ids in weighed if s > t], told.source)
    target = _one([(t, tuple(a for a in ids if a not in source[1])) for (s, t), ids in weighed if t > s], told.target)
    put_in = [chance for chance, _ in (source, target) if chance]
    return Likely(source[1], target[1], round(min(put_in), 2) if put_in else None)


def _one(weighed: Sequence[tuple[float, tuple[str, ...]]], told: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
    """Return who is told, with 0, or with its chance whom the likeliest phrase stands for."""
    if told:
        return 0.0, told
    chance, best = max(weighed, default=(0.0, ()))
    return (chance, best) if best and chance >= _LIKELY else (0.0, ())


def phrases(tree: Tree, sides: Sides, t: Trigger) -> list[Phrase]:
    """Return the phrases of its sentence that stand for somebody and hang near the word, in reading order."""
    above = [t.head, *tree.ancestors(t.head)]
    first, end = tree.sheet.sentences[tree.sheet.words[t.head].sentence]
    heads = (i for i in range(first, end) if i != t.head and _is_head(tree, i))
    near = ((i, way) for i in heads if (way := _way(tree, above, i)) is not None)
    return [Phrase(i, actors, way) for i, way in near if (actors := sides.of((i,)))]


def _is_head(tree: Tree, i: int) -> bool:
    word = tree.sheet.words[i]
    return word.upos in _HEADS and not matches(word.rel, _INNER)


def _way(tree: Tree, above: Sequence[int], to: int) -> str | None:
    """Return the relations from the first of ``above`` up to where the two meet, and down; null where they are many."""
    down: list[str] = []
    node = to
    while node not in above:
        down.append(tree.sheet.words[node].rel)
        node = tree.sheet.words[node].head
        if node < 0 or len(down) > _LONGEST:
            return None
    up = [f"^{tree.sheet.words[i].rel}" for i in above[:above.index(node)]]
    way = [*up, *reversed(down)]
    return " ".join(way) if len(way) <= _LONGEST else None


def features(tree: Tree, sides: Sides, t: Trigger, phrase: Phrase, told: Told) -> list[str]:
    """Return what tells whether a phrase is a side of an event, each once."""
    return sorted({ALWAYS, *_of_syntax(tree, t, phrase), *_of_actor(tree, sides, t, phrase, told)})


def _of_syntax(tree: Tree, t: Trigger, phrase: Phrase) -> Iterator[str]:
    i, type_ = phrase.head, t.sense.type
    way = f"way {_voice(tree, t.head)} {phrase.way}"
    case = "/".join(tree.lemma(k) for k in tree.children(i, "case")) or "-"
    order = _order(t, i)
    yield from (f"type {type_}", way, f"{way} {case}", f"{way} {type_}", f"{way} {tree.lemma(t.head)}")
    yield from (f"case {case} {type_}", f"case {case} {order}")
    yield f"part {tree.sheet.words[i].upos} {tree.sheet.words[i].rel}"
    yield f"order {order} {_voice(tree, t.head)} {type_}"
    yield f"far {order} {min(abs(i - t.head), _FAR) // _NEAR}"
    for slot in _slots(t, i):
        yield from (f"slot {slot}", f"slot {slot} {_voice(tree, t.head)} {type_}")


def _of_actor(tree: Tree, sides: Sides, t: Trigger, phrase: Phrase, told: Told) -> Iterator[str]:
    """Yield what whom a phrase stands for tells, and what the slots tell of it."""
    type_, kind, order = t.sense.type, sides.kind_of(phrase.actors[0]), _order(t, phrase.head)
    given = f"{'s' * bool(told.source)}{'t' * bool(told.target)}"
    role = "source" if set(phrase.actors) & set(told.source) else "target" if set(phrase.actors) & set(
        told.target) else "-"
    as_told = f"told {role} of {given}"
    yield from (as_told, f"{as_told} {type_}", f"kind {kind}", f"kind {kind} {type_}", f"kind {kind} {as_told}")
    yield from (f"order {order} {as_told}", f"way {_voice(tree, t.head)} {phrase.way} {as_told}")
    yield f"far {order} {min(abs(phrase.head - t.head), _FAR) // _NEAR} {given}"
    yield from (f"slot {slot} {as_told}" for slot in _slots(t, phrase.head))


def _voice(tree: Tree, head: int) -> str:
    return "noun" if is_noun(tree, head) else "passive" if is_done_to(tree, head) else "verb"


def _order(t: Trigger, i: int) -> str:
    return "before" if i < t.head else "after"


def _slots(t: Trigger, i: int) -> list[str]:
    return [name for name, words in t.slots.items() if i in words] or ["-"]


def _chances(told: Sequence[str]) -> tuple[float, float]:
    """Return how likely a phrase is the source, and the target."""
    weights = [_weights()[feature] for feature in told if feature in _weights()]
    source, target = (sum(weight[side] for weight in weights) for side in (0, 1))
    return 1 / (1 + exp(-source)), 1 / (1 + exp(-target))


@cache
def _weights() -> dict[str, tuple[float, float]]:
    return {feature: (float(source), float(target)) for feature, source, target in rows("events/side_weights")}
