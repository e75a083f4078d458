"""Around a statement: to whom, and through what or where."""

from __future__ import annotations

from onrecord.facts.span import Span
from onrecord.facts.tree import Range, Tree, matches, ranges
from onrecord.statements.attribution import Attribution, bare
from onrecord.statements.lexicon import words_of

_AT = frozenset("in at on during through via by to according over".split())


def addressees_of(tree: Tree, a: Attribution) -> list[Range]:
    """Return noun phrases that are spoken to: the object of 'tell' or 'urge', or 'to' somebody."""
    sheet = tree.sheet
    out: list[Range] = []
    blocked = a.content_words()
    for c in tree.children(a.head, "obj", "iobj", "obl"):
        if c in blocked or not _is_addressed(tree, a, c):
            continue
        closed = [
            k for k in tree.children(c) if matches(sheet.words[k].rel, ("case", "acl", "punct", "appos", "parataxis"))
        ]
        keep = [i for i in tree.subtree(c, without=closed) if i not in blocked]
        out.extend(r for r in (bare(sheet, r) for r in ranges(keep)) if r[0] <= c < r[1])
    return out


def _is_addressed(tree: Tree, a: Attribution, c: int) -> bool:
    """Whether a noun that hangs on a cue can be whom it is said to: 'told *her*', 'said to *the court*'."""
    word = tree.sheet.words[c]
    if word.upos not in ("NOUN", "PROPN", "PRON") or tree.lemma(c) in words_of("venue"):
        return False
    cases = [tree.lemma(k) for k in tree.children(c, "case")]
    if cases:
        return cases == ["to"]
    return matches(word.rel, ("iobj",)) or (
        matches(word.rel, ("obj",)) and tree.lemma(a.head) in words_of("addressed")
    )


def venue_of(tree: Tree, a: Attribution) -> Span | None:
    """Return where or through what it was said, as written without its preposition."""
    near = (a.head, *tree.children(a.head, "xcomp", "obj"))
    for c in (c for node in near for c in tree.children(node, "obl", "nmod")):
        cases = {tree.lemma(k) for k in tree.children(c, "case")}
        if tree.lemma(c) in words_of("venue") and cases & _AT:
            words = tree.subtree(c, without=[k for k in tree.children(c) if _is_outside(tree, k, c)])
            return tree.sheet.span(words[0], words[-1] + 1)
    return None


def _is_outside(tree: Tree, k: int, noun: int) -> bool:
    """Whether what hangs on a venue is no part of its name: the preposition, a clause, what it is of."""
    rel = tree.sheet.words[k].rel
    return matches(rel, ("case", "acl", "punct")) or (matches(rel, ("nmod",)) and k > noun)
