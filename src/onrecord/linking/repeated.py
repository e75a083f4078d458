"""Sentences of one party that are one formula: the same wording again, perhaps a little changed.

In: sentences in order of time. Out: ``Group``s of uses around the one that most others are like. Only sentences that
share a run of words or a pair of rare ones are set against each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from onrecord.linking.alignment import (
    ALIKE,
    ALIKE_REPORTED,
    ALIKE_TRANSLATED,
    STRENGTH,
    STRENGTH_REPORTED,
    Alignment,
    Words,
    align,
)
from onrecord.linking.word_pieces import tiles
from onrecord.linking.wording import Wording, number_of, pairs

RUN = 5                 # words in a row that lead to another sentence
_SET_AGAINST = 30       # other sentences that one is set against, those with most in common first
_SAME_STRETCH = 0.6     # of the longer of two stretches that both cover: then they are one use
_DRIFTED = 0.5          # less alike to the wording in the middle than this: another formula by now


class Sentence(NamedTuple):
    """One sentence of a statement. ``of``: which statement; ``loose``: a translation, compared more loosely.

    ``reported``: in indirect speech, compared more strictly.
    """

    of: tuple[int, int]
    wording: Wording
    loose: bool = False
    reported: bool = False


class Group(NamedTuple):
    """Uses of one formula: by the index of the sentence, the words that are it. ``middle``: the one most are like."""

    middle: int
    uses: dict[int, Words]


def groups(sentences: Sequence[Sentence]) -> list[Group]:
    """Return the wordings that come back in different statements, those with most uses first."""
    found = _Found(sentences)
    for x, y in _candidates(sentences):
        alignment = align(sentences[x].wording, sentences[y].wording, _alike(sentences[x], sentences[y]))
        if alignment and alignment.strength >= _strength(sentences[x], sentences[y]):
            found.add(x, y, alignment)
    made = sorted(found.groups(), key=lambda g: (-len(g.uses), -_length(g), sorted(g.uses)))
    kept: list[Group] = []
    for group in made:
        if not any(_within(group, other) for other in kept):
            kept.append(group)
    return kept


def _alike(one: Sentence, other: Sentence) -> float:
    if one.reported or other.reported:
        return ALIKE_REPORTED
    return ALIKE_TRANSLATED if one.loose or other.loose else ALIKE


def _strength(one: Sentence, other: Sentence) -> int:
    return STRENGTH_REPORTED if one.reported or other.reported else STRENGTH


def _length(group: Group) -> int:
    first, end = group.uses[group.middle]
    return end - first


def _within(group: Group, other: Group) -> bool:
    """Whether all uses of a formula are uses of another one that covers half of each or more."""
    return all(i in other.uses and 2 * _overlap(words, other.uses[i]) >= words[1] - words[0]
               for i, words in group.uses.items())


def core(sentences: Sequence[Sentence], group: Group) -> list[int]:
    """Return the words of the middle use (indices in its sentence) that more than half of the others have as well."""
    middle = sentences[group.middle].wording.stems[slice(*group.uses[group.middle])]
    counted: Counter[int] = Counter()
    others = [i for i in group.uses if i != group.middle]
    for i in others:
        backbone, moved = tiles(middle, sentences[i].wording.stems[slice(*group.uses[i])])
        counted.update(k for tile in (*backbone, *moved) for k in range(tile.first, tile.first + tile.length))
    first = group.uses[group.middle][0]
    return [first + k for k in range(len(middle)) if 2 * counted[k] > len(others)]


def _candidates(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Return pairs of sentences of different statements that have something in common."""
    having: dict[int, list[int]] = {}
    for i, sentence in enumerate(sentences):
        for key in sorted(pairs(sentence.wording) | _runs(sentence.wording)):
            having.setdefault(key, []).append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for together in having.values():
        for n, x in enumerate(together):
            shared.update((x, y) for y in islice(together, n + 1, n + 1 + _SET_AGAINST)
                          if sentences[x].of != sentences[y].of)
    often: Counter[int] = Counter()
    chosen = []
    for (x, y), _ in sorted(shared.items(), key=lambda found: (-found[1], found[0])):
        if often[x] < _SET_AGAINST or often[y] < _SET_AGAINST:
            often.update((x, y))
            chosen.append((x, y))
    return sorted(chosen)


def _runs(wording: Wording) -> set[int]:
    words = wording.words
    return {number_of(" ".join(words[i:i + RUN])) for i in range(len(words) - RUN + 1)}


Node = tuple[int, int]      # a sentence and which stretch of it


class _Found:
    """Alignments as a graph of stretches."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._alignments: dict[tuple[int, int], Alignment] = {}

    def add(self, x: int, y: int, alignment: Alignment) -> None:
        self._alignments[x, y] = alignment

    def groups(self) -> list[Group]:
        """Cut the graph into formulas."""
        stretches = self._stretches()
        near: dict[Node, dict[Node, Alignment]] = {}
        for (x, y), alignment in self._alignments.items():
            one, other = _node(x, alignment.one, stretches[x]), _node(y, alignment.other, stretches[y])
            near.setdefault(one, {})[other] = alignment
            near.setdefault(other, {})[one] = alignment.turned()
        made, left = [], set(near)
        while left:
            together = _reachable(min(left), near, left)
            group, taken = self._group(together, near)
            left -= taken
            if len(group.uses) > 1:
                made.append(group)
        return made

    def _stretches(self) -> dict[int, list[Words]]:
        """Return the different stretches of each sentence that are alike to something: the longest of each place."""
        all_of_them: dict[int, list[Words]] = {}
        for (x, y), alignment in self._alignments.items():
            all_of_them.setdefault(x, []).append(alignment.one)
            all_of_them.setdefault(y, []).append(alignment.other)
        found: dict[int, list[Words]] = {}
        for i, stretches in all_of_them.items():
            kept = found.setdefault(i, [])
            for words in sorted(set(stretches), key=lambda w: (w[0] - w[1], w)):
                if not any(_same_stretch(words, other) for other in kept):
                    kept.append(words)
        return found

    def _group(self, together: set[Node], near: Mapping[Node, Mapping[Node, Alignment]]) -> tuple[Group, set[Node]]:
        """Return the formula around the stretch that most are like, and which stretches it takes."""
        within = {node: {n: a for n, a in near[node].items() if n in together} for node in together}
        middle = min(within, key=lambda node: (-sum(a.share for a in within[node].values()), node))
        uses, taken = {middle[0]: self._stretches_of(within[middle].values())}, {middle}
        reference = self._sentences[middle[0]].wording
        for node in sorted(together, key=lambda n: (n not in within[middle], n)):
            if node[0] in uses:
                taken |= {node} if node in within[middle] else set()
                continue
            alignment = within[middle].get(node) or align(reference, self._sentences[node[0]].wording, _DRIFTED)
            if alignment and _overlap(alignment.one, uses[middle[0]]):
                uses[node[0]] = alignment.other
                taken.add(node)
        return Group(middle[0], uses), taken

    @staticmethod
    def _stretches_of(alignments: Iterable[Alignment]) -> Words:
        """Return the stretch that most alignments agree on; of equally many the longest."""
        counted = Counter(alignment.one for alignment in alignments)
        return min(counted, key=lambda words: (-counted[words], words[0] - words[1], words), default=(0, 0))


def _node(i: int, words: Words, stretches: Sequence[Words]) -> Node:
    return i, next(n for n, other in enumerate(stretches) if _same_stretch(words, other))


def _overlap(one: Words, other: Words) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _same_stretch(one: Words, other: Words) -> bool:
    longer = max(one[1] - one[0], other[1] - other[0])
    return _overlap(one, other) >= _SAME_STRETCH * longer


def _reachable(node: Node, near: Mapping[Node, Mapping[Node, Alignment]], allowed: set[Node]) -> set[Node]:
    found, stack = {node}, [node]
    while stack:
        fresh = [n for n in near[stack.pop()] if n in allowed and n not in found]
        found.update(fresh)
        stack += fresh
    return found
