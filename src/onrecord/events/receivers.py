"""Whom a deed that is only agreed on, refused or threatened is done to: 'agreed to lend them money'.

In: a tree, the sides of its article, the words of the deed. Out: ids of actors.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.events.sides import Sides
from onrecord.facts.tree import Tree

_DEEPEST = 3
_BELOW = ("iobj", "obj", "obl", "nmod", "xcomp", "nmod:poss", "ccomp")
_RECEIVING = frozenset(("to", "for", "with", "against", "on", "from", "at", "between"))


def receivers(tree: Tree, sides: Sides, words: Sequence[int], but: Sequence[str]) -> tuple[str, ...]:
    """Return the nearest to some words that is somebody and none of ``but``: recipients before objects."""
    level = list(words)
    found = _first(tree, sides, [word for word in level if _is_recipient(tree, word)], but)
    for _ in range(_DEEPEST):
        if found:
            return found
        below = sorted((c for word in level for c in tree.children(word, *_BELOW)),
                       key=lambda c: (not _is_recipient(tree, c), c))
        found = _first(tree, sides, below, but)
        level = [c for c in below if tree.sheet.words[c].rel != "obl"]
    return found


def _first(tree: Tree, sides: Sides, words: Sequence[int], but: Sequence[str]) -> tuple[str, ...]:
    told = (sides.of((c,), owners=False) for c in words if _is_somebody(tree, sides, c))
    others = (tuple(a for a in ids if a not in but) for ids in told)
    return next((ids for ids in others if ids), ())


def _is_recipient(tree: Tree, word: int) -> bool:
    cases = {tree.lemma(k) for k in tree.children(word, "case")}
    return tree.sheet.words[word].rel == "iobj" or bool(cases & _RECEIVING)


def _is_somebody(tree: Tree, sides: Sides, word: int) -> bool:
    """Whether a deed may be done to a word: a party or place that receives it, people and states it is done to."""
    if _is_recipient(tree, word):
        return sides.may_receive(word)
    return not tree.children(word, "case") and (sides.is_people(word) or sides.is_official(word))
