"""Learn how likely two claims are one: ``python -m training.same_claim.learn --shared ../shared [--write]``.

In: the judged pairs. Out: what each feature weighs (``data/linking/same_claim.tsv``), and how it does on matters left
out (ten folds, no matter in two). Method: logistic regression with a ridge, by Newton's steps; its outcome is the
chance that a reader says 'the same' of pairs drawn as these were.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.claims.likeness import FEATURES, features
from training.same_claim.sets import invented_pairs, judged_pairs

TABLE = Path(__file__).parents[2] / "src/onrecord/data/linking/same_claim.tsv"
_FOLDS = 10
_RIDGE = 1.0
_STEPS = 30
_TIMES = 3          # pairs of invented matters count so often: there are few of them, and of states
Floats = NDArray[np.float64]
HEADER = """# How likely two claims are one: what each feature (linking/claims/likeness.py) weighs, and what is added.
# The sum s makes the chance 1 / (1 + exp(-s)) that a reader says 'the same'.
# Source: learned by training/same_claim/learn.py from {pairs} judged pairs (training/same_claim/pairs.tsv) of ECB+
# (CC BY 3.0), GVA and two news stories (publishers' texts), and of own invented matters. Licence: Apache-2.0.
# feature	weight
"""


def fit(table: Floats, same: Floats) -> Floats:
    """Return weights [features + 1], the last one added: those that make the judged pairs likeliest."""
    mean, scale = table.mean(0), table.std(0) + 1e-9
    rows = np.hstack([(table - mean) / scale, np.ones((len(table), 1))])
    ridge = np.diag([_RIDGE] * table.shape[1] + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - same) + ridge @ weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge
        weights -= np.linalg.solve(curve, slope)
    raw = weights[:-1] / scale
    return np.append(raw, weights[-1] - raw @ mean)


def chances(table: Floats, weights: Floats) -> Floats:
    """Return the chance that each pair is one."""
    found: Floats = 1 / (1 + np.exp(-(table @ weights[:-1] + weights[-1])))
    return found


def left_out(table: Floats, same: Floats, matters: list[str]) -> Floats:
    """Return the chance of each pair as weights say that have seen nothing of its matter."""
    fold = np.array([crc32(matter.encode()) % _FOLDS for matter in matters])
    out = np.zeros(len(table))
    for n in range(_FOLDS):
        out[fold == n] = chances(table[fold == n], fit(table[fold != n], same[fold != n]))
    return out


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true", help="keep the weights")
    asked = parser.parse_args()
    real = list(judged_pairs(asked.shared))
    judged = [*real, *(j for j in invented_pairs() for _ in range(_TIMES))]
    table = np.array([features(j.a[0], j.b[0]) for j in judged])
    same = np.array([float(j.same) for j in judged])
    weights = fit(table, same)
    found = left_out(table, same, [j.matter for j in judged])[: len(real)]     # measured on what readers judged alone
    same = same[: len(real)]
    print(f"{len(real)} judged pairs, {int(same.sum())} the same; matters left out:")
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        joined = found >= least
        right = same[joined].sum()
        print(f"  from {least:.1f}: {100 * right / max(joined.sum(), 1):5.1f} % of {joined.sum():4d} right, "
              f"{100 * right / same.sum():5.1f} % of the same found")
    for low in np.arange(0, 1, 0.2):
        here = (found >= low) & (found < low + 0.2)
        if here.any():
            print(f"  said {found[here].mean():.2f}, are {same[here].mean():.2f} ({here.sum()})")
    if asked.write:
        rows = zip([*FEATURES, "added"], weights, strict=True)
        TABLE.write_text(HEADER.format(pairs=len(real)) + "".join(f"{name}\t{weight:.4f}\n" for name, weight in rows),
                         encoding="utf-8")


if __name__ == "__main__":
    main()
