"""Refusals told as what will not be done: 'Togo will not release the men', 'we are not going to accept threats'.

In: a tree. Out: whether a verb is one, and the sense it then has.
"""

from __future__ import annotations

from onrecord.events.lexicon import Sense, predicates, refusable
from onrecord.facts.tree import Tree, matches

REFUSAL = Sense(("subj",), ("iobj", "to", "with", "obj"), False, (), "REJECT", None, "120")
_GIVING = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
_AHEAD = frozenset(("will", "wo", "would", "shall"))


def is_refusal(tree: Tree, verb: int) -> bool:
    """Whether a verb tells that somebody will not do what others may want."""
    if not tree.negated(verb) and not tree.negated(_going(tree, verb)):
        return False
    if not tree.children(verb, "obj", "iobj", "obl", "xcomp", "ccomp"):
        return False
    ahead = any(tree.lemma(a) in _AHEAD for a in tree.children(verb, "aux")) or _going(tree, verb) != verb
    return ahead and _is_wanted(tree, verb) and not matches(
        tree.sheet.words[verb].rel, ("acl", "acl:relcl", "advcl")) and not any(
        tree.lemma(m) in ("if", "whether", "unless") for m in tree.children(verb, "mark"))


def _going(tree: Tree, verb: int) -> int:
    """'Is not going to accept': the word that carries the future, else the verb itself."""
    word = tree.sheet.words[verb]
    going = word.rel == "xcomp" and word.head >= 0 and tree.sheet.words[word.head].text.lower() == "going"
    return word.head if going else verb


def _is_wanted(tree: Tree, verb: int) -> bool:
    lemma = tree.lemma(verb)
    return lemma in refusable() or any(
        sense.type in _GIVING for sense in predicates().get((lemma, "verb"), ()))
