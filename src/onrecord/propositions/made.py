"""One clause of the words of somebody -> one proposition.

In: a tree, a clause, what its words mean, what was noticed, and by what it is told. Out: a ``Proposition``.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts.identity import fact_id
from onrecord.facts.noticed import Noticed
from onrecord.facts.proposition import Modality, Part, Predicate, Proposition
from onrecord.facts.span import Span
from onrecord.facts.statement import Statement
from onrecord.facts.tree import Tree, ranges
from onrecord.propositions.arguments import arguments_of
from onrecord.propositions.clauses import Clause, is_clause, subject_of
from onrecord.propositions.control import Supplied, aimed, judging, left_out, told_ahead
from onrecord.propositions.meaning import Meaning
from onrecord.propositions.modality import Mood, governs, mood
from onrecord.propositions.nominals import Deed, charged, deed, existing, has_theme, nominal, threatened
from onrecord.propositions.polarity import polarity, speaks_of_itself, under
from onrecord.propositions.wording import Wording
from onrecord.statements.sources import phrase_without
from onrecord.words.families import family
from onrecord.words.stems import fold, stem

_POINTING = frozenset(("this", "these", "those"))


def made(tree: Tree, clause: Clause, meaning: Meaning, noticed: Noticed, s: Statement | None = None,
         cued: Sequence[int] = ()) -> Proposition:
    """Return what one clause says; ``s``: the statement in whose content it stands, ``cued``: the words of its cue.

    Without a statement it is the outlet's own.
    """
    cue = next((i for i in cued if s is not None and tree.lemma(i) == s.cue.lemma), next(iter(cued), None))
    clause, noun, supplied = _completed(tree, clause, meaning, s, cued, cue)
    how = _told_ahead(mood(tree, clause, cue), supplied)
    told = polarity(tree, clause.over, clause.head)
    put_in = Wording(tree, meaning, supplied, noun, how.modality)
    spans = tuple(tree.sheet.span(*r) for r in ranges(sorted({*clause.words, *_called(tree, clause)})))
    lemma = noun.verb if noun else tree.lemma(clause.head)
    return Proposition(
        id=fact_id("r", tree.sheet.article.id, (*(s.cue.spans if s is not None else ()), *spans)),
        predicate=Predicate((tree.sheet.words[clause.head].span,), lemma, family(stem(fold(lemma))),
                            "adjective" if clause.called else _part(tree, clause.head)),
        spans=spans,
        text=put_in.told(clause, told),
        arguments=arguments_of(tree, clause, supplied, meaning, noticed),
        negated=told.negated,
        affirmed=put_in.affirmed(clause, told.words) if told.negated else None,
        modality="hypothetical" if told.open and how.modality == "actual" else how.modality,
        condition=_span_of(tree, how.condition),
        in_statement=s.id if s is not None else None,
        complete=_complete(tree, clause, meaning, supplied, noun),
    )


def _completed(tree: Tree, clause: Clause, meaning: Meaning, s: Statement | None, cued: Sequence[int],
               cue: int | None) -> tuple[Clause, Deed | None, Supplied | None]:
    """Return a clause down to what it tells of, the deed that a noun tells of, and the subject that is left out."""
    aim = aimed(tree, clause, meaning)
    if aim is not None:
        return _lowered(tree, aim[0]), None, aim[1]
    if clause.called:
        return clause, None, left_out(tree, clause, meaning, cue) if cue is not None else None
    noun = _deed(tree, clause.head, s, cued)
    clause = nominal(tree, clause) if noun else _lowered(tree, clause)
    lacks = noun.light != "be" if noun else is_clause(tree, clause.head)
    return clause, noun, left_out(tree, clause, meaning, cue) if lacks and cue is not None else None


def _told_ahead(how: Mood, supplied: Supplied | None) -> Mood:
    """What is put in may tell that a deed lies ahead: '[X will] leave', '[X wants to] leave'."""
    ahead = told_ahead(supplied)
    return how._replace(modality=ahead) if ahead is not None and how.modality in _OPEN else how


_OPEN: tuple[Modality, ...] = ("actual", "hypothetical")
_BY_ACT = {"accuse": charged, "threaten": threatened}


def _deed(tree: Tree, head: int, s: Statement | None, cued: Sequence[int]) -> Deed | None:
    """Return the deed or the verdict that a content without a clause tells of, by its noun and by how it is told."""
    found = judging(tree, cued, head)
    if found is not None or is_clause(tree, head):
        return found
    known = deed(tree, head)
    if known is not None:
        return known
    if s is not None and s.cue.lemma == "confirm":
        return existing(tree, head)
    by_act = _BY_ACT.get(s.act) if s is not None and (s.speakers or s.act != "threaten") else None
    return by_act(tree, head) if by_act is not None else None


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
        return not (meaning.is_bare(clause.subject) or _is_of_nobody_known(tree, clause.subject, meaning)
                    or _points_elsewhere(tree, clause, meaning))
    return (not meaning.is_reference(clause.subject) or bool(meaning.of(clause.subject))
            or meaning.thing(clause.subject) is not None)



def _is_of_nobody_known(tree: Tree, subject: int, meaning: Meaning) -> bool:
    """'Their suspension was wrong': whose it is, nobody has resolved."""
    return any(meaning.is_reference(i) and not meaning.of(i) and meaning.thing(i) is None and not meaning.is_plain(i)
               for i in tree.children(subject, "nmod:poss"))


def _points_elsewhere(tree: Tree, clause: Clause, meaning: Meaning) -> bool:
    """'These solutions are dear', 'the industry knows of this': which ones, and of what, was told before."""
    assert clause.subject is not None
    words = tree.sheet.words
    pointed = [i for i in tree.subtree(clause.subject) if words[i].rel == "det" and words[i].text.lower() in _POINTING]
    alone = [i for i in clause.words if words[i].upos == "PRON" and words[i].text.lower() in _POINTING
             and words[i].rel.split(":")[0] in ("nsubj", "obj", "obl")]
    return any(meaning.thing(words[i].head) is None for i in pointed) or any(
        meaning.thing(i) is None and not meaning.of(i) for i in alone)
