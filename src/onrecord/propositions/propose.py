"""Statements -> propositions: what each content says, one predicate at a time, and what the outlet says by itself.

In: the tree of a sheet, its statements, the resolver of its actors and what else was noticed. Out: ``Proposition``s in
the order of the statements and of their words, the outlet's own behind them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from onrecord.facts.noticed import Noticed
from onrecord.facts.proposition import Proposition
from onrecord.facts.span import Span
from onrecord.facts.statement import Statement
from onrecord.facts.tree import Tree
from onrecord.noticing.who import Who
from onrecord.propositions.clauses import SUBJECTS, Clause, clauses
from onrecord.propositions.control import calling, holds, judged_for
from onrecord.propositions.made import made
from onrecord.propositions.meaning import Meaning
from onrecord.propositions.nominals import deed
from onrecord.propositions.own import told_by_outlet
from onrecord.propositions.parts import parts
from onrecord.statements.lexicon import words_of
from onrecord.statements.sources import phrase_without


def propose(tree: Tree, who: Who, statements: Sequence[Statement], noticed: Noticed) -> tuple[Proposition, ...]:
    """Return the propositions that the contents of statements hold, then those that the outlet itself puts forward."""
    starts = [word.start for word in tree.sheet.words]
    found: dict[str, Proposition] = {}
    cues = {i: s for s in statements for span in s.cue.spans for i in _words_in(starts, span)}
    for s in statements:
        for one in _of_statement(tree, who, s, noticed, starts, cues):
            found.setdefault(one.id, one)
    for one in told_by_outlet(tree, who, statements, noticed):
        found.setdefault(one.id, one)
    return tuple(found.values())


def _of_statement(tree: Tree, who: Who, s: Statement, noticed: Noticed, starts: Sequence[int],
                  cues: Mapping[int, Statement]) -> Iterator[Proposition]:
    """Yield what a content says, but not by whose cues its speaker says more ('he said … and urged …')."""
    words = {i for span in s.content for i in _words_in(starts, span)}
    if not words:
        return
    cued = [i for span in s.cue.spans for i in _words_in(starts, span)]
    cue = next((i for i in cued if tree.lemma(i) == s.cue.lemma), bisect_left(starts, s.cue.spans[0][0]))
    meaning = Meaning(tree, who, s.speakers, s.addressees, cue, _source(tree, cue), min(words),
                      s.form in ("direct", "mixed") or tree.sheet.words[min(words)].quoted)
    noun, found = _clauses(tree, cue, words)
    for clause in found:
        for part in parts(tree, clause) if not _says_more(cues.get(clause.head), s) else ():
            yield made(tree, part, meaning, noticed, s, cued if noun is None else [noun])


def _says_more(other: Statement | None, s: Statement) -> bool:
    return other is not None and other.id != s.id and not set(other.speakers).isdisjoint(s.speakers)


def _clauses(tree: Tree, cue: int, words: set[int]) -> tuple[int | None, list[Clause]]:
    """Return the clauses of a content, and the noun of will or opinion that holds them, if one does."""
    called = calling(tree, cue, words)
    if called is not None:
        return None, [called]
    words = judged_for(tree, cue, words) or words
    noun, held = _by_noun(tree, words)
    return noun, held or clauses(tree, words) or _within(tree, words) or [_whole(tree, words)]


def _source(tree: Tree, cue: int) -> Span:
    """Return the words that say who speaks, and for whom: the subject of the cue, or whose word it is."""
    top = tree.child(cue, "nmod:poss", *SUBJECTS)
    return tree.sheet.span(*phrase_without(tree, top, [])) if top is not None else (0, 0)


def _within(tree: Tree, words: set[int]) -> list[Clause]:
    """Return what a noun for something said holds: 'reports that X had sold it', 'the allegations of beating'."""
    head = tree.top(min(words), max(words) + 1)
    if tree.lemma(head) not in words_of("said before") or tree.sheet.words[head].upos != "NOUN":
        return []
    for c in tree.children(head, "acl", "ccomp", "nmod"):
        below = set(tree.subtree(c)) & words
        if c < head or not below:
            continue
        found = clauses(tree, below)
        noun = deed(tree, c) if not found and any(tree.lemma(k) == "of" for k in tree.children(c, "case")) else None
        if found or noun:
            return found or [Clause(c, None, sorted(below))]
    return []


def _by_noun(tree: Tree, words: set[int]) -> tuple[int | None, list[Clause]]:
    """Return what a noun of will or opinion holds, and the noun: 'repeated his vow to leave', 'his criticism of it'."""
    head = tree.top(min(words), max(words) + 1)
    kind = holds(tree, head)
    for c in tree.children(head, *kind.relations) if kind else ():
        below = sorted(set(tree.subtree(c)) & words)
        if kind and c > head and below and kind.mark in {tree.lemma(m) for m in tree.children(c, "mark", "case")}:
            return head, clauses(tree, set(below)) or [Clause(c, None, below)]
    return None, []


def _whole(tree: Tree, words: set[int]) -> Clause:
    """Return a content without a predicate as one piece: a topic, unless its noun tells of a deed."""
    return Clause(tree.top(min(words), max(words) + 1), None, sorted(words))


def _words_in(starts: Sequence[int], span: Span) -> range:
    return range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))
