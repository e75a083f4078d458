"""Examples told by names of features: of n examples which of m features each has, multiplied without a full matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def names(told: Sequence[Sequence[str]], least: int) -> list[str]:
    """Return the features that at least ``least`` examples have, sorted."""
    seen = Counter(feature for one in told for feature in one)
    return sorted(feature for feature, n in seen.items() if n >= least)


class Sparse:
    """Which of some features each example has; an example has each once."""

    def __init__(self, told: Sequence[Sequence[str]], features: Sequence[str]) -> None:
        place = {name: i for i, name in enumerate(features)}
        pairs = np.array([(row, place[f]) for row, one in enumerate(told) for f in one if f in place], dtype=np.int64)
        self.rows, self.columns = len(told), len(features)
        self._row, self._column = pairs.reshape(-1, 2).T
        self._by_column = np.argsort(self._column, kind="stable")

    def times(self, weights: Floats) -> Floats:
        """Return [rows, k]: of each example the sum of the weights [columns, k] of its features."""
        return _summed(weights[self._column], self._row, self.rows)

    def transposed_times(self, errors: Floats) -> Floats:
        """Return [columns, k]: of each feature the sum of the errors [rows, k] of the examples that have it."""
        order = self._by_column
        return _summed(errors[self._row[order]], self._column[order], self.columns)


def _summed(values: Floats, at: NDArray[np.int64], size: int) -> Floats:
    """Return the sums of the rows of ``values`` by ``at``, which ascends."""
    out = np.zeros((size, values.shape[1]))
    starts = np.flatnonzero(np.r_[True, at[1:] != at[:-1]]) if len(at) else at
    if len(at):
        out[at[starts]] = np.add.reduceat(values, starts, axis=0)
    return out


def fit(given: Sparse, wanted: Floats, chances: Callable[[Floats], Floats], steps: int, rate: float, decay: float,
        ) -> Floats:
    """Return weights [columns, k] so that ``chances`` of what they sum to is near ``wanted`` [rows, k].

    ``chances``: softmax or the logistic function, of which the slope of the log loss is the difference. Adam on whole
    batches, with decay.
    """
    weights = np.zeros((given.columns, wanted.shape[1]))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = given.transposed_times(chances(given.times(weights)) - wanted) / given.rows + decay * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def softmax(sums: Floats) -> Floats:
    """Return the chances of one of k things, a row an example."""
    raised = np.exp(sums - sums.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))


def logistic(sums: Floats) -> Floats:
    """Return the chance of each of k things by itself."""
    return np.asarray(1 / (1 + np.exp(-sums)))
