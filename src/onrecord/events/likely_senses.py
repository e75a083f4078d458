"""How likely a word tells of an event of a type, as learned.

In: a tree, the sides of its article, a verb or noun of ``predicates.tsv``. Out: for each type that the table knows of
it the line that fits best, what tells whether it is meant (features), and the chance that these make by
``data/events/sense_weights.tsv``. Whether the table's needs are met is among the features, so that a word stands for an
event also where something else than the table foresees fills its slots, and for none where only the needs are met.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.events.lexicon import Sense, classes
from onrecord.events.realis import realis_of
from onrecord.events.sides import Sides
from onrecord.events.slots import Slots, carrier, is_done_to, is_noun
from onrecord.facts.tree import Tree

_SLOTS = ("subj", "obj", "iobj", "that", "to_do", "prt", "mod", "poss", "comp", "to", "with", "against", "on", "over",
          "of", "for", "at", "in", "from", "by", "into", "between", "under")
_TELLING = ("NOUN", "PROPN", "VERB", "ADJ")


class Candidate(NamedTuple):
    """A line of the table for one type of a word: ``unmet``: how many of its needs are not."""

    sense: Sense
    unmet: int


def candidates(senses: Sequence[Sense], met: Sequence[Sequence[bool]]) -> list[Candidate]:
    """Return of each type the line with the fewest unmet needs, the first of several."""
    found: dict[str, Candidate] = {}
    for sense, fits in zip(senses, met, strict=True):
        unmet = sum(not one for one in fits)
        if sense.type is not None and (sense.type not in found or unmet < found[sense.type].unmet):
            found[sense.type] = Candidate(sense, unmet)
    return list(found.values())


def features(tree: Tree, sides: Sides, head: int, slots: Slots, one: Candidate, told: str) -> list[str]:
    """Return what tells whether a word is of a type; ``told``: the type that the table gives it, '-' none."""
    return sorted(set(_features(tree, sides, head, slots, one, told)))


def _features(tree: Tree, sides: Sides, head: int, slots: Slots, one: Candidate, told: str) -> Iterator[str]:
    word, type_ = tree.sheet.words[head], one.sense.type or "-"
    lemma = tree.lemma(head)
    voice = "noun" if is_noun(tree, head) else "passive" if is_done_to(tree, head) else "verb"
    said = "same" if told == type_ else "none" if told == "-" else "other"
    yield "always"
    yield f"type {type_}"
    yield f"word {lemma} {type_}"
    yield f"table {said}"
    yield f"table {said} {type_}"
    yield f"table {said} unmet {one.unmet}"
    yield f"table {said} {lemma}"
    yield f"voice {voice} {type_}"
    yield f"voice {voice} {word.rel}"
    yield f"tag {word.xpos} {type_}"
    if word.head >= 0:
        yield f"under {tree.lemma(word.head)}"
        yield f"under {tree.sheet.words[word.head].upos} {word.rel} {type_}"
    verb = carrier(tree, head)
    if verb is not None:
        yield f"carried {tree.lemma(verb)}"
    realis, negated = realis_of(tree, head, sides.statement_at(head), None)
    yield f"realis {realis} {negated} {type_}"
    for slot in _SLOTS:
        filled = slots.get(slot, ())
        for i in filled[:1]:
            for what in _kinds(tree, sides, i):
                yield f"{slot} {what}"
                yield f"{slot} {what} {type_}"
            yield f"{slot} lemma {tree.lemma(i)}"
        if not filled and slot in ("subj", "obj"):
            yield f"{slot} empty {type_} {voice}"
    for slot in (*one.sense.source[:1], *one.sense.target[:1]):
        yield f"needed {'source' if slot in one.sense.source[:1] else 'target'} {bool(slots.get(slot))}"
    first, end = tree.sheet.sentences[word.sentence]
    around = {tree.lemma(i) for i in range(first, end) if i != head and tree.sheet.words[i].upos in _TELLING}
    for near in around:
        yield f"near {near}"
    for of in {c for near in around for c in classes().get(near, ())}:
        yield f"near class {of}"
    yield f"first {head - first < 2} {type_}"


def _kinds(tree: Tree, sides: Sides, i: int) -> Iterator[str]:
    """Yield what a word in a slot is."""
    word = tree.sheet.words[i]
    yield word.upos
    yield from classes().get(tree.lemma(i), ())
    if sides.is_party(i):
        yield "a party"
    if sides.is_official(i):
        yield "an official"
    if word.upos == "PROPN" and sides.is_people(i):
        yield "a person"
