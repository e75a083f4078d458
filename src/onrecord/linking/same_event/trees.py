"""How likely two mentions are one event: the sum of many small decision trees over the features of the pair.

In: features of pairs. Out: a score 0..1 for each. The trees of ``linking/same_event.tsv`` were learnt on other news by
``training/same_event.py`` (gradient boosting, Friedman 2001); run by numpy, all pairs at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.data import rows
from onrecord.linking.same_event.company import Features

LEAF = "then"
THRESHOLD = "threshold"
_CHUNK = 65536  # pairs that are scored at once: bounds memory
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class Trees(msgspec.Struct, frozen=True):
    """``column``, ``least``, ``below``, ``above`` by node; a leaf leads to itself, ``least`` is what it adds.

    ``names``: the features by column; ``roots``: the first node of each tree; ``depth``: of the deepest.
    ``threshold``: mean score from which chains are joined.
    """

    names: tuple[str, ...]
    roots: tuple[int, ...]
    column: Integers
    least: Floats
    below: Integers
    above: Integers
    depth: int
    threshold: float

    def scores(self, found: Sequence[Features]) -> list[float]:
        """Return the score of each pair."""
        out: list[float] = []
        for first in range(0, len(found), _CHUNK):
            part = found[first : first + _CHUNK]
            table = np.array([[row[name] for name in self.names] for row in part], dtype=np.float64)
            out += self.of_table(table).tolist()
        return out

    def of_table(self, table: Floats) -> Floats:
        """Return the score of each row; ``table``: the features in the order of ``names``."""
        total, row = np.zeros(len(table)), np.arange(len(table))
        for root in self.roots:
            node = np.full(len(table), root)
            for _ in range(self.depth):
                node = np.where(table[row, self.column[node]] <= self.least[node], self.below[node], self.above[node])
            total += self.least[node]
        scores: Floats = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
        return scores


@lru_cache(maxsize=1)
def trees() -> Trees:
    """Return the learnt trees."""
    return from_rows(rows("linking/same_event"))


def from_rows(table: Sequence[Sequence[str]]) -> Trees:
    """Build trees from rows (tree, node, feature, at most, below, above); nodes of a tree are numbered from 0."""
    threshold = next(float(row[3]) for row in table if row[2] == THRESHOLD)
    nodes = [row for row in table if row[2] != THRESHOLD]
    number = {(row[0], row[1]): i for i, row in enumerate(nodes)}
    names = tuple(sorted({row[2] for row in nodes} - {LEAF}))
    of = {name: i for i, name in enumerate(names)}
    ways = np.array(
        [[number[row[0], side] if row[2] != LEAF else i for side in row[4:6]] for i, row in enumerate(nodes)]
    )
    depth = np.zeros(len(nodes), dtype=np.int64)
    for i, (below, above) in enumerate(ways):  # a node stands before those it leads to
        if below != i:
            depth[[below, above]] = depth[i] + 1
    return Trees(
        names=names,
        roots=tuple(i for i, row in enumerate(nodes) if row[1] == "0"),
        column=np.array([of.get(row[2], 0) for row in nodes]),
        least=np.array([float(row[3]) for row in nodes]),
        below=ways[:, 0],
        above=ways[:, 1],
        depth=int(depth.max()),
        threshold=threshold,
    )
