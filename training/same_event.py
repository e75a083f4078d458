"""Learn ``src/onrecord/data/linking/same_event.tsv``: the weights of what two mentions of one event have.

In: folders of event mentions and documents (``--data``: ecbplus and meantime below it). The weights are learnt by
logistic regression on the training topics of ECB+ alone, the threshold is chosen on its development topics. Out: the
table on standard output; on standard error the scores. ``--folds``: the scores on parts of the training topics that
the weights did not see, and on the development sets.

    python -m training.same_event --data ../shared/data/story > src/onrecord/data/linking/same_event.tsv
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.same_event import collection, read_rows
from onrecord.linking.same_event.articles import Articles
from onrecord.linking.same_event.chains import average_linkage, candidates
from onrecord.linking.same_event.mentions import event_mentions
from onrecord.linking.same_event.pairs import Crowd, features

FOLDS = 3
PENALTY = 3e-4
STEPS = 8
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
HEADER = """\
# Weights of what two mentions of an event have, for the logarithm of the odds that they are one event.
# always: counted for every pair; threshold: mean score from which groups are joined. Made by training/same_event.py
# from the training topics of ECB+ (annotation CC BY 3.0), the threshold chosen on its development topics; no text of
# theirs is in it. Licence: Apache-2.0.
# feature\tweight"""
Table = NDArray[np.float64]


class Pairs:
    """The pairs of a collection with their features, and which of them are one event."""

    def __init__(self, mentions: Sequence[dict[str, Any]], documents: Sequence[dict[str, Any]]) -> None:
        gold = {row["mention_id"]: row["chain"] for row in mentions}
        given = collection(mentions, documents)
        self.mentions = [m for sheet, triggers in given for m in event_mentions(sheet, triggers)]
        self.gold = {m.id: gold[m.id] for m in self.mentions}
        crowd = Crowd(Articles(sheet for sheet, _ in given), self.mentions)
        self.pairs = list(candidates(self.mentions, crowd))
        found = [features(self.mentions[i], self.mentions[j], crowd) for i, j in self.pairs]
        self.names = list(found[0])
        self.x: Table = np.array([[row[name] for name in self.names] for row in found])
        self.y: Table = np.array([float(gold[self.mentions[i].id] == gold[self.mentions[j].id]) for i, j in self.pairs])

    def chains(self, scores: Table, least: float) -> dict[str, int]:
        """Return the chain of each mention."""
        scored = dict(zip(self.pairs, scores.tolist(), strict=True))
        return {m.id: n for m, n in zip(self.mentions, average_linkage(len(self.mentions), scored, least), strict=True)}


def fit(parts: Sequence[Pairs]) -> Table:
    """Return the weights and, last, the constant: penalised logistic regression by Newton's method."""
    x, y = np.concatenate([p.x for p in parts]), np.concatenate([p.y for p in parts])
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    penalty = np.full(z.shape[1], PENALTY)
    penalty[-1] = 0.0
    weights = np.zeros(z.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(z @ weights, -30, 30)))
        slope = z.T @ (p - y) / len(y) + penalty * weights
        curve = (z * (p * (1 - p))[:, None]).T @ z / len(y) + np.diag(penalty + 1e-7)
        weights -= np.linalg.solve(curve, slope)
    raw = weights[:-1] / spread
    return np.append(raw, weights[-1] - raw @ mean)


def predict(weights: Table, part: Pairs) -> Table:
    """Return the score of each pair."""
    scores: Table = 1 / (1 + np.exp(-np.clip(part.x @ weights[:-1] + weights[-1], -30, 30)))
    return scores


def report(name: str, weights: Table, part: Pairs, scorer: Any) -> dict[float, float]:
    """Print and return the CoNLL score by threshold."""
    scores = predict(weights, part)
    found = {t: scorer.score_mentions(part.gold, part.chains(scores, t))["CoNLL"] for t in THRESHOLDS}
    print(name, *(f"{t}: {value:.1f}" for t, value in found.items()), file=sys.stderr, flush=True)
    return found


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tools", type=Path, default=Path("../shared/tools"))
    parser.add_argument("--folds", action="store_true")
    args = parser.parse_args()
    sys.path.insert(0, str(args.tools))
    import score_story  # type: ignore[import-not-found]

    documents = read_rows(args.data / "ecbplus/docs.jsonl.gz")
    train = read_rows(args.data / "ecbplus/event_mentions.train.jsonl")
    topics = sorted({row["topic"] for row in train}, key=int)
    folds = [Pairs([r for r in train if topics.index(r["topic"]) % FOLDS == n], documents) for n in range(FOLDS)]
    dev = Pairs(read_rows(args.data / "ecbplus/event_mentions.dev.jsonl"), documents)
    if args.folds:
        other = Pairs(
            read_rows(args.data / "meantime/event_mentions.jsonl"), read_rows(args.data / "meantime/docs.jsonl")
        )
        for n, fold in enumerate(folds):
            report(f"fold {n}", fit([f for f in folds if f is not fold]), fold, score_story)
        report("meantime", fit(folds), other, score_story)
    weights = fit(folds)
    found = report("dev", weights, dev, score_story)
    print(HEADER)
    print(f"threshold\t{max(found, key=lambda t: found[t])}")
    print(f"always\t{weights[-1]:.4f}")
    for name, weight in zip(dev.names, weights, strict=False):
        print(f"{name}\t{weight:.4f}")


if __name__ == "__main__":
    main()
