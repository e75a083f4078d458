"""Learn ``src/onrecord/data/linking/same_event.tsv``: the trees that tell whether two mentions are one event.

In: folders of event mentions and documents (``--data``: ecbplus and meantime below it). The trees are learnt by
gradient boosting on the training topics of ECB+ alone: on parts of the topics, whole and thinned to few articles of
a story, so that they do not lean on how many write of one thing. Out: the table on standard output; on standard error
the scores. ``--folds``: the scores on parts that the trees did not see. Needs lightgbm.

    python -m training.same_event --data ../shared/data/story > src/onrecord/data/linking/same_event.tsv
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.same_event import Triggers, collection, read_rows
from onrecord.facts.sheet import Sheet
from onrecord.linking.same_event.articles import Articles
from onrecord.linking.same_event.chains import candidates
from onrecord.linking.same_event.linkage import average_linkage
from onrecord.linking.same_event.mentions import event_mentions
from onrecord.linking.same_event.pairs import Crowd, features
from onrecord.linking.same_event.trees import LEAF, THRESHOLD, Trees, from_rows

FOLDS = 3
THINNED = (5, 5, 3, 8)  # articles of a story in the thinned parts
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
CHOSEN = 0.4  # by the folds .3 to .4 are as good, for MEANTIME more is better
ROUNDS = 100
SEEDS = 3  # of as many forests the mean is taken: one alone hangs on chance by half a point
SETTINGS = {
    "objective": "binary",
    "num_leaves": 16,
    "learning_rate": 0.1,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
}
HEADER = """\
# Decision trees over what two mentions of an event have: a sum for the logarithm of the odds that they are one event.
# A pair whose feature is at most the number goes to the node below, else to the node above; of a leaf (then) the number
# is what the tree adds. threshold: mean score from which chains are joined. Made by training/same_event.py from the
# training topics of ECB+ (annotation CC BY 3.0); no text of theirs is in it. Licence: Apache-2.0.
# tree\tnode\tfeature\tnumber\tbelow\tabove"""
Table = NDArray[np.float64]
Given = list[tuple[Sheet, Triggers]]


class Pairs:
    """The pairs of a collection with their features, which of them are one event, and what each counts."""

    def __init__(self, given: Given, gold: Mapping[str, str]) -> None:
        self.mentions = [m for sheet, triggers in given for m in event_mentions(sheet, triggers)]
        self.gold = {m.id: gold[m.id] for m in self.mentions}
        crowd = Crowd(Articles(sheet for sheet, _ in given), self.mentions)
        self.pairs = list(candidates(self.mentions, crowd))
        found = [features(self.mentions[i], self.mentions[j], crowd) for i, j in self.pairs]
        self.names = sorted(found[0])
        self.x: Table = np.array([[row[name] for name in self.names] for row in found])
        chains = [gold[m.id] for m in self.mentions]
        self.y: Table = np.array([float(chains[i] == chains[j]) for i, j in self.pairs])
        # A mention with many candidates is one mention all the same.
        times = Counter(i for pair in self.pairs for i in pair)
        self.counts: Table = np.sqrt([(1 / times[i] + 1 / times[j]) / 2 for i, j in self.pairs])
        self.counts *= len(self.mentions) / self.counts.sum()

    def chains(self, scores: Table, least: float) -> dict[str, int]:
        """Return the chain of each mention."""
        scored = dict(zip(self.pairs, scores.tolist(), strict=True))
        return {m.id: n for m, n in zip(self.mentions, average_linkage(len(self.mentions), scored, least), strict=True)}


class Parts:
    """Parts of the training topics, whole and thinned."""

    def __init__(self, rows: Sequence[Mapping[str, Any]], given: Given) -> None:
        gold = {row["mention_id"]: row["chain"] for row in rows}
        topics = sorted({row["topic"] for row in rows}, key=int)
        story = {row["doc_id"]: row["subtopic"] for row in rows}
        part = {row["doc_id"]: topics.index(row["topic"]) % FOLDS for row in rows}

        chosen = [[pair for pair in given if part[pair[0].article.id] == n] for n in range(FOLDS)]
        self.whole = [Pairs(pairs, gold) for pairs in chosen]
        self.thinned = [
            [Pairs(_thin(pairs, story, few, seed), gold) for seed, few in enumerate(THINNED)] for pairs in chosen
        ]

    def without(self, left_out: int | None) -> list[Pairs]:
        """Return all parts that have nothing of a fold."""
        kept = [n for n in range(FOLDS) if n != left_out]
        return [*(self.whole[n] for n in kept), *(part for n in kept for part in self.thinned[n])]


def _thin(given: Given, story: Mapping[str, str], few: int, seed: int) -> Given:
    """Return a few articles of each story."""
    of: dict[str, Given] = defaultdict(list)
    for pair in given:
        of[story[pair[0].article.id]].append(pair)
    chance = random.Random(seed)
    return [pair for pairs in of.values() for pair in chance.sample(pairs, min(few, len(pairs)))]


def fit(parts: Sequence[Pairs], threshold: float = CHOSEN) -> list[tuple[str, ...]]:
    """Return the rows of the table."""
    import lightgbm  # type: ignore[import-not-found]

    x, y = np.concatenate([p.x for p in parts]), np.concatenate([p.y for p in parts])
    counts = np.concatenate([p.counts for p in parts])
    columns = [f"f{i}" for i in range(x.shape[1])]
    data = lightgbm.Dataset(x, y, weight=counts * len(counts) / counts.sum(), feature_name=columns)
    table: list[tuple[str, ...]] = [("", "", THRESHOLD, str(threshold), "", "")]
    for seed in range(SEEDS):
        model = lightgbm.train(SETTINGS | {"seed": seed}, data, ROUNDS).dump_model()
        for number, tree in enumerate(model["tree_info"]):
            table += _rows(str(seed * ROUNDS + number), tree["tree_structure"], parts[0].names)
    return table


def _rows(tree: str, top: Mapping[str, Any], names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each node of a tree, a node before those it leads to."""
    nodes = [top]
    for number, node in enumerate(nodes):  # grows while it is walked
        if "leaf_value" in node:
            yield tree, str(number), LEAF, f"{node['leaf_value'] / SEEDS:.5g}", "", ""
        else:
            ways = str(len(nodes)), str(len(nodes) + 1)
            nodes += [node["left_child"], node["right_child"]]
            yield tree, str(number), names[node["split_feature"]], f"{node['threshold']:.7g}", *ways


def predict(trees: Trees, part: Pairs) -> Table:
    """Return the score of each pair."""
    return trees.of_table(part.x[:, [part.names.index(name) for name in trees.names]])


def report(name: str, trees: Trees, part: Pairs, scorer: Any) -> list[float]:
    """Print and return the CoNLL score by threshold."""
    scores = predict(trees, part)
    found = [scorer.score_mentions(part.gold, part.chains(scores, t))["CoNLL"] for t in THRESHOLDS]
    print(name, *(f"{t}: {value:.1f}" for t, value in zip(THRESHOLDS, found, strict=True)), file=sys.stderr, flush=True)
    return found


def read(folder: Path, name: str, documents: str) -> tuple[list[dict[str, Any]], Given]:
    """Return the mentions of a set and its articles as Sheets."""
    rows = read_rows(folder / name)
    return rows, collection(rows, read_rows(folder / documents))


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tools", type=Path, default=Path("../shared/tools"))
    parser.add_argument("--folds", action="store_true")
    args = parser.parse_args()
    sys.path.insert(0, str(args.tools))
    import score_story  # type: ignore[import-not-found]

    parts = Parts(*read(args.data / "ecbplus", "event_mentions.train.jsonl", "docs.jsonl.gz"))
    if args.folds:
        for n, part in enumerate(parts.whole):
            learnt = from_rows(fit(parts.without(n)))
            report(f"fold {n}", learnt, part, score_story)
            report(f"fold {n}, few articles", learnt, parts.thinned[n][0], score_story)
    table = fit(parts.without(None))
    for name, mentions, documents in (
        ("ecbplus", "event_mentions.dev.jsonl", "docs.jsonl.gz"),
        ("meantime", "event_mentions.jsonl", "docs.jsonl"),
    ):
        rows, given = read(args.data / name, mentions, documents)
        pairs = Pairs(given, {row["mention_id"]: row["chain"] for row in rows})
        report(name, from_rows(table), pairs, score_story)
    print(HEADER)
    for row in table:
        print("\t".join(row))


if __name__ == "__main__":
    main()
