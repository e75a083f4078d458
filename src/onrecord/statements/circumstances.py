"""Around a statement: to whom, and through what or where."""

from __future__ import annotations

from onrecord.facts.span import Span
from onrecord.facts.tree import Range, Tree, matches, ranges
from onrecord.statements.attribution import Attribution, bare
from onrecord.statements.lexicon import words_of


def addressees_of(tree: Tree, a: Attribution) -> list[Range]:
    """Return noun phrases that are spoken to: the object of 'tell' or 'urge', or 'to' somebody."""
    sheet = tree.sheet
    out: list[Range] = []
    blocked = a.content_words()
    for c in tree.children(a.head, "obj", "iobj", "obl"):
        word = sheet.words[c]
        cases = [tree.lemma(k) for k in tree.children(c, "case")]
        direct = matches(word.rel, ("iobj",)) or (
            matches(word.rel, ("obj",)) and tree.lemma(a.head) in words_of("addressed")
        )
        if (
            c in blocked
            or not ((direct and not cases) or cases == ["to"])
            or word.upos not in ("NOUN", "PROPN", "PRON")
        ):
            continue
        if tree.lemma(c) in words_of("venue"):
            continue
        closed = [
            k for k in tree.children(c) if matches(sheet.words[k].rel, ("case", "acl", "punct", "appos", "parataxis"))
        ]
        keep = [i for i in tree.subtree(c, without=closed) if i not in blocked]
        out.extend(r for r in (bare(sheet, r) for r in ranges(keep)) if r[0] <= c < r[1])
    return out


def venue_of(tree: Tree, a: Attribution) -> Span | None:
    """Return where or through what it was said, as written without its preposition."""
    sheet = tree.sheet
    near = [a.head, *tree.children(a.head, "xcomp", "obj")]
    for node in near:
        for c in tree.children(node, "obl", "nmod"):
            cases = [tree.lemma(k) for k in tree.children(c, "case")]
            if tree.lemma(c) in words_of("venue") and set(cases) & {
                "in",
                "at",
                "on",
                "during",
                "through",
                "via",
                "by",
                "to",
                "according",
                "over",
            }:
                closed = [
                    k
                    for k in tree.children(c)
                    if matches(sheet.words[k].rel, ("case", "acl", "punct", "nmod"))
                    and not (matches(sheet.words[k].rel, ("nmod",)) and k < c)
                ]
                words = tree.subtree(c, without=closed)
                return sheet.span(words[0], words[-1] + 1)
    return None
