"""Statements -> propositions: what each content says, one predicate at a time.

In: the tree of a sheet, its statements, the resolver of its actors and what else was noticed. Out: ``Proposition``s in
the order of the statements and of their words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from onrecord.facts.identity import fact_id
from onrecord.facts.noticed import Noticed
from onrecord.facts.proposition import Part, Predicate, Proposition
from onrecord.facts.span import Span
from onrecord.facts.statement import Statement
from onrecord.facts.tree import Tree, ranges
from onrecord.noticing.who import Who
from onrecord.propositions.arguments import arguments_of
from onrecord.propositions.clauses import Clause, clauses, is_clause, subject_of
from onrecord.propositions.control import Supplied, calling, judging, left_out
from onrecord.propositions.meaning import Meaning
from onrecord.propositions.modality import governs, mood
from onrecord.propositions.nominals import Deed, charged, deed, existing, has_theme, nominal
from onrecord.propositions.polarity import polarity, speaks_of_itself, under
from onrecord.propositions.wording import Wording
from onrecord.statements.lexicon import words_of
from onrecord.statements.sources import phrase_without
from onrecord.words.families import family
from onrecord.words.stems import fold, stem


def propose(tree: Tree, who: Who, statements: Sequence[Statement], noticed: Noticed) -> tuple[Proposition, ...]:
    """Return the propositions that the contents of statements hold."""
    starts = [word.start for word in tree.sheet.words]
    found: dict[str, Proposition] = {}
    cues = {i: s for s in statements for span in s.cue.spans for i in _words_in(starts, span)}
    for s in statements:
        elsewhere = {i for i, other in cues.items() if other.id != s.id and set(other.speakers) & set(s.speakers)}
        for one in _of_statement(tree, who, s, noticed, starts, elsewhere):
            found.setdefault(one.id, one)
    return tuple(found.values())


def _of_statement(tree: Tree, who: Who, s: Statement, noticed: Noticed, starts: Sequence[int],
                  told_elsewhere: Container[int]) -> Iterator[Proposition]:
    """Yield what a content says; ``told_elsewhere``: cues by which its speaker says more ('he said … and urged …')."""
    words = {i for span in s.content for i in _words_in(starts, span)}
    if not words:
        return
    cue = next((i for i in _words_in(starts, s.cue.spans[0]) if tree.lemma(i) == s.cue.lemma),
               bisect_left(starts, s.cue.spans[0][0]))
    meaning = Meaning(tree, who, s.speakers, s.addressees, _said_about(tree, cue), _before_cue(tree, cue), min(words))
    called = calling(tree, cue, words)
    for clause in [called] if called else clauses(tree, words) or _within(tree, words) or [_whole(tree, words)]:
        if clause.head not in told_elsewhere:
            yield _proposition(tree, clause, meaning, noticed, s, cue)


def _before_cue(tree: Tree, cue: int) -> Span:
    """Return the words of the sentence up to the cue: where it says who speaks, and for whom."""
    owner = tree.child(cue, "nmod:poss") if tree.sheet.words[cue].upos == "NOUN" else None
    first = tree.sheet.sentences[tree.sheet.words[cue].sentence][0] if owner is None else min(tree.subtree(owner))
    return tree.sheet.words[first].start, tree.sheet.words[cue].start


def _said_about(tree: Tree, cue: int) -> int | None:
    """Return the word for what is spoken of: 'she said of the deal'."""
    return next((c for c in tree.children(cue, "obl") if tree.sheet.words[c].upos in ("NOUN", "PROPN")
                 and any(tree.lemma(k) in ("of", "about", "regarding") for k in tree.children(c, "case"))), None)


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


def _whole(tree: Tree, words: set[int]) -> Clause:
    """Return a content without a predicate as one piece: a topic, unless its noun tells of a deed."""
    return Clause(tree.top(min(words), max(words) + 1), None, sorted(words))


def _words_in(starts: Sequence[int], span: Span) -> range:
    return range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))


def _proposition(tree: Tree, clause: Clause, meaning: Meaning, noticed: Noticed, s: Statement, cue: int) -> Proposition:
    """Return what one clause of a content says."""
    noun = None if clause.called or is_clause(tree, clause.head) else _deed(tree, clause.head, s, cue)
    clause = clause if clause.called else nominal(tree, clause) if noun else _lowered(tree, clause)
    told = polarity(tree, clause.over, clause.head)
    lacks = clause.called or (noun.light != "be" if noun else is_clause(tree, clause.head))
    supplied = left_out(tree, clause, meaning, cue) if lacks else None
    how = mood(tree, clause, cue)
    put_in = Wording(tree, meaning, supplied, noun, how.modality)
    spans = tuple(tree.sheet.span(*r) for r in ranges(sorted({*clause.words, *_called(tree, clause)})))
    lemma = noun.verb if noun else tree.lemma(clause.head)
    return Proposition(
        id=fact_id("r", tree.sheet.article.id, (*s.cue.spans, *spans)),
        predicate=Predicate((tree.sheet.words[clause.head].span,), lemma, family(stem(fold(lemma))),
                            "adjective" if clause.called else _part(tree, clause.head)),
        spans=spans,
        text=put_in.told(clause, told),
        arguments=arguments_of(tree, clause, supplied, meaning, noticed),
        negated=told.negated,
        affirmed=put_in.affirmed(clause, told.words) if told.negated else None,
        modality="hypothetical" if told.open and how.modality == "actual" else how.modality,
        condition=_span_of(tree, how.condition),
        in_statement=s.id,
        complete=_complete(tree, clause, meaning, supplied, noun),
    )


def _deed(tree: Tree, head: int, s: Statement, cue: int) -> Deed | None:
    found = judging(tree, cue, head) or deed(tree, head)
    if found is None and s.cue.lemma == "confirm":
        return existing(tree, head)
    return charged(tree, head) if found is None and s.act == "accuse" else found


def _lowered(tree: Tree, clause: Clause) -> Clause:
    """Go down to the predicate that is told of: below 'I think that', 'managed to', 'plans to'.

    What only says whose thought it is ('I think that') is no part of the words.
    """
    over, head = under(tree, clause.head)
    while len(over) < 4 and (below := governs(tree, head)) is not None:
        over, head = (*over, head), below
    words, lead, subject = clause.words, clause.lead, clause.subject
    own = next((n for n, above in enumerate(over) if not speaks_of_itself(tree, above)), len(over))
    if own and subject_of(tree, over[own] if own < len(over) else head) is not None:
        top = over[own] if own < len(over) else head
        below_words = set(tree.subtree(top))
        words, lead, subject = [i for i in words if i in below_words], (), subject_of(tree, top)
    return Clause(head, subject if subject is not None else subject_of(tree, head), words or clause.words, lead, over)


def _called(tree: Tree, clause: Clause) -> range:
    """Return the words for what is called something, which stand apart from what it is called."""
    if not clause.called or clause.subject is None:
        return range(0)
    return range(*phrase_without(tree, clause.subject, tree.children(clause.subject, "case")))


def _part(tree: Tree, head: int) -> Part:
    """Return whether a predicate is a deed, or says what something is."""
    if tree.child(head, "cop") is None:
        return "deed" if tree.sheet.words[head].upos in ("NOUN", "PROPN") and not is_clause(tree, head) else "verb"
    return "adjective" if tree.sheet.words[head].upos in ("ADJ", "ADV", "VERB") else "noun"


def _span_of(tree: Tree, top: int | None) -> Span | None:
    if top is None:
        return None
    below = tree.subtree(top)
    return tree.sheet.span(below[0], below[-1] + 1)


def _complete(tree: Tree, clause: Clause, meaning: Meaning, supplied: Supplied | None, noun: Deed | None) -> bool:
    """Whether it has a predicate, and a subject that says whom it means to who reads it alone."""
    if supplied is not None:
        return True
    if noun is not None:
        return clause.subject is not None or noun.light == "be" or (noun.is_event and has_theme(tree, clause.head))
    if clause.subject is None or not is_clause(tree, clause.head):
        return False
    word = tree.sheet.words[clause.subject]
    if word.upos != "PRON" or word.rel.startswith("expl"):
        return not meaning.is_bare(clause.subject)
    return (not meaning.is_reference(clause.subject) or bool(meaning.of(clause.subject))
            or meaning.thing(clause.subject) is not None)
