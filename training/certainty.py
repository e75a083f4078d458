"""Learn ``data/certainty.tsv``: ``python -m training.certainty --data CORPORA [--write]``.

In: the training part of UW factuality. Out: of each feature (``reading/certainty.py``) that is seen often enough what
it adds to the value and to the three classes. A linear model, minibatches, Adam with decay; numpy alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.predict import read_words
from onrecord.reading.certainty import ALWAYS, around

TABLE = Path(__file__).parents[1] / "src" / "onrecord" / "data" / "certainty.tsv"
LEAST, EPOCHS, BATCH, RATE, DECAY, LEFT_OUT, SMOOTHING, SEED = 6, 12, 64, 3e-3, 1e-2, 0.3, 0.05, 1
RARE = np.array([5.0, 5.0, 1.0])    # weights of the classes
HEAD = """\
# How certain an author makes a predicate sound, by the words around it: what each adds. feature: of the predicate
# (own), the word it hangs on (above) or the one above that (highest). value: on the scale from -3 to 3. did_not,
# nobody, did: scores of the classes (it did not take place, nobody commits, it did).
# Source: made by training/certainty.py from the training part of UW factuality (annotation MIT; newswire text of LDC
# origin). Licence: Apache-2.0.
# feature\tvalue\tdid_not\tnobody\tdid
"""


def examples(path: Path) -> tuple[list[list[str]], np.ndarray]:
    """Return the features and the value of each event."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        events: list[dict[str, Any]] = [json.loads(line) for line in lines]
    sentences = {tuple(e["tokens"]): None for e in events}
    parsed = dict(zip(sentences, read_words([list(s) for s in sentences], whole=True), strict=True))
    told = [around(e["tokens"], parsed[tuple(e["tokens"])], e["event_token"]) for e in events]
    return told, np.array([float(e["label"]) for e in events])


def gradient(out: np.ndarray, gold: np.ndarray, which: np.ndarray) -> np.ndarray:
    """Of the smooth absolute error of the value and half the weighed cross entropy of the class, a mean each."""
    chances = np.exp(out[:, 1:] - out[:, 1:].max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    wanted = np.full_like(chances, SMOOTHING / 3)
    wanted[np.arange(len(gold)), which] += 1 - SMOOTHING
    weight = RARE[which][:, None] / RARE[which].sum()
    return np.hstack([np.clip(out[:, :1] - gold[:, None], -1, 1) / len(gold), 0.5 * weight * (chances - wanted)])


def _batches(rng: np.random.Generator, size: int) -> Iterator[np.ndarray]:
    for _ in range(EPOCHS):
        yield from np.array_split(rng.permutation(size), size // BATCH)


def _slope(weights: np.ndarray, kept: list[np.ndarray], gold: np.ndarray, which: np.ndarray) -> np.ndarray:
    """Gradient of all weights over the examples of a batch, each the features that were kept of it."""
    slope = gradient(np.array([weights[0] + weights[k].sum(0) for k in kept]), gold, which)
    total = np.zeros_like(weights)
    total[0] = slope.sum(0)
    for k, one in zip(kept, slope, strict=True):
        total[k] += one
    return total


def learn(told: list[list[str]], gold: np.ndarray) -> dict[str, np.ndarray]:
    """Return the four weights of each feature; ``ALWAYS`` is in every example."""
    seen = Counter(feature for one in told for feature in one)
    names = [ALWAYS, *sorted(feature for feature, n in seen.items() if n >= LEAST)]
    place = {name: i for i, name in enumerate(names)}
    rng = np.random.default_rng(SEED)
    rows = [np.array([place[f] for f in one if f in place], dtype=np.int64) for one in told]
    weights = np.zeros((len(names), 4))
    weights[0] = (2, 0, 0, 2)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    which = (gold > -1).astype(int) + (gold >= 1).astype(int)
    batches = EPOCHS * (len(gold) // BATCH)
    for step, chosen in enumerate(_batches(rng, len(gold)), 1):
        kept = [rows[i][rng.random(len(rows[i])) >= LEFT_OUT] for i in chosen]
        total = _slope(weights, kept, gold[chosen], which[chosen])
        rate = RATE * (1 - step / (batches + 1))
        first, second = 0.9 * first + 0.1 * total, 0.999 * second + 0.001 * total**2
        weights[1:] -= rate * DECAY * weights[1:]
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, weights, strict=True))


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true", help="write the table into the package")
    args = parser.parse_args()
    weights = learn(*examples(args.data / "said" / "factuality.uw.train.jsonl.gz"))
    lines = ["\t".join([name, *(f"{w:.2f}" for w in row)]) + "\n" for name, row in weights.items()]
    print(f"{len(lines)} features")
    if args.write:
        TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
