"""Things put into groups by average linkage: groups join while the mean score of their pairs is high enough.

In: scores of pairs (pairs without one count as 0). Out: a group number for each thing.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping

WORTH = 0.02  # a pair below this counts as nothing
Pair = tuple[int, int]


def average_linkage(size: int, scored: Mapping[Pair, float], least: float) -> list[int]:
    """Join groups while the mean score of their pairs reaches ``least``; pairs not scored count as 0.

    Returns a group number for each of 0..size-1. The likest groups first; equal ones in the order of their numbers.
    """
    total = _sums(size, scored)
    members = [[i] for i in range(size)]
    queue = [(-value, i, j) for i in range(size) for j, value in total[i].items() if i < j]
    heapq.heapify(queue)
    while queue:
        value, i, j = heapq.heappop(queue)
        if -value < least:
            break
        if abs(_mean(total, members, i, j) + value) > 1e-12:  # one of them has grown since, or is gone
            continue
        _join(total, members, i, j)
        for k in total[i]:
            heapq.heappush(queue, (-_mean(total, members, i, k), min(i, k), max(i, k)))
    group = {member: i for i, joined in enumerate(members) for member in joined}
    return [group[i] for i in range(size)]


def _sums(size: int, scored: Mapping[Pair, float]) -> list[dict[int, float]]:
    """Return the summed scores of each thing with the others: in the beginning everything is a group of its own."""
    total: list[dict[int, float]] = [{} for _ in range(size)]
    for (i, j), value in scored.items():
        if value >= WORTH:
            total[i][j] = total[j][i] = value
    return total


def _mean(total: list[dict[int, float]], members: list[list[int]], i: int, j: int) -> float:
    """Return the mean score of the pairs of two groups; 0 where one of them is gone."""
    pairs = len(members[i]) * len(members[j])
    return total[i].get(j, 0.0) / pairs if pairs else 0.0


def _join(total: list[dict[int, float]], members: list[list[int]], i: int, j: int) -> None:
    """Put group j into group i."""
    for k, summed in total[j].items():
        total[k].pop(j)
        if k != i:
            total[i][k] = total[k][i] = total[i].get(k, 0.0) + summed
    total[j] = {}
    members[i] += members[j]
    members[j] = []
