"""When, where and how many: the time, place and quantities that stand in an event's own clause.

In: a tree, the words of events, what was noticed. Out: ids of times, places and quantities. What stands in a clause of
its own below ('… after he left on Monday') is that clause's.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from onrecord.events.slots import carrier, is_noun
from onrecord.facts.noticed import Noticed
from onrecord.facts.span import Span
from onrecord.facts.tree import Tree, matches

_OF_THEIR_OWN = ("ccomp", "advcl", "acl:relcl", "parataxis", "csubj")
_PLACING = frozenset("in at near outside inside around across on off along throughout".split())


class Circumstances(NamedTuple):
    """Ids, null or empty where the clause tells none."""

    when: str | None
    where: str | None
    quantities: tuple[str, ...]


class Clauses:
    """Answers for the words of one article."""

    def __init__(self, tree: Tree, noticed: Noticed) -> None:
        self._tree = tree
        starts = [word.start for word in tree.sheet.words]

        def words(span: Span) -> range:
            return range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))

        self._times = {i: t.id for t in reversed(noticed.times) for i in words(t.span)}
        self._places = {i: p.id for p in reversed(noticed.places) for i in words(p.span)}
        self._quantities = {i: q.id for q in noticed.quantities for i in words(q.span)}

    def around(self, head: int) -> Circumstances:
        """Return when and where an event took place and how many it tells of."""
        tree = self._tree
        verb = carrier(tree, head)
        within = self._own(head if verb is None else verb)
        if is_noun(tree, head) and verb is None:
            within = sorted({*within, *self._of_copula(head)})
        when = next((self._times[i] for i in within if i in self._times), None)
        where = next((self._places[i] for i in within if i in self._places and self._is_placed(i)), None)
        return Circumstances(when, where, tuple(dict.fromkeys(
            self._quantities[i] for i in within if i in self._quantities)))

    def _own(self, predicate: int) -> list[int]:
        """Return the words of a clause without those of clauses below it."""
        words = self._tree.sheet.words
        below = [i for i in self._tree.subtree(predicate) if i != predicate and (
            matches(words[i].rel, _OF_THEIR_OWN) or (words[i].rel == "conj" and words[i].upos == "VERB"))]
        return self._tree.subtree(predicate, without=below)

    def _of_copula(self, head: int) -> list[int]:
        """'The attack took place on Monday', 'the talks in May': the clause that a noun is the subject of."""
        word = self._tree.sheet.words[head]
        if not word.rel.startswith("nsubj") or word.head < 0:
            return []
        return self._own(word.head)

    def _is_placed(self, i: int) -> bool:
        """Whether a place is where it happened, by its preposition; 'to Kenya' and 'Kenya's' are not."""
        tree = self._tree
        node = i
        while tree.sheet.words[node].rel.startswith(("flat", "compound")) and tree.sheet.words[node].head >= 0:
            node = tree.sheet.words[node].head
        return any(tree.lemma(c) in _PLACING for c in tree.children(node, "case"))
