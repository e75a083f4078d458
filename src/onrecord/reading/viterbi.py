"""The best well-formed label sequence under a linear chain (Viterbi 1967), many units at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def best_paths(emissions: Floats, steps: Floats, lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the best label ids, [units, words]; what lies past a unit's length means nothing.

    ``emissions`` [units, words, labels]; ``steps`` [labels + 1, labels] scores of going from a label to the
    next, the last row for the start; forbidden steps are very negative. Ties go to the lower label id.
    """
    units, words, labels = emissions.shape
    back = np.zeros((units, words, labels), dtype=np.int64)
    score = emissions[:, 0] + steps[-1]
    for t in range(1, words):
        paths = score[:, :, None] + steps[None, :-1]
        back[:, t] = paths.argmax(1)
        reached = paths.max(1) + emissions[:, t]
        score = np.where((t < lengths)[:, None], reached, score)
    out = np.zeros((units, words), dtype=np.int64)
    here = score.argmax(1)
    rows = np.arange(units)
    for t in range(words - 1, -1, -1):
        out[:, t] = here
        if t:
            here = np.where(t < lengths, back[rows, t, here], here)
    return out


def bio_spans(labels: list[str]) -> list[tuple[int, int, str]]:
    """Return (first, end, type) of a well-formed BIO sequence."""
    out: list[tuple[int, int, str]] = []
    first, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            out.append((first, i, kind))
            kind = ""
        if label.startswith("B-"):
            first, kind = i, label[2:]
    return out
