"""Confidences that mean something: ``python -m training.calibrate --reader src/onrecord/data/reader``.

Fits, for each kind of span and for whole statements, a slope (one over the temperature, Guo et al. 2017) and an
offset (Platt 1999) that turn the network's probability of a span into the chance to be right, on every second row of
the development sets. Those of spans go into the folder's ``labels.json``; that of statements is printed, for
``src/onrecord/data/confidence.tsv``. ``python -m benchmarks.reliability`` shows the other rows.
"""

from __future__ import annotations

import argparse
import json
import math
import os
from pathlib import Path

import numpy as np

from benchmarks.reliability import Judged, judged

KINDS = ("name", "source", "cue", "content")


def fit(found: list[tuple[float, bool]]) -> tuple[float, float]:
    """Return (slope, offset) of the logistic curve through confidences and outcomes, by Newton's method."""
    x = np.array([[_logit(c), 1.0] for c, _ in found])
    y = np.array([float(right) for _, right in found])
    w = np.array([0.0, _logit(float(y.mean()))])  # flat: Newton's method may run away from elsewhere
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        curve = x.T @ (x * (p * (1 - p))[:, None]) + 1e-3 * np.eye(2)
        step = np.linalg.solve(curve, x.T @ (p - y) + 1e-3 * w)
        w = w - step
        if float(np.abs(step).max()) < 1e-8:
            break
    return round(float(w[0]), 4), round(float(w[1]), 4)


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def write(reader: Path, curves: dict[str, tuple[float, float]]) -> None:
    """Put the curves into ``labels.json``; none at all where there are none."""
    path = reader / "labels.json"
    content = json.loads(path.read_text(encoding="utf-8")) | {"calibration": curves}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def fitted(found: list[Judged]) -> dict[str, tuple[float, float]]:
    """Return a curve for every kind that is there, of rows with an odd number."""
    by_kind: dict[str, list[tuple[float, bool]]] = {}
    for kind, number, confidence, right in found:
        if number % 2:
            by_kind.setdefault(kind, []).append((confidence, right))
    return {kind: fit(rows) for kind, rows in by_kind.items()}


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--reader", type=Path, default=Path("src/onrecord/data/reader"))
    args = parser.parse_args()
    os.environ["ONRECORD_READER"] = str(args.reader)
    write(args.reader, {})
    from onrecord.reading.model import forget_loaded

    spans = {k: c for k, c in fitted(list(judged(args.shared))).items() if k in KINDS}
    write(args.reader, spans)
    forget_loaded()
    whole = fitted(list(judged(args.shared)))["statement"]  # of calibrated spans
    print(json.dumps(spans | {"statement": whole}))


if __name__ == "__main__":
    main()
