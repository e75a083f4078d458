"""Deeds joined in one noun phrase: 'stop nuclear and missile tests' tells of two, 'the tests and the launches' too.

In: a tree and a clause. Out: clauses, one for each deed, with the words of the others left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.facts.tree import Tree, matches
from onrecord.propositions.clauses import Clause
from onrecord.propositions.nominals import deed

_DONE_TO = ("obj", "nsubj:pass", "nmod")
_SAYING_WHICH = ("amod", "compound")


def parts(tree: Tree, clause: Clause) -> list[Clause]:
    """Return a clause as the clauses that it is made of: itself, where no deeds are joined in it."""
    inside = set(clause.words)
    for noun in clause.words:
        if matches(tree.sheet.words[noun].rel, _DONE_TO) and deed(tree, noun) is not None:
            left_out = list(_left_out(tree, noun, inside))
            if left_out:
                return [replace(clause, words=[i for i in clause.words if i not in out]) for out in left_out]
    return [clause]


def _left_out(tree: Tree, noun: int, inside: set[int]) -> Iterator[set[int]]:
    """Yield for each of the deeds that a noun phrase joins the words that tell of the others."""
    both = next((both for first in (noun, *tree.children(noun, *_SAYING_WHICH))
                 if len(both := _joined(tree, noun, first, inside)) > 1), [])
    joining = {k for c in both[1:] for k in tree.children(c, "cc", "punct")}
    for kept in both:
        yield joining.union(*(_own(tree, other, noun, both) for other in both if other != kept))


def _joined(tree: Tree, noun: int, first: int, inside: set[int]) -> list[int]:
    """Return a word and the deeds, or the words that say which deed, that are joined to it."""
    return [first, *(c for c in tree.children(first, "conj") if c in inside and _is_such(tree, noun, first, c))]


def _is_such(tree: Tree, noun: int, first: int, c: int) -> bool:
    """Whether a conjunct is a deed like the noun, or says which deed, as the word does that it is joined to."""
    joins = [tree.lemma(k) for k in tree.children(c, "cc")]
    if any(lemma != "and" for lemma in joins):
        return False
    return deed(tree, c) is not None if first == noun else tree.sheet.words[c].upos in ("ADJ", "NOUN") and c < noun


def _own(tree: Tree, word: int, noun: int, both: list[int]) -> set[int]:
    """Return the words of one of the joined; the preposition before the first stays for the others."""
    kept = [*tree.children(word, "conj"), *(tree.children(word, "case") if word == noun else ())]
    return set(tree.subtree(word, without=[c for c in kept if c in both or word == noun]))
