"""Noun phrases that stand for more, or for others, than their words: 'parts of the region', 'shells rather than men'.

In: a tree and a word. Out: other words of it.
"""

from __future__ import annotations

from onrecord.facts.tree import Tree


def is_left_out(tree: Tree, c: int) -> bool:
    """'Shells rather than men', 'the army and not the police'."""
    return any(tree.lemma(k) in ("rather", "instead", "not") for k in tree.children(c, "cc", "advmod", "case"))


def owner_above(tree: Tree, word: int) -> int | None:
    """'Togo's confirmation of its deployment': whose the thing is that is told of; null: nobody is named."""
    if tree.sheet.words[word].rel != "nmod:poss" or tree.sheet.words[word].upos != "PRON":
        return None
    node = tree.sheet.words[tree.sheet.words[word].head]
    while node.rel == "nmod" and node.head >= 0:
        named = [c for c in tree.children(node.head, "nmod:poss") if tree.sheet.words[c].upos == "PROPN"]
        if named:
            return named[0]
        node = tree.sheet.words[node.head]
    return None


def whole_of(tree: Tree, word: int) -> int | None:
    """'Parts of the region', 'one of them': what it is a part of."""
    return next((c for c in tree.children(word, "nmod") if is_of(tree, c)), None)


def is_of(tree: Tree, c: int) -> bool:
    """Whether a phrase hangs on 'of'."""
    return any(tree.lemma(k) == "of" for k in tree.children(c, "case"))
