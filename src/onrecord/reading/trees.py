"""Arc scores -> a tree with exactly one root (Chu & Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def best_tree(scores: Floats) -> list[int]:
    """Return the head of each word of one sentence: 0 is the root, i the i-th word (from 1).

    ``scores`` [words, words + 1]: of each word the score of every head, column 0 the root. The best head of
    each word is taken where that is a tree already, which is the common case.
    """
    words = scores.shape[0]
    table = scores.astype(np.float64).copy()
    table[np.arange(words), np.arange(1, words + 1)] = -np.inf
    heads = [int(h) for h in table.argmax(1)]
    roots = [i for i, h in enumerate(heads) if h == 0]
    if len(roots) == 1 and not _cycle([0, *heads]):
        return heads
    return _single_root(table)


def _single_root(table: NDArray[np.float64]) -> list[int]:
    """Try each plausible root in turn and keep the best tree."""
    words = table.shape[0]
    likely = np.argsort(-(table[:, 0] - np.where(np.isfinite(table[:, 1:]), table[:, 1:], -1e9).max(1, initial=-1e9)))[
        :3
    ]
    best: tuple[float, list[int]] | None = None
    for root in likely:
        only = table.copy()
        only[:, 0] = -1e6
        only[root, :] = -np.inf
        only[root, 0] = table[root, 0]
        square = np.full((words + 1, words + 1), -np.inf)
        square[1:] = only
        heads = _edmonds(square)[1:]
        total = float(sum(table[i, h] for i, h in enumerate(heads)))
        if best is None or total > best[0]:
            best = total, heads
    assert best is not None
    return best[1]


def _cycle(heads: list[int]) -> list[int]:
    """Return the nodes of one cycle (heads[i] is the head of node i, node 0 the root), or nothing."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _edmonds(scores: NDArray[np.float64]) -> list[int]:
    """Maximum spanning arborescence from node 0; scores[i, j] is the score of j as head of i."""
    size = scores.shape[0]
    heads = [0, *(int(h) for h in scores[1:].argmax(1))]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    looped = np.array(cycle)
    outside = np.array([i for i in range(size) if i not in set(cycle)])
    last = len(outside)
    held = scores[looped, [heads[i] for i in cycle]]
    small = np.full((last + 1, last + 1), -np.inf)
    small[:last, :last] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, looped)]
    small[:last, last] = leaving.max(1)
    entering = scores[np.ix_(looped, outside)] - held[:, None] + held.sum()
    small[last, :last] = entering.max(0)
    np.fill_diagonal(small, -np.inf)
    solved = _edmonds(small)
    out = heads.copy()
    for k, i in enumerate(outside):
        if i:
            head = solved[k]
            out[i] = int(looped[leaving[k].argmax()] if head == last else outside[head])
    entry = solved[last]
    out[int(looped[entering[:, entry].argmax()])] = int(outside[entry])
    return out
