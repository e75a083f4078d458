"""Whose deed an infinitive, a gerund or a noun tells of, where its own words do not say.

In: a tree, a clause, who speaks, and the cue. Out: the subject that is left out. By the cue (``control.tsv``): who
accuses, urges or warns tells of another ('accused X of stealing'), others of themselves ('denied stealing').
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.data import rows
from onrecord.facts.actor import Actor
from onrecord.facts.proposition import Modality
from onrecord.facts.tree import Tree
from onrecord.propositions.clauses import SUBJECTS, Clause, is_finite, top_of
from onrecord.propositions.meaning import Meaning, names_of
from onrecord.propositions.nominals import Deed
from onrecord.statements.cues import is_passive
from onrecord.statements.lexicon import words_of
from onrecord.statements.sources import phrase_without


class Control(NamedTuple):
    """Whose deed the complement of a cue is: ``whose`` self or other; ``auxiliary``: how an infinitive is told."""

    whose: str
    auxiliary: str


@cache
def _controls() -> dict[str, Control]:
    return {verb: Control(whose, auxiliary) for verb, whose, auxiliary in rows("propositions/control")}


OF_CUE = "cue"    # an infinitive is told by the cue itself: '[X aims to] stay'
_SAYING_WHICH = ("compound", "nmod", "amod", "acl", "nmod:poss", "det")


class Supplied(NamedTuple):
    """A subject that the words leave out. ``auxiliary``: what the cue makes of an infinitive ('should', 'will').
    ``several``: it is a plural."""

    name: str
    actors: Sequence[Actor]
    auxiliary: str
    several: bool = False


class Held(NamedTuple):
    """Where a noun of will or opinion has what it is on: relations in the tree, and the word that opens it."""

    relations: tuple[str, ...]
    mark: str


_HELD = {"self": Held(("acl",), "to"), "verdict": Held(("nmod",), "of")}


def holds(tree: Tree, noun: int) -> Held | None:
    """Return where a noun has what its owner will do ('his vow to leave') or judges ('his criticism of it')."""
    control = _controls().get(tree.lemma(noun)) if tree.sheet.words[noun].upos == "NOUN" else None
    return _HELD.get(control.whose) if control is not None else None


def left_out(tree: Tree, clause: Clause, meaning: Meaning, cue: int) -> Supplied | None:
    """Return the subject of a clause that has none; null where it has one or nobody knows it."""
    if clause.called and clause.subject is not None:
        found = _named(tree, meaning, clause.subject, "is")
        return found._replace(auxiliary="are") if found is not None and found.several else found
    if clause.subject is not None or clause.lead:
        return None
    if is_finite(tree, top_of(clause)):
        word = tree.sheet.words[cue]        # 'a network that they claim is run from abroad'
        return _named(tree, meaning, word.head, "") if word.rel == "acl:relcl" and word.head >= 0 else None
    return _controlled(tree, clause, meaning, cue)


def _controlled(tree: Tree, clause: Clause, meaning: Meaning, cue: int) -> Supplied | None:
    """Return the subject that the cue gives an infinitive, a gerund or a noun."""
    control = _controls().get(tree.lemma(cue))
    if control is not None and control.whose == "called" and _is_to(tree, top_of(clause)):
        return _other(tree, meaning, cue, clause, "should")     # 'called for X to leave'
    if control is None or control.whose in ("called", "verdict"):
        return None
    if control.whose == "passive" and not (is_passive(tree, cue) or tree.child(cue, "xcomp") is not None):
        return None
    if control.whose in ("other", "passive") or is_passive(tree, cue):
        return _other(tree, meaning, cue, clause, control.auxiliary)
    if meaning.speakers:
        auxiliary = control.auxiliary if control.auxiliary != OF_CUE else f"{tree.sheet.words[cue].text} to"
        return Supplied(names_of(meaning.speakers), meaning.speakers, auxiliary)
    return None


def _is_to(tree: Tree, head: int) -> bool:
    """Whether a predicate is an infinitive with 'to'."""
    return any(tree.lemma(m) == "to" and tree.sheet.words[m].xpos == "TO" for m in tree.children(head, "mark"))


def told_ahead(supplied: Supplied | None) -> Modality | None:
    """Return what the auxiliary that was put in makes of a deed: '[X will] leave' is planned."""
    first = supplied.auxiliary.split()[:1] if supplied is not None else []
    return _AHEAD.get(first[0]) if first else None


_AHEAD: dict[str, Modality] = {"will": "planned", "should": "demanded", "wants": "planned", "want": "planned"}


def judging(tree: Tree, cue: Sequence[int], head: int) -> Deed | None:
    """Return what the words of a cue say of the thing that they are on ('criticised the deal': it is wrong)."""
    control = next((c for i in cue if (c := _controls().get(tree.lemma(i))) is not None and c.whose == "verdict"), None)
    word = tree.sheet.words[head]
    gerund = word.xpos == "VBG" and not tree.children(head, "mark", "case", *SUBJECTS)
    if control is None or not (gerund or (word.upos == "NOUN" and tree.child(head, *_SAYING_WHICH))):
        return None
    if tree.lemma(head) in words_of("said before") and not tree.children(head, "nmod", "acl", "nmod:poss"):
        return None                     # 'a claim that it supports': which one?
    several = word.xpos == "NNS" or (not gerund and tree.child(head, "conj") is not None)
    return Deed(tree.lemma(head), "be", control.auxiliary.replace("is", "are", 1) if several else control.auxiliary)


def judged_for(tree: Tree, cue: int, words: set[int]) -> set[int]:
    """Return the words for what somebody is judged for ('slammed X for its silence'); none where it is no such cue."""
    control = _controls().get(tree.lemma(cue))
    whom = tree.child(cue, "obj")
    if control is None or control.whose != "verdict" or whom is None:
        return set()
    what = next((c for c in (*tree.children(cue, "obl"), *tree.children(whom, "nmod")) if c in words and any(
        tree.lemma(k) in ("for", "over") for k in tree.children(c, "case"))), None)
    return set(tree.subtree(what)) & words if what is not None else set()


def calls(lemma: str) -> bool:
    """Whether by a cue something is called something ('described the deal as insane')."""
    control = _controls().get(lemma)
    return control is not None and control.whose == "called"


def aimed(tree: Tree, clause: Clause, meaning: Meaning) -> tuple[Clause, Supplied] | None:
    """Return what an aim is, as its holder's will ('the goal is to win': '[X wants to] win'); null for other clauses.

    Whose aim it is: the owner of the noun, else who speaks.
    """
    noun = tree.child(clause.head, "nsubj:outer")
    if noun is None or tree.lemma(noun) not in words_of("aim") or not any(
            tree.lemma(m) == "to" for m in tree.children(clause.head, "mark")):
        return None
    owner = tree.child(noun, "nmod:poss")
    actors = meaning.of(owner) if owner is not None else meaning.speakers
    if not actors:
        return None
    before = {*tree.subtree(noun), *tree.children(clause.head, "aux", "cop")}
    words = [i for i in clause.words if i not in before]
    wants = "want to" if len(actors) > 1 else "wants to"
    return Clause(clause.head, None, words), Supplied(names_of(actors), actors, wants)


def calling(tree: Tree, cue: int, words: set[int]) -> Clause | None:
    """Return what something is called, as a clause on it ('described the deal as insane'); null by other cues."""
    control = _controls().get(tree.lemma(cue))
    if control is None or tree.sheet.words[cue].upos != "VERB":
        return None
    as_what = control.whose in ("other", "verdict") and any(tree.lemma(i) == "as" for i in words)
    if control.whose != "called" and not as_what:
        return None
    thing = _called(tree, cue)
    said = _what_it_is_called(tree, words, thing)
    if thing is None or not said or any(tree.child(i, *SUBJECTS) is not None or _is_to(tree, i) for i in said):
        return None
    return Clause(tree.top(said[0], said[-1] + 1), thing, said, called=True)


def _what_it_is_called(tree: Tree, words: set[int], thing: int | None) -> list[int]:
    """Return the words behind 'as', or all but those of the thing itself."""
    rest = sorted(words - set(tree.subtree(thing)) if thing in words and thing is not None else words)
    first = next((n for n, i in enumerate(rest[:(len(rest) + 1) // 2]) if tree.lemma(i) == "as"), -1)
    return rest[first + 1:]


def _called(tree: Tree, cue: int) -> int | None:
    """Return the word for what is called something: the object, a passive's subject, what a relative clause is on."""
    word = tree.sheet.words[cue]
    subject = tree.child(cue, "nsubj:pass")
    found = tree.child(cue, "obj") if subject is None else subject
    if found is None and tree.lemma(cue) == "refer":
        found = next((c for c in tree.children(cue, "obl") if tree.lemma(c) != "as"
                      and any(tree.lemma(k) == "to" for k in tree.children(c, "case"))), None)
    related = found is None or tree.sheet.words[found].text.lower() in ("that", "which", "who")
    if related and word.rel.startswith("acl") and word.head >= 0:
        return word.head
    return None if related else found


def _other(tree: Tree, meaning: Meaning, cue: int, clause: Clause, auxiliary: str) -> Supplied | None:
    """Return whom the cue is aimed at: its object, or the subject of its passive ('was accused of')."""
    inside = set(clause.words)
    for rel in (("obj", "iobj"), ("nsubj:pass",), ("obl",)):
        for word in tree.children(cue, *rel):
            if word not in inside and _is_aimed_at(tree, word):
                return _named(tree, meaning, word, auxiliary)
    head = tree.sheet.words[cue].head
    if tree.sheet.words[cue].rel.startswith("acl") and head >= 0:
        return _named(tree, meaning, head, auxiliary)       # 'activists accused of'
    if tree.sheet.words[cue].rel.startswith(("xcomp", "conj")) and head >= 0:
        subject = tree.child(head, *SUBJECTS)
        return _named(tree, meaning, subject, auxiliary) if subject is not None else None
    return None


def _is_aimed_at(tree: Tree, word: int) -> bool:
    """Whether a cue's object, or what 'on' leads to ('called on X'), is whom it is aimed at."""
    if not tree.sheet.words[word].rel.startswith("obl"):
        return True
    return tree.sheet.words[word].rel == "obl" and bool(
        {tree.lemma(k) for k in tree.children(word, "case")} & {"on", "upon"})


def _named(tree: Tree, meaning: Meaning, word: int, auxiliary: str) -> Supplied | None:
    actors = meaning.of(word)
    pronoun = tree.sheet.words[word].upos == "PRON"
    if not actors and pronoun:
        return None
    first, end = phrase_without(tree, word, tree.children(word, "case", "cop", *SUBJECTS))
    name = names_of(actors) if pronoun else " ".join(tree.sheet.text(first, end).split())
    several = tree.sheet.words[word].xpos in ("NNS", "NNPS") or tree.child(word, "conj") is not None
    return Supplied(name, actors, auxiliary, several)
