"""Whether an event took place, or is only alleged, planned, thought of or denied, relative to who tells of it.

In: a tree, the word of the event and the statement in whose content it stands. Out: its realis. From what governs the
word (``data/events/realis.tsv``), its proposition's modality and polarity, and the statement's act.
"""

from __future__ import annotations

from functools import cache

from onrecord.data import rows
from onrecord.events.lexicon import light_verbs
from onrecord.events.slots import carrier, is_noun
from onrecord.facts.statement import Statement
from onrecord.facts.tree import Tree, matches
from onrecord.propositions.clauses import Clause
from onrecord.propositions.modality import mood
from onrecord.propositions.polarity import polarity

_STRONGEST = ("denied", "hypothetical", "planned", "alleged", "actual")
_FARTHEST = 6
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_WISHING = frozenset(("want", "like", "wish"))
_SELF = frozenset(("i", "we"))


@cache
def _table() -> dict[tuple[str, str], str]:
    return {(where, word): realis for where, word, realis in rows("events/realis")}


def realis_of(tree: Tree, head: int, told: Statement | None, cue: int | None) -> tuple[str, bool]:
    """Return the realis of an event, and whether its words negate it.

    ``told``: the statement in whose content it stands, ``cue``: its main word; what lies above that is not looked at.
    What a relative clause or a definite noun takes as known is actual, whatever is said or asked of it.
    """
    verb = carrier(tree, head)
    predicate = head if verb is None else verb
    over, asserted = _over(tree, predicate, cue)
    clause = Clause(predicate, None, [predicate], (), over)
    polar = polarity(tree, over, predicate)
    found = set(_by_table(tree, head, verb, over))
    if not is_noun(tree, predicate) and not _is_known(tree, predicate):
        found.add(_table().get(("modality", mood(tree, clause, None).modality), "actual"))
    if any(_is_condition(tree, i) for i in (*over, predicate)):
        found.add("hypothetical")
    if told is not None and asserted:
        found.add(_table().get(("act", told.act), "actual"))
    negated = polar.negated or (is_noun(tree, head) and tree.negated(head))
    if negated and told is None:
        found.add("denied")
    if _is_performed(tree, predicate):
        found -= {"hypothetical", "planned"}
    return next((r for r in _STRONGEST if r in found), "actual"), negated


def _over(tree: Tree, node: int, cue: int | None) -> tuple[tuple[int, ...], bool]:
    """Return the predicates and nouns that govern a word, outermost first, and whether it is put forward by them.

    Not put forward is what is told by the way: in a relative clause, a clause of time, as a definite noun.
    """
    found: list[int] = []
    while len(found) < _FARTHEST:
        word = tree.sheet.words[node]
        if word.head < 0 or word.head == cue or word.rel == "root":
            return tuple(reversed(found)), True
        if matches(word.rel, ("conj",)):        # what governs the first of a list governs all
            node = word.head
            continue
        if not _carries_down(tree, node) or _is_known(tree, node):
            return tuple(reversed(found)), matches(word.rel, ("parataxis",))
        node = word.head
        found.append(node)
    return tuple(reversed(found)), False


def _is_known(tree: Tree, node: int) -> bool:
    """Whether what governs a clause takes it as known: 'does nobody remember that …', 'why does he insult us?'."""
    word = tree.sheet.words[node]
    if any(tree.lemma(a) == "why" for a in tree.children(node, "advmod")):
        return True
    return matches(word.rel, ("ccomp",)) and word.head >= 0 and ("knows", tree.lemma(word.head)) in _table()


def _is_performed(tree: Tree, node: int) -> bool:
    """'I want to thank them', 'we would like to apologise': said, it is done."""
    above = tree.sheet.words[node].head
    return (("performs", tree.lemma(node)) in _table() and above >= 0 and tree.lemma(above) in _WISHING
            and any(tree.sheet.words[s].text.lower() in _SELF for s in tree.children(above, "nsubj")))


def _is_condition(tree: Tree, node: int) -> bool:
    return any(tree.lemma(m) in ("if", "unless") for m in tree.children(node, "mark"))


def _carries_down(tree: Tree, node: int) -> bool:
    """Whether what governs a word says how it is told: an infinitive, a clause it is the content of, a bare noun."""
    word = tree.sheet.words[node]
    if matches(word.rel, ("xcomp", "ccomp", "csubj")):
        return True
    if word.rel in ("acl", "advcl"):
        return any(tree.lemma(m) in ("to", "of", "from", "that") for m in tree.children(node, "mark"))
    aimed = any(tree.lemma(k) == "for" for k in tree.children(node, "case"))       # 'calls for the release of'
    known = not aimed and any(tree.lemma(d) in _DEFINITE for d in tree.children(node, "det"))
    return (matches(word.rel, ("obj", "nmod", "obl", "nsubj:pass")) and not known
            and not tree.children(node, "nmod:poss")
            and ("over", tree.lemma(word.head)) in _table())


def _by_table(tree: Tree, head: int, verb: int | None, over: tuple[int, ...]) -> list[str]:
    """Return what adverbs, adjectives and the words over it make of an event."""
    keys = [("adv", tree.lemma(c)) for i in (head, *over[-1:]) for c in tree.children(i, "advmod")]
    predicate = head if verb is None else verb
    keys += [("aux", tree.lemma(c)) for i in (predicate, *over[-1:]) for c in tree.children(i, "aux")]
    keys += [("adj", tree.lemma(c)) for c in tree.children(head, "amod")]
    keys += [("over", tree.lemma(i)) for i in over]
    found = [_table()[key] for key in keys if key in _table()]
    carried = light_verbs()[tree.lemma(verb)].realis if verb is not None else None
    return [*found, carried] if carried is not None else found
