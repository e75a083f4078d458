"""Learn ``data/events/type_weights.tsv``: ``python -m training.event_type --data CORPORA [--write]``.

In: sentences with the two sides marked and the PLOVER type of what one does to the other (PLV, training part). Out: of
each feature (``events/relation.py``) what it adds to each type. Softmax regression on whole batches, Adam with decay;
numpy alone. Printed is the accuracy on fifths that were left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.events import marked
from onrecord.events.relation import features
from training.sparse import Floats, Sparse, fit, names, softmax

TABLE = Path(__file__).parents[1] / "src" / "onrecord" / "data" / "events" / "type_weights.tsv"
LEAST, STEPS, RATE, DECAY, FOLDS, SEED, SMALLEST = 2, 400, 0.03, 3e-4, 5, 1, 0.1
HEAD = """\
# What tells the type of what one party does to another, where both are given: what each feature adds to each type.
# feature: first, second, third: what the tables say of the words that fit best; word, between, source under, target
# under: lemmas. weights: TYPE:weight, small ones left out. YIELD: CONCEDE or RETREAT.
# Source: made by training/event_type.py from the training part of PLV (snowood1/Zero-Shot-PLOVER; no licence stated,
# news text of its publishers; the table holds single words). Licence: Apache-2.0.
# feature\tweights
"""
Example = tuple[list[str], str]


def examples(path: Path) -> list[Example]:
    """Return the features and the type of each sentence that has both sides."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [(marked(row["marked"]), row["expected"][0]["event_code"]) for row in rows]
    return [(features(*one), label) for one, label in found if one[2] and one[3]]


def learn(told: Sequence[Example]) -> tuple[list[str], list[str], Floats]:
    """Return the features, the types, and the weights of each feature for each type."""
    types = sorted({label for _, label in told})
    known = names([one for one, _ in told], LEAST)
    wanted = np.eye(len(types))[[types.index(label) for _, label in told]]
    return known, types, fit(Sparse([one for one, _ in told], known), wanted, softmax, STEPS, RATE, DECAY)


def left_out(told: Sequence[Example]) -> float:
    """Return the accuracy on each fifth by what the others teach, in percent."""
    order = np.random.default_rng(SEED).permutation(len(told))
    right = 0
    for fold in range(FOLDS):
        tested = [told[i] for i in order[fold::FOLDS]]
        known, types, weights = learn([told[i] for n, i in enumerate(order) if n % FOLDS != fold])
        guessed = Sparse([one for one, _ in tested], known).times(weights).argmax(1)
        right += sum(types[g] == label for g, (_, label) in zip(guessed, tested, strict=True))
    return 100 * right / len(told)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true", help="write the table into the package")
    args = parser.parse_args()
    told = examples(args.data / "events" / "plv_train.jsonl")
    print(f"{len(told)} sentences; left out: {left_out(told):.1f} % right")
    if args.write:
        known, types, weights = learn(told)
        lines = [(name, [f"{t}:{w:.2f}" for t, w in zip(types, row, strict=True) if abs(w) >= SMALLEST])
                 for name, row in zip(known, weights, strict=True)]
        TABLE.write_text(HEAD + "".join(f"{n}\t{' '.join(w)}\n" for n, w in lines if w), encoding="utf-8")


if __name__ == "__main__":
    main()
