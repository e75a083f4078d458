"""Learn ``data/linking/same_told.tsv``: when two articles that tell of an event each tell of the same one.

In: ECB+ (``--data``: ecbplus below it). Learned on the training topics, from pairs of mentions of different articles of
one topic (of which half is always about another, similar event), by the words alone that a Reading keeps
(``linking/events/likeness.py``). Out: with ``--write`` the table; printed: of the development topics, how many joined
pairs are right and how many of the right ones are joined. Method: logistic regression, as in ``training/same_claim``.

    python -m training.same_told --data ../shared/data/story --write
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.same_event import placed, read_rows
from onrecord.facts import Span
from onrecord.linking.events.likeness import FEATURES, Told, features, may_be_one
from onrecord.linking.events.told import about, told
from training.same_claim.learn import chances, fit

TABLE = Path(__file__).parents[1] / "src/onrecord/data/linking/same_told.tsv"
HEADER = """# How likely two articles that tell of an event each tell of the same one: what each feature weighs
# (linking/events/likeness.py), and what is added. The sum s makes the chance 1 / (1 + exp(-s)).
# Source: learned by training/same_told.py from the training topics of ECB+ (annotation CC BY 3.0); no text of theirs is
# in it. Licence: Apache-2.0.
# feature	weight
"""


class Mention(NamedTuple):
    """One mention of an event, with what its chain and topic are."""

    article: str
    topic: str
    chain: str
    told: Told


def mentions(rows: list[dict[str, Any]], documents: list[dict[str, Any]]) -> list[Mention]:
    """Return the mentions of some documents as an article tells them."""
    of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        of[row["doc_id"]].append(row)
    found = []
    for document in documents:
        if document["doc_id"] not in of:
            continue
        text, sentences, spans = _text(document)
        article = about(text, sentences)
        where = placed(document, of[document["doc_id"]])
        for row in of[document["doc_id"]]:
            words = where[row["mention_id"]]
            if words:
                found.append(Mention(row["doc_id"], row["topic"], row["chain"],
                                     told(text, [[spans[word] for word in words]], sentences, article)))
    return found


def _text(document: dict[str, Any]) -> tuple[str, list[Span], dict[tuple[int, int], Span]]:
    """Return a document as a text, with its sentences, and where each word (sentence, place) stands."""
    parts: list[str] = []
    sentences: list[Span] = []
    spans: dict[tuple[int, int], Span] = {}
    at = 0
    for number in sorted(document["sentences"], key=int):
        start = at
        for place, word in enumerate(document["sentences"][number]):
            spans[int(number), place] = (at, at + len(word))
            parts.append(word + " ")
            at += len(word) + 1
        sentences.append((start, at))
    return "".join(parts), sentences, spans


def pairs(given: list[Mention]) -> Iterator[tuple[list[float], bool]]:
    """Yield features and truth of the pairs of different articles that share words enough to be looked at."""
    of: dict[str, list[Mention]] = defaultdict(list)
    for mention in given:
        of[mention.topic].append(mention)
    for here in of.values():
        for one, other in combinations(here, 2):
            if one.article != other.article:
                row = features(one.told, other.told)
                if may_be_one(row):
                    yield row, one.chain == other.chain


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="keep the weights")
    asked = parser.parse_args()
    documents = read_rows(asked.data / "ecbplus" / "docs.jsonl.gz")
    sets = []
    for name in ("train", "dev"):
        rows = list(pairs(mentions(read_rows(asked.data / "ecbplus" / f"event_mentions.{name}.jsonl"), documents)))
        sets.append((np.array([row for row, _ in rows]), np.array([float(same) for _, same in rows])))
    (x, y), (dev_x, dev_y) = sets
    weights = fit(x, y)
    found = chances(dev_x, weights)
    print(f"{len(y)} pairs, {int(y.sum())} the same; development: {len(dev_y)}, {int(dev_y.sum())} the same")
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        joined = found >= least
        right = dev_y[joined].sum()
        print(f"  from {least:.2f}: {100 * right / max(joined.sum(), 1):5.1f} % of {joined.sum():4d} right, "
              f"{100 * right / dev_y.sum():5.1f} % of the same found")
    for name, weight in sorted(zip([*FEATURES, "added"], weights, strict=True), key=lambda one: -abs(one[1])):
        print(f"  {name:<28} {weight:7.2f}")
    if asked.write:
        TABLE.write_text(HEADER + "".join(
            f"{name}\t{weight:.4f}\n" for name, weight in zip([*FEATURES, "added"], weights, strict=True)),
            encoding="utf-8")


if __name__ == "__main__":
    main()
