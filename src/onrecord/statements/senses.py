"""What act a verb reports where that hangs on what it is done to, or by whom: the table ``data/act_senses.tsv``.

In: a tree and an attribution. Out: the act of the first line that fits, or null where the cue alone tells it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import msgspec

from onrecord.data import rows
from onrecord.facts.tree import Tree
from onrecord.statements.ability import of_noun
from onrecord.statements.attribution import Attribution
from onrecord.statements.cues import find_cue

_ANY = frozenset("*")
_ASKING = frozenset("whether if how why what who when where which whom whose".split())


class Sense(msgspec.Struct, frozen=True):
    """One line of the table."""

    slot: str
    words: frozenset[str]
    who: frozenset[str]
    act: str
    negated: str


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[Sense, ...]]:
    table: dict[str, tuple[Sense, ...]] = {}
    for cue, slot, words, who, act, negated in rows("act_senses"):
        sense = Sense(slot, frozenset(words.split("|")), frozenset(who.split("|")), act, negated)
        table[cue] = (*table.get(cue, ()), sense)
    return table


def act_by_sense(tree: Tree, a: Attribution) -> str | None:
    """Return the act that the words around a verb tell: 'dismissed the petition' refuses; null: no line fits."""
    if a.entry is None or a.entry.part != "V":
        return None
    for sense in _table().get(tree.lemma(a.head), ()):
        if _fits(tree, a, sense):
            return sense.negated if a.negated else sense.act
    return None


def _fits(tree: Tree, a: Attribution, sense: Sense) -> bool:
    found = _SLOTS[sense.slot](tree, a)
    if not found or not (sense.who == _ANY or sense.who & set(_speakers(tree, a))):
        return False
    return sense.words == _ANY or any(_classes(tree, i) & sense.words for i in found)


def _classes(tree: Tree, i: int) -> set[str]:
    word = tree.sheet.words[i]
    lemma = tree.lemma(i)
    party = word.upos == "PROPN" or of_noun(lemma) == "party"
    said = find_cue(tree, i, "N") is not None or lemma in ("charge", "involvement")
    return {lemma, *(["@party"] if party else []), *(["@claim"] if said else [])}


def _speakers(tree: Tree, a: Attribution) -> list[str]:
    subject = tree.children(a.head, "nsubj") if not a.passive else []
    return [tree.lemma(i) for i in (*subject, *(tree.top(*s) for s in a.sources))]


def _object(tree: Tree, a: Attribution) -> list[int]:
    return [] if a.passive else _with_conjuncts(tree, tree.children(a.head, "obj"))


def _patient(tree: Tree, a: Attribution) -> list[int]:
    return _with_conjuncts(tree, tree.children(a.head, "nsubj:pass")) if a.passive else []


def _with_conjuncts(tree: Tree, found: list[int]) -> list[int]:
    return [j for i in found for j in (i, *tree.children(i, "conj"))]


def _given_to(tree: Tree, a: Attribution) -> list[int]:
    return tree.children(a.head, "iobj")


def _marked(mark: str) -> Callable[[Tree, Attribution], list[int]]:
    def found(tree: Tree, a: Attribution) -> list[int]:
        below = [a.head, *tree.children(a.head, "obj")]
        near = [c for i in below for c in tree.children(i, "obl", "xcomp", "nmod")]
        return [c for c in near if any(tree.lemma(m) == mark for m in tree.children(c, "case", "mark"))]

    return found


def _clause(tree: Tree, a: Attribution) -> list[int]:
    return tree.children(a.head, "ccomp")


def _infinitive(tree: Tree, a: Attribution) -> list[int]:
    return [
        c
        for c in tree.children(a.head, "xcomp", "advcl", "ccomp")
        if any(tree.lemma(m) == "to" for m in tree.children(c, "mark"))
    ]


def _asked(tree: Tree, a: Attribution) -> list[int]:
    """The content where it is a question: it opens with an asking word, or ends with a question mark."""
    words = tree.sheet.words
    for first, end in a.contents:
        opening = words[first].lemma.lower()
        if opening in _ASKING or any(w.text == "?" for w in words[end - 1 : end + 2]):
            return [first]
    clauses = tree.children(a.head, "ccomp", "advcl")
    return [c for c in clauses if any(tree.lemma(m) in ("if", "whether") for m in tree.children(c, "mark"))]


def _head(tree: Tree, a: Attribution) -> list[int]:
    """Whatever stands there; of a table line with words the object or the one who is denied something."""
    return [*_object(tree, a), *_patient(tree, a), a.head]


_SLOTS: dict[str, Callable[[Tree, Attribution], list[int]]] = {
    "obj": _object,
    "passive": _patient,
    "iobj": _given_to,
    "as": _marked("as"),
    "about": _marked("about"),
    "of": _marked("of"),
    "clause": _clause,
    "to": _infinitive,
    "asked": _asked,
    "any": _head,
}
