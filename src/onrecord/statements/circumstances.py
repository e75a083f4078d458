"""Around a statement: to whom, through what or where, and when."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts.sheet import Sheet
from onrecord.facts.span import Span
from onrecord.facts.time import Time
from onrecord.facts.tree import Range, Tree, matches, ranges
from onrecord.noticing.times import governing
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


def time_of(tree: Tree, times: Sequence[Time], a: Attribution) -> Time | None:
    """Return the time that governs the cue in syntax: its own, or one inside its source's or cue's words."""
    sheet = tree.sheet
    found = governing(sheet, times, a.head)
    if found is not None and not _in_content(sheet, found, a):
        return found
    spans = [sheet.span(*r) for r in (*a.sources, *a.cue, *_around_cue(tree, a))]
    for start, stop in spans:
        for time in times:
            if start <= time.span[0] and time.span[1] <= stop and time.type in ("DATE", "TIME"):
                return time
    return _behind(sheet, times, a)


def _behind(sheet: Sheet, times: Sequence[Time], a: Attribution) -> Time | None:
    """Where the content comes first, what stands behind the cue in its sentence is about the saying."""
    words = a.content_words()
    if not words or max(words) > a.head:
        return None
    start = sheet.words[a.head].end
    end = sheet.span(*sheet.sentences[sheet.words[a.head].sentence])[1]
    finite = next(
        (w.start for w in sheet.words[a.head + 1 :] if w.start < end and w.xpos in ("VBD", "VBZ", "VBP", "MD")), end
    )
    return next((t for t in times if start <= t.span[0] and t.span[1] <= finite and t.type in ("DATE", "TIME")), None)


def _around_cue(tree: Tree, a: Attribution) -> list[Range]:
    """Return the phrases that hang on the cue and are neither content nor clauses: 'at a briefing on Monday'."""
    blocked = a.content_words()
    out: list[Range] = []
    for c in tree.children(a.head, "obl"):
        words = [i for i in tree.subtree(c, without=tree.children(c, "acl", "advcl")) if i not in blocked]
        out.extend(ranges(words))
    return out


def _in_content(sheet: Sheet, time: Time, a: Attribution) -> bool:
    return any(sheet.span(*c)[0] <= time.span[0] < sheet.span(*c)[1] for c in a.contents)
