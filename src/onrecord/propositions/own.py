"""What an outlet puts forward in its own words: 'the two will meet in May', 'the move could be a ploy'.

In: a tree and its statements. Out: propositions of no statement. Taken are plans, demands, what may be and
verdicts, each complete; what it tells as plain fact is not, nor what stands in anybody's words or attributes them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from onrecord.facts.noticed import Noticed
from onrecord.facts.proposition import Proposition
from onrecord.facts.statement import Statement
from onrecord.facts.tree import Tree, matches
from onrecord.noticing.who import Who
from onrecord.propositions.clauses import Clause, clauses, is_finite
from onrecord.propositions.made import made
from onrecord.propositions.meaning import Meaning
from onrecord.propositions.modality import mood
from onrecord.statements.cues import find_cue, is_passive
from onrecord.words.verdicts import verdict_of

_OF_AN_OUTLET = frozenset(("planned", "demanded", "possible", "conditional"))
_MOST_WORDS = 60        # a longer sentence is a list, or no sentence


def told_by_outlet(tree: Tree, who: Who, statements: Sequence[Statement], noticed: Noticed) -> Iterator[Proposition]:
    """Yield what the outlet's own sentences put forward, in order."""
    said, cues = _words(tree, statements)
    for first, end in tree.sheet.sentences:
        if end - first > _MOST_WORDS or tree.sheet.words[end - 1].text == "?":
            continue
        words = {i for i in range(first, end) if i not in said and not tree.sheet.words[i].quoted}
        for clause in _own_clauses(tree, first, end, words):
            found = made(tree, clause, Meaning(tree, who, opens=first), noticed)
            if _puts_forward(found) and not _is_anothers(tree, clause, cues, found):
                yield found


def _words(tree: Tree, statements: Sequence[Statement]) -> tuple[Set[int], Set[int]]:
    """Return the words in somebody's mouth, and those that attribute them."""
    starts = [word.start for word in tree.sheet.words]

    def within(spans: Sequence[tuple[int, int]]) -> Iterator[int]:
        for start, end in spans:
            yield from range(bisect_left(starts, start), bisect_left(starts, end))

    said = {i for s in statements for i in within(s.content)}
    return said, {i for s in statements for i in within(s.cue.spans)}


def _own_clauses(tree: Tree, first: int, end: int, words: Set[int]) -> Iterator[Clause]:
    """Yield the main clause of a sentence and those joined to it, where their predicates are the outlet's."""
    root = next((i for i in range(first, end) if tree.sheet.words[i].rel == "root"), None)
    if root is None:
        return
    for clause in clauses(tree, set(tree.subtree(root))):
        if clause.head in words and _is_told(tree, clause):
            yield clause


def _is_told(tree: Tree, clause: Clause) -> bool:
    """Whether a clause is told by itself: finite, no condition and no aside."""
    word = tree.sheet.words[clause.head]
    return is_finite(tree, clause.head) and matches(word.rel, ("root", "conj", "parataxis"))


def _is_anothers(tree: Tree, clause: Clause, cues: Set[int], found: Proposition) -> bool:
    """Whether it tells of what somebody says or wills ('vowed to stay'); 'must say it', 'is expected to' do not."""
    if clause.head not in cues and find_cue(tree, clause.head) is None:
        return False
    if is_passive(tree, clause.head) and found.modality == "possible":
        return False
    return mood(tree, Clause(clause.head, None, [clause.head]), None).modality == "actual"


def _puts_forward(proposition: Proposition) -> bool:
    return proposition.complete and (proposition.modality in _OF_AN_OUTLET or bool(verdict_of(proposition)))
