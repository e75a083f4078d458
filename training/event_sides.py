"""Learn ``data/events/side_weights.tsv``: ``python -m training.event_sides --data CORPORA [--write]``.

In: sentences with the sides of events marked: PLV (training part) and our own (``training/written_events``). Out: of
each feature of a phrase (``events/likely_sides.py``) what it adds to its being the source, and the target. Logistic
regression (``sparse.py``). Printed, on fifths that were left out: of the events of which that side is told how many
have it right by the slots of the tables, and with what is learned.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.events import as_article, marked
from onrecord import noticing
from onrecord.events.likely_sides import features, phrases, settled
from onrecord.events.sides import Sides
from onrecord.events.told_sides import Told, told_sides
from onrecord.events.triggers import Trigger, triggers
from onrecord.facts.span import Span
from onrecord.facts.tree import Tree
from onrecord.reading.read_sheet import read_sheet
from onrecord.statements.state import state
from training.sparse import Floats, Sparse, fit, logistic, names
from training.written_events import Sentence, read_all

TABLE = Path(__file__).parents[1] / "src" / "onrecord" / "data" / "events" / "side_weights.tsv"
LEAST, STEPS, RATE, DECAY, FOLDS, SEED, SMALLEST = 3, 300, 0.05, 3e-4, 5, 1, 0.03
HEAD = """\
# What tells whether a phrase is a side of an event: what each feature (events/likely_sides.py) adds to its being the
# source, and the target. The sum s makes the chance 1 / (1 + exp(-s)).
# Source: made by training/event_sides.py from our own sentences (training/written_events) and the training part of PLV
# (snowood1/Zero-Shot-PLOVER; no licence stated, news text of its publishers; the table holds single words).
# Licence: Apache-2.0.
# feature\tsource\ttarget
"""
_TYPES = {"YIELD": ("CONCEDE", "RETREAT")}      # PLV has one name for both



class Event(NamedTuple):
    """An event that the tables find: the features and actors of each phrase of its sentence, and who its sides are."""

    features: list[list[str]]
    actors: list[tuple[str, ...]]
    told: Told
    sides: tuple[frozenset[str], frozenset[str]]


def of_plv(path: Path) -> Iterator[Event]:
    """Yield the events of sentences with two marked sides."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        tree, sides, source, target = marked(row["marked"])
        label = row["expected"][0]["event_code"]
        for t in triggers(tree, sides) if source and target else ():
            if t.sense.type in _TYPES.get(label, (label,)):
                yield _event(tree, sides, t, (source, target))


def of_written(sentences: Iterable[Sentence]) -> Iterator[Event]:
    """Yield the events of our own sentences whose words the tables know."""
    for sentence in sentences:
        sheet = read_sheet(as_article(sentence.text))
        tree, noticed = Tree(sheet), noticing.notice(sheet)
        said, who = state(tree, noticed)
        sides = Sides(tree, who, said, noticed)
        for t in triggers(tree, sides):
            word = sheet.words[t.head].span
            event = next((e for e in sentence.events if _meet(word, e.span) and e.type == t.sense.type), None)
            if event is not None:
                spans = [[span for n in side for span in sentence.sides[n]] for side in (event.source, event.target)]
                yield _event(tree, sides, t, [[i for span in side for i in _top(tree, sides, span)] for side in spans])


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and one[1] > other[0]


def _top(tree: Tree, sides: Sides, span: Span) -> list[int]:
    """Return the words of a phrase that hang on none of its own."""
    words = sides.words_in(span)
    return [i for i in words if tree.sheet.words[i].head not in words]


def _event(tree: Tree, sides: Sides, t: Trigger, marked: Sequence[Sequence[int]]) -> Event:
    told, found = told_sides(tree, sides, t), phrases(tree, sides, t)
    meant = [frozenset(a for one in found if one.head in words for a in one.actors) for words in marked]
    return Event([features(tree, sides, t, one, told) for one in found], [one.actors for one in found], told,
                 (meant[0], meant[1]))


def learn(events: Sequence[Event]) -> tuple[list[str], Floats]:
    """Return the features and what each adds to a phrase's being the source, and the target."""
    told = [one for event in events for one in event.features]
    wanted = [[float(not side.isdisjoint(actors)) for side in event.sides] for event in events
              for actors in event.actors]
    known = names(told, LEAST)
    return known, fit(Sparse(told, known), np.array(wanted), logistic, STEPS, RATE, DECAY)


class Right(NamedTuple):
    """Of the events of which a side is told, how many have it right."""

    told: int
    by_slots: int
    with_learned: int


def left_out(events: Sequence[Event]) -> tuple[Right, Right]:
    """Return how many sources and targets of each fifth are right, with what the others teach."""
    order = np.random.default_rng(SEED).permutation(len(events))
    counts = np.zeros((2, 3), dtype=int)
    for fold in range(FOLDS):
        known, weights = learn([events[i] for n, i in enumerate(order) if n % FOLDS != fold])
        for event in (events[i] for i in order[fold::FOLDS]):
            chances = logistic(Sparse(event.features, known).times(weights))
            likely = settled(chances.tolist(), event.actors, event.told)
            for side in (0, 1):
                meant = event.sides[side]
                right = (not meant.isdisjoint(given[side]) for given in (event.told, likely))
                counts[side] += (bool(meant), *right)
    return Right(*counts[0].tolist()), Right(*counts[1].tolist())


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true", help="write the table into the package")
    args = parser.parse_args()
    events = [*of_plv(args.data / "events" / "plv_train.jsonl"), *of_written(read_all())]
    for name, right in zip(("source", "target"), left_out(events), strict=True):
        print(f"{name} of {right.told} events: right by slots {right.by_slots}, with what is learned "
              f"{right.with_learned}")
    if args.write:
        known, weights = learn(events)
        lines = [f"{name}\t{row[0]:.2f}\t{row[1]:.2f}\n" for name, row in zip(known, weights, strict=True)
                 if np.abs(row).max() >= SMALLEST]
        TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
