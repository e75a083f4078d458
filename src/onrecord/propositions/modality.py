"""Whether a proposition is told as so, or as planned, demanded, possible, conditional, hypothetical or asked.

In: a tree, a predicate with those over it, and the word that attributes it. Out: its modality, and the words of its
condition. From the table ``modality.tsv``.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from onrecord.data import rows
from onrecord.facts.proposition import Modality
from onrecord.facts.tree import Tree
from onrecord.propositions.clauses import Clause, is_finite, top_of

_STRONGEST: tuple[Modality, ...] = ("asked", "conditional", "demanded", "planned", "hypothetical", "possible")
_PAST = frozenset(("VBD", "VBN"))
_ABOUT = frozenset(("about", "regarding", "over", "on"))
_QUESTIONS = frozenset(("WP", "WRB", "WDT", "WP$"))


class Mood(NamedTuple):
    """A modality, and the top word of the clause that is its condition."""

    modality: Modality
    condition: int | None


@cache
def _table() -> dict[tuple[str, str], Modality]:
    return {(word, where): cast(Modality, modality) for word, where, modality in rows("propositions/modality")}


def mood(tree: Tree, clause: Clause, cue: int | None) -> Mood:
    """Return the modality of a clause; ``cue``: the main word of what attributes it."""
    over, head = clause.over, clause.head
    found = _by_auxiliaries(tree, clause) | _by_what_governs(tree, clause, cue)
    if "hypothetical" in found and cue is not None and tree.sheet.words[cue].xpos in _PAST:
        found = found - {"hypothetical"} | {"planned"}      # 'said that it would': his 'will' told later
    condition = _condition(tree, (*over, head))
    if condition is not None:
        found.add("conditional")
    if _is_asked(tree, top_of(clause)) or _is_asked_about(tree, cue) or (tree.lemma(head), "head") in _table():
        found.add("asked")
    return Mood(next((m for m in _STRONGEST if m in found), "actual"), condition)


def _by_auxiliaries(tree: Tree, clause: Clause) -> set[Modality]:
    """Return what its auxiliaries and adverbs make of a clause, those that it shares with another included."""
    shared = {_table()[key] for i in clause.lead if (key := (tree.sheet.words[i].text.lower(), "aux")) in _table()}
    return shared.union(*(_words(tree, predicate) for predicate in (*clause.over, clause.head)))


def _by_what_governs(tree: Tree, clause: Clause, cue: int | None) -> set[Modality]:
    """Return what the predicates over a clause, and the word that attributes it, make of it."""
    telling = [p for p in clause.over if _is_ahead(tree, p) and not (cue is None and _was_done(tree, p))]
    keys = [(tree.lemma(p), "over") for p in telling]
    if cue is not None and not clause.called and not is_finite(tree, top_of(clause)):
        keys.append((tree.lemma(cue), "cue"))
    return {_table()[key] for key in keys if key in _table()}


def governs(tree: Tree, head: int) -> int | None:
    """Return the infinitive or clause below a predicate that only says how it is to be taken ('plans to leave')."""
    if (tree.lemma(head), "over") not in _table():
        return None
    below = next((c for c in tree.children(head, "xcomp", "ccomp", "csubj")
                  if tree.sheet.words[c].upos in ("VERB", "AUX", "ADJ", "NOUN")), None)
    return below if _is_ahead(tree, head) else None


def _is_ahead(tree: Tree, predicate: int) -> bool:
    """Whether a predicate lies ahead of what it governs: 'is going to leave' does, 'went to see' does not."""
    return tree.lemma(predicate) != "go" or tree.sheet.words[predicate].xpos == "VBG"


def _was_done(tree: Tree, predicate: int) -> bool:
    """Whether what had to be done was done: 'the park had to close', told by the outlet."""
    return tree.lemma(predicate) == "have" and tree.sheet.words[predicate].xpos in _PAST


def _words(tree: Tree, predicate: int) -> set[Modality]:
    """Return what auxiliaries and adverbs make of a predicate."""
    found = {_table().get((tree.sheet.words[c].text.lower(), "aux")) for c in tree.children(predicate, "aux", "cop")}
    found |= {_table().get((tree.lemma(c), "adv")) for c in tree.children(predicate, "advmod")}
    return {m for m in found if m is not None}


def _condition(tree: Tree, predicates: tuple[int, ...]) -> int | None:
    """Return the 'if' clause of a predicate or of one over it."""
    for predicate in predicates:
        for c in tree.children(predicate, "advcl"):
            if any(_table().get((tree.lemma(m), "mark")) == "conditional" for m in tree.children(c, "mark")):
                return c
    return None


def _is_asked(tree: Tree, top: int) -> bool:
    """Whether a clause is a question, told or put: 'whether …', 'who …', '… ?'."""
    sheet = tree.sheet
    if any(_table().get((tree.lemma(m), "mark")) == "asked" or
           (tree.lemma(m) == "if" and sheet.words[top].rel.startswith("ccomp")) for m in tree.children(top, "mark")):
        return True
    below = tree.subtree(top)
    first = next((i for i in below if sheet.words[i].upos not in ("PUNCT", "CCONJ", "ADP")), top)
    if sheet.words[first].xpos in _QUESTIONS and not sheet.words[top].rel.startswith(("acl", "advcl")):
        return sheet.words[top].rel.startswith("ccomp") or _ends_asking(tree, top)
    return _ends_asking(tree, top)


def _is_asked_about(tree: Tree, cue: int | None) -> bool:
    """'Lawmakers asked about reports that gold was sold': nobody says that it was."""
    if cue is None or (tree.lemma(cue), "about") not in _table():
        return False
    return any(not _ABOUT.isdisjoint(map(tree.lemma, tree.children(c, "case")))
               for c in tree.children(cue, "obl", "nmod"))


def _ends_asking(tree: Tree, top: int) -> bool:
    """Whether a question mark closes the clause."""
    sheet = tree.sheet
    end = sheet.sentences[sheet.words[top].sentence][1]
    last = max(tree.subtree(top))
    return any(sheet.words[i].text == "?" for i in range(max(top, last - 1), min(last + 2, end)))
