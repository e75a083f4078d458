"""Refusals told as what will not be done: 'Togo will not release the men', 'we are not going to accept threats'.

In: a tree. Out: whether a verb is one, and the sense it then has.
"""

from __future__ import annotations

from onrecord.events.lexicon import Sense, refusable
from onrecord.facts.tree import Tree, matches

REFUSAL = Sense(("subj",), ("iobj", "to", "with", "obj"), False, (), "REJECT", None, "120")
_GIVING = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
_AHEAD = frozenset(("will", "wo", "would", "shall"))


def is_refused(tree: Tree, verb: int, type_: str | None) -> bool:
    """Whether a verb tells that somebody will not do what others may want. ``type_``: of the event it tells of."""
    going = _going(tree, verb)
    word = tree.sheet.words[verb]
    if word.upos != "VERB" or not (tree.negated(verb) or tree.negated(going)):
        return False
    if not (type_ in _GIVING or tree.lemma(verb) in refusable()):
        return False
    ahead = going != verb or any(tree.lemma(a) in _AHEAD for a in tree.children(verb, "aux"))
    return ahead and bool(tree.children(verb, "obj", "iobj", "obl", "xcomp", "ccomp")) and _is_put_forward(tree, verb)


def _going(tree: Tree, verb: int) -> int:
    """'Is not going to accept': the word that carries the future, else the verb itself."""
    word = tree.sheet.words[verb]
    going = word.rel == "xcomp" and word.head >= 0 and tree.sheet.words[word.head].text.lower() == "going"
    return word.head if going else verb


def _is_put_forward(tree: Tree, verb: int) -> bool:
    """Whether it is said outright: in no clause told by the way, and no condition."""
    return not matches(tree.sheet.words[verb].rel, ("acl", "advcl")) and not any(
        tree.lemma(m) in ("if", "whether", "unless") for m in tree.children(verb, "mark"))
