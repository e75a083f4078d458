"""Which clauses some words hold: predicates with their subjects, coordination taken apart.

In: the tree of a sheet and the words of a content. Out: ``Clause``s in reading order, each with words of its own.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import dropwhile

from onrecord.facts.tree import Tree, matches

SUBJECTS = ("nsubj", "csubj")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LEADING = ("CCONJ", "PUNCT")
_CLOSE = 3      # words between two verbs that share what stands behind the second
_JOINING = ("CCONJ", "SCONJ", "PUNCT")
_OPENING_CONTENTS = frozenset("that of whether if to from for against into how as about by".split())


@dataclass(slots=True)
class Clause:
    """One predicate. ``head``: its main word; ``subject``: the word it is said of, null where none stands here.

    ``words``: its own words, those of clauses joined to it left out. ``lead``: words that it shares with the clause
    that it is joined to, up to where that one's own begin ('[X will] close the site'): subject, auxiliaries, what
    stands over both. ``over``: predicates over it that were passed on the way down ('managed to', 'I think that'),
    outermost first. ``called``: it is what the cue calls its subject ('described the deal as insane').
    """

    head: int
    subject: int | None
    words: list[int]
    lead: tuple[int, ...] = ()
    over: tuple[int, ...] = ()
    called: bool = False


def clauses(tree: Tree, words: set[int]) -> list[Clause]:
    """Return the clauses that lie on top in some words, those joined to them included."""
    found = [clause for top in tops(tree, words) if is_clause(tree, top) and not _is_aside(tree, top)
             for clause in _joined(tree, Clause(top, None, []), words)]
    return sorted(found, key=lambda clause: clause.words[0])


def top_of(clause: Clause) -> int:
    """Return the outermost predicate of a clause."""
    return clause.over[0] if clause.over else clause.head


def _is_aside(tree: Tree, top: int) -> bool:
    """Whether a clause only says when, why or which: 'when a witness is ill', 'that symbolised it'."""
    if tree.sheet.words[top].rel == "acl:relcl":
        return True
    return matches(tree.sheet.words[top].rel, ("advcl",)) and any(
        tree.sheet.words[c].xpos in ("IN", "WRB") and tree.lemma(c) not in _OPENING_CONTENTS
        for c in tree.children(top, "mark", "advmod"))


def tops(tree: Tree, words: set[int]) -> list[int]:
    """Return the words whose head lies outside and that are no mere punctuation, conjunction or preposition."""
    sheet = tree.sheet
    return [i for i in sorted(words)
            if sheet.words[i].head not in words and sheet.words[i].upos not in ("PUNCT", "CCONJ", "SCONJ", "ADP")]


def is_clause(tree: Tree, i: int) -> bool:
    """Whether a word is a predicate: a verb, or what a copula or a subject makes one."""
    word = tree.sheet.words[i]
    if word.upos == "VERB" or (word.upos == "AUX" and not matches(word.rel, ("aux", "cop"))):
        return not matches(word.rel, ("amod", "compound", "case"))
    return tree.child(i, "cop", *SUBJECTS, "expl") is not None


def is_finite(tree: Tree, i: int, among: Container[int] | None = None) -> bool:
    """Whether a predicate is finite, by its own form or that of its auxiliary or copula (``among`` these words)."""
    sheet = tree.sheet
    return any(sheet.words[c].xpos in _FINITE for c in (i, *tree.children(i, "aux", "cop"))
               if among is None or c in among)


def subject_of(tree: Tree, i: int) -> int | None:
    """Return the subject that stands with a predicate; of 'there is', what there is."""
    subject = tree.child(i, *SUBJECTS)
    return subject if subject is not None else tree.child(i, "expl")


def _joined(tree: Tree, clause: Clause, words: set[int]) -> Iterator[Clause]:
    """Yield a clause with its own words, and those joined to it or to what it governs without a subject."""
    own = subject_of(tree, clause.head)
    subject = own if own is not None else clause.subject
    joined = _beside(tree, clause.head, words)
    inside = [i for i in tree.subtree(clause.head, without=[c for _, c in joined]) if i in words]
    while inside and tree.sheet.words[inside[-1]].upos in _LEADING and inside[-1] != clause.head:
        inside.pop()
    if inside:
        yield Clause(clause.head, subject, inside, clause.lead if own is None else (), clause.over)
    for beside, c in joined:
        shared = subject if matches(tree.sheet.words[c].rel, ("conj",)) else None
        yield from _joined(tree, Clause(c, shared, [], _lead(tree, clause, beside, c, words)), words)


def _beside(tree: Tree, top: int, words: set[int]) -> list[tuple[int, int]]:
    """Return the predicates joined to one, or to an infinitive below it ('agreed to stop … and close …')."""
    found = []
    below = [c for c in tree.children(top, "xcomp") if c in words and tree.sheet.words[c].upos == "VERB"]
    for first in (top, *below):
        found += [(first, c) for c in tree.children(first, "conj", "parataxis")
                  if c in words and c > first and _stands_alone(tree, c) and not _share_object(tree, first, c)
                  and not _is_other_way(tree, c)]
    return found


def _is_other_way(tree: Tree, c: int) -> bool:
    """'To keep or drop the plan': neither is told as so, both together are."""
    return any(tree.lemma(k) in ("or", "nor") for k in tree.children(c, "cc"))


def _share_object(tree: Tree, first: int, c: int) -> bool:
    """'Made and sold the drug': what is done twice to one thing is told once."""
    return (subject_of(tree, c) is None and tree.child(c, "obj") is not None and tree.child(first, "obj", "obl") is None
            and c - first <= _CLOSE)


def _stands_alone(tree: Tree, c: int) -> bool:
    """Whether what is joined to a predicate is one of its own: a finite clause, or a verb."""
    word = tree.sheet.words[c]
    if not is_clause(tree, c):
        return False
    if matches(word.rel, ("parataxis",)):
        return subject_of(tree, c) is not None and is_finite(tree, c)
    return subject_of(tree, c) is not None or word.upos in ("VERB", "AUX") or is_finite(tree, c)


def _lead(tree: Tree, clause: Clause, beside: int, c: int, words: set[int]) -> tuple[int, ...]:
    """Return the words that a joined predicate shares: all before the first one that it could take the place of.

    A finite one has its own auxiliaries and shares no more than the subject.
    """
    if subject_of(tree, c) is not None or not matches(tree.sheet.words[c].rel, ("conj",)):
        return ()
    subject = subject_of(tree, clause.head)
    if subject is None:
        return clause.lead
    phrase = [i for i in tree.subtree(subject) if i in words]
    if is_finite(tree, c):
        return tuple(phrase)
    before = [i for i in tree.subtree(clause.head) if i in words and i < beside]
    own = {i for i in before if i >= min(tree.subtree(beside)) and tree.sheet.words[i].head == beside
           and matches(tree.sheet.words[i].rel, ("advmod", "obl", "advcl"))}
    shared = (i for i in before if i not in own)
    return tuple(dropwhile(lambda i: tree.sheet.words[i].upos in _JOINING, shared))
