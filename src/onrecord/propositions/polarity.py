"""Whether a proposition is told as so or as not so, and what follows through the predicates that stand over it.

In: a tree and a clause. Out: whether it is negated, whether that is left open, and the words that negate.
Method: polarity is carried down from the outermost predicate, each turning it by the signature of its word
(``signatures.tsv``; Nairn, Condoravdi and Karttunen 2006).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.data import rows
from onrecord.facts.tree import NEGATIONS, Tree
from onrecord.propositions.clauses import SUBJECTS

_NOBODY = frozenset(("nobody", "none", "nothing", "neither", "no-one", "nowhere"))
_NO = frozenset(("no", "neither"))
_FIRST_PERSON = frozenset(("i", "we"))
_PARTS = {"VERB": "V", "AUX": "V", "ADJ": "A", "NOUN": "N"}


class Signature(NamedTuple):
    """What holds of a complement where its predicate is affirmed and where it is negated: +, - or o (open)."""

    affirmed: str
    negated: str
    who: str


class Polarity(NamedTuple):
    """``negated``: told as not so. ``open``: nothing follows about it. ``words``: those that negate."""

    negated: bool
    open: bool
    words: tuple[int, ...]


@cache
def _signatures() -> dict[tuple[str, str, str], tuple[Signature, ...]]:
    found: dict[tuple[str, str, str], tuple[Signature, ...]] = {}
    for word, part, complement, affirmed, negated, who in rows("propositions/signatures"):
        key = word, part, complement
        found[key] = (*found.get(key, ()), Signature(affirmed, negated, who))
    return found


def complement_of(tree: Tree, head: int) -> tuple[int, Signature] | None:
    """Return the clause that a predicate's signature bears on, with the signature; null where it has none."""
    part = _PARTS.get(tree.sheet.words[head].upos)
    for c in tree.children(head, "xcomp", "ccomp", "advcl", "csubj"):
        for signature in _signatures().get((tree.lemma(head), part or "", _kind(tree, c)), ()):
            if signature.who == "any" or speaks_of_itself(tree, head):
                return c, signature
    return None


def speaks_of_itself(tree: Tree, head: int) -> bool:
    """Whether the subject of a predicate is the one whose words they are ('I think')."""
    subject = tree.child(head, *SUBJECTS)
    return subject is not None and tree.lemma(subject) in _FIRST_PERSON


def _kind(tree: Tree, c: int) -> str:
    """Return how a complement is joined: to, ing, from, of or that."""
    marks = [tree.lemma(m) for m in tree.children(c, "mark", "case")]
    if "to" in marks:
        return "to"
    if tree.sheet.words[c].xpos == "VBG" and tree.child(c, *SUBJECTS, "aux") is None:
        return next((m for m in marks if m in ("from", "of")), "ing")
    return "that" if tree.child(c, *SUBJECTS, "expl") is not None else "to"


def negations(tree: Tree, head: int) -> tuple[int, ...]:
    """Return the words that negate a predicate: its own, those of its subject and of its object ('took no money')."""
    found = [c for c in tree.children(head, "advmod", "det", "mark", "cc")
             if tree.lemma(c) in NEGATIONS and _bears_on(tree, head, c)]
    for c in tree.children(head, *SUBJECTS, "obj"):
        if tree.lemma(c) in _NOBODY:
            found.append(c)
        found += [d for d in tree.children(c, "det", "advmod", "cc:preconj")
                  if tree.lemma(d) in _NO or (tree.lemma(d) == "not" and d < c)]
    return tuple(sorted(set(found)))


def _bears_on(tree: Tree, head: int, c: int) -> bool:
    """'Not only', 'no longer than', 'not just' leave what is told as it is."""
    after = tree.sheet.words[c + 1].text.lower() if c + 1 < len(tree.sheet.words) else ""
    return not (tree.lemma(c) == "not" and after in ("only", "just", "merely", "least"))


def polarity(tree: Tree, over: tuple[int, ...], head: int) -> Polarity:
    """Return the polarity of a predicate below others (outermost first)."""
    holds, open_ = True, False
    words: list[int] = []
    for above in over:
        against = negations(tree, above)
        words += against
        found = complement_of(tree, above)
        affirmed, negated = (found[1].affirmed, found[1].negated) if found else ("+", "o" if against else "+")
        follows = affirmed if holds == (not against) else negated
        open_ = open_ or follows == "o"
        holds = follows != "-"
    own = negations(tree, head)
    return Polarity(holds == bool(own), open_, tuple(sorted({*words, *own})))


def under(tree: Tree, head: int) -> tuple[tuple[int, ...], int]:
    """Return the predicates whose signatures lead down from one, and the predicate that they lead to."""
    over: list[int] = []
    while len(over) < 4 and (found := complement_of(tree, head)) is not None:
        over.append(head)
        head = found[0]
    return tuple(over), head


