"""``python -m benchmarks.check``: faults found and false notes on the drafts of ``tests/checking``, and CPU seconds.

In: the drafts, each with one planted fault or none, and the demonstration articles as the record. Out: both figures,
for each set of drafts (``drafts.tsv`` says which were tuned on), and the CPU seconds that a draft of 600 words takes.
A fault is found if a note of its kind touches the words that were planted; a note on a clean draft is a false one.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.checking import Checked, check
from onrecord.facts import Article
from onrecord.intake import article_from_text, articles_from
from onrecord.questions import OpenRecord
from onrecord.views.cli.demo import demo_articles

SETS = ("apart", "open", "far", "kept", "fresh")
DRAFTS = Path(__file__).parents[1] / "tests" / "checking" / "drafts"
_WORDS = 600


class Planted(NamedTuple):
    """A draft and what is wrong with it: a kind of note and the words it must touch, or ``clean``."""

    name: str
    kind: str
    words: str


class Outcome(NamedTuple):
    """What the check made of a draft: whether the fault was found, and what else it noted."""

    planted: Planted
    found: bool
    others: tuple[str, ...]


def planted(one_set: str | None = None) -> list[Planted]:
    """Return the drafts, those of one set or all."""
    lines = (DRAFTS / "drafts.tsv").read_text(encoding="utf-8").splitlines()
    rows = [Planted(*line.split("\t")) for line in lines if line and not line.startswith("#")]
    return [row for row in rows if one_set is None or row.name.startswith(one_set + "/")]


def fill(on_record: OpenRecord) -> None:
    """Read the demonstration articles into a record."""
    from onrecord.flow import read

    for article in articles_from(demo_articles()):
        if isinstance(article, Article):
            on_record.add(read(article))


def outcomes(on_record: OpenRecord, drafts: list[Planted]) -> Iterator[Outcome]:
    """Check some drafts."""
    for one in drafts:
        (article,) = articles_from([DRAFTS / one.name])
        assert isinstance(article, Article), article.error
        yield _outcome(one, check(on_record, article), article.text)


def _outcome(one: Planted, checked: Checked, text: str) -> Outcome:
    start = text.find(one.words)
    end = start + len(one.words)
    hits = [
        note.kind == one.kind and any(start < last and first < end for first, last in note.quote.spans)
        for note in checked.notes
    ]
    others = tuple(
        f"{note.kind}: “{note.quote.text}” {note.what}"
        for note, hit in zip(checked.notes, hits, strict=True)
        if not hit
    )
    return Outcome(one, any(hits), others)


def figures(done: list[Outcome]) -> tuple[int, int, int, int]:
    """Return (faults found, faults planted, notes on clean drafts, clean drafts)."""
    faults = [one for one in done if one.planted.kind != "clean"]
    clean = [one for one in done if one.planted.kind == "clean"]
    return sum(one.found for one in faults), len(faults), sum(len(one.others) for one in clean), len(clean)


def seconds(on_record: OpenRecord) -> float:
    """Return the CPU seconds that the check of a draft of 600 words takes, the reader model being loaded."""
    words: list[str] = []
    for one in planted():
        (article,) = articles_from([DRAFTS / one.name])
        if isinstance(article, Article) and len(words) < _WORDS:
            words += [*article.text.split(" "), "\n\n"]
    draft = article_from_text(" ".join(words))
    began = time.process_time()
    check(on_record, draft)
    return time.process_time() - began


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--set", choices=SETS, help="only these drafts")
    parser.add_argument("--list", action="store_true", help="print what was missed and what was noted besides")
    parser.add_argument("--record", help="a record to set a draft of 600 words against, for the time")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, OpenRecord(Path(folder) / "demo.db") as on_record:
        fill(on_record)
        for one_set in SETS:
            if given.set in (None, one_set):
                done = list(outcomes(on_record, planted(one_set)))
                found, faults, false, clean = figures(done)
                print(f"{one_set:6} {found} of {faults} faults found, {false} false notes on {clean} clean drafts")
                for one in done if given.list else ():
                    missed = one.planted.kind != "clean" and not one.found
                    for line in (*(["MISSED " + one.planted.words] if missed else []), *one.others):
                        print(f"  {one.planted.name} ({one.planted.kind}): {line}")
        print(f"{seconds(on_record):.2f} CPU seconds for a draft of {_WORDS} words against ten articles")
    if given.record:
        with OpenRecord(given.record, create=False) as large:
            total = large.articles(limit=0).total
            print(f"{seconds(large):.2f} CPU seconds against {total:,} articles")


if __name__ == "__main__":
    main()
