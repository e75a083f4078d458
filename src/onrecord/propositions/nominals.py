"""Nouns that hold a proposition: 'any role in the attack', 'North Korea's deployment of troops', 'wrongdoing'.

In: a tree and a clause whose head is a noun. Out: the clause with its subject, where the noun phrase names one, and by
which verb somebody does it. From the table ``nominals.tsv``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.data import rows
from onrecord.facts.tree import Tree
from onrecord.propositions.clauses import Clause
from onrecord.statements.lexicon import words_of

_MADE_OF_VERBS = re.compile(
    r"[^aeiou](?:ation|ution|ension|usion|ction|ption|ition|ement|ment|ival|oval|usal|ure|ing)$"
)


class Deed(NamedTuple):
    """A noun of a deed or a state: the verb of its family, and the one by which somebody does it ('commit').

    ``judged``: what a cue says of it by itself ('praised the deal': 'is right'); then ``light`` is 'be'.
    """

    verb: str
    light: str
    judged: str = ""

    @property
    def is_event(self) -> bool:
        """Whether it takes place; a state does not."""
        return self.light in ("carry out", "commit", "make", "hold")


@cache
def _deeds() -> dict[str, Deed]:
    return {noun: Deed(noun if verb == "-" else verb, light) for noun, verb, light in rows("propositions/nominals")}


def deed(tree: Tree, head: int) -> Deed | None:
    """Return the deed or state that a noun tells of, null for other words."""
    if tree.sheet.words[head].upos != "NOUN":
        return None
    before = tree.child(head, "compound")
    both = f"{tree.lemma(before)} {tree.lemma(head)}" if before is not None else ""
    known = _deeds().get(both) or _deeds().get(tree.lemma(head))
    return known or (Deed(tree.lemma(head), "carry out") if _is_made_of_a_verb(tree, head) else None)


def _is_made_of_a_verb(tree: Tree, head: int) -> bool:
    """Whether a noun that the table lacks is a deed by its ending and by what it is done to ('suspension of tests')."""
    return bool(_MADE_OF_VERBS.search(tree.lemma(head))) and any(
        tree.lemma(k) == "of" for c in tree.children(head, "nmod") for k in tree.children(c, "case"))


def existing(tree: Tree, head: int) -> Deed | None:
    """Return a thing whose being there is confirmed or admitted ('confirmed a first case') as a deed that is so."""
    word = tree.sheet.words[head]
    if tree.child(head, "nmod:poss") is not None or (
            tree.lemma(head) in words_of("said before") and not tree.children(head, "nmod")):
        return None
    return Deed(tree.lemma(head), "be", "is a fact") if word.upos == "NOUN" else None


def charged(tree: Tree, head: int) -> Deed | None:
    """Return what somebody is accused of, where its noun is no deed that the table has ('accused of cowardice')."""
    return Deed(tree.lemma(head), "be guilty of") if tree.sheet.words[head].upos == "NOUN" else None


def threatened(tree: Tree, head: int) -> Deed | None:
    """Return what somebody is threatened with, where its noun is no deed that the table has ('with retaliation')."""
    with_it = any(tree.lemma(k) == "with" for k in tree.children(head, "case"))
    return Deed(tree.lemma(head), "carry out") if with_it and tree.sheet.words[head].upos == "NOUN" else None


def nominal(tree: Tree, clause: Clause) -> Clause:
    """Return a clause on a noun with the noun's owner or agent as its subject ('North Korea's deployment of')."""
    owner = tree.child(clause.head, "nmod:poss")
    if owner is None:
        owner = next((c for c in tree.children(clause.head, "nmod", "acl")
                      if any(tree.lemma(k) == "by" for k in tree.children(c, "case"))), None)
    return Clause(clause.head, owner if owner in clause.words else None, clause.words, clause.lead, clause.over)


def has_theme(tree: Tree, head: int) -> bool:
    """Whether a noun says what it is done to or about: 'the execution of four activists'."""
    return any(tree.lemma(k) in ("of", "on", "against", "with", "in")
               for c in tree.children(head, "nmod") for k in tree.children(c, "case"))
