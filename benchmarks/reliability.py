"""How often a fact of some confidence is right: ``python -m benchmarks.reliability [--shared ../shared]``.

Spans of the development sets in bins of confidence, each with the share that is exactly right, and the expected
calibration error (Guo et al. 2017: mean distance of the two, weighed by size). Rows with an odd number were used to
fit the confidences (``training.calibrate``); what is printed is of the even ones.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.predict import read_words, rows
from benchmarks.predict import said as predict_said
from benchmarks.sets import text_of
from onrecord.reading.viterbi import bio_spans

BINS = 10
Judged = tuple[str, int, float, bool]  # kind, number of its row, confidence, whether it is right


def judged(shared: Path) -> Iterator[Judged]:
    """Yield every name, mark and statement found on the development sets, and whether it is right."""
    yield from _names(list(rows(text_of(shared / "data/names/wwn-dev.jsonl"))))
    yield from _marks(list(rows(text_of(shared / "data/said/polnear.cofenet-valid.bio.jsonl.gz"))))
    yield from _statements(shared, text_of(shared / "data/said/polnear.dev.jsonl"))


def _names(documents: Sequence[dict]) -> Iterator[Judged]:
    for number, (row, found) in enumerate(zip(documents, read_words([r["tokens"] for r in documents]), strict=True)):
        gold = set(bio_spans(row["tags"]))
        yield from (("name", number, c, (f, e, k) in gold) for f, e, k, c in found.names)


def _marks(documents: Sequence[dict]) -> Iterator[Judged]:
    for number, (row, found) in enumerate(zip(documents, read_words([r["tokens"] for r in documents]), strict=True)):
        gold = set(bio_spans(row["labels"]))
        for m in found.marks:
            if not m.inner:
                yield m.kind, number, m.confidence, (m.first, m.end, m.kind) in gold


def _statements(shared: Path, text: str) -> Iterator[Judged]:
    sys.path.insert(0, str(shared / "tools"))
    import score_said  # type: ignore[import-not-found]

    predicted = (json.loads(line) for line in predict_said(text))
    for number, (row, found) in enumerate(zip(rows(text), predicted, strict=True)):
        gold = [a for a in row["attributions"] if a["content_span"]]
        hits = {j for _, j in score_said.match(gold, found["attributions"])}
        yield from (("statement", number, a["confidence"], j in hits) for j, a in enumerate(found["attributions"]))


def table(found: Sequence[tuple[float, bool]]) -> tuple[float, list[tuple[int, float, float]]]:
    """Return the expected calibration error and, of each bin, its size, mean confidence and share right."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in found:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    lines = [(len(b), sum(c for c, _ in b) / len(b), sum(r for _, r in b) / len(b)) for b in bins if b]
    error = sum(n * abs(mean - share) for n, mean, share in lines) / max(1, len(found))
    return error, lines


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    by_kind: dict[str, list[tuple[float, bool]]] = {}
    for kind, number, confidence, right in judged(args.shared):
        if number % 2 == 0:
            by_kind.setdefault(kind, []).append((confidence, right))
    for kind, found in by_kind.items():
        error, lines = table(found)
        print(f"{kind}: {len(found)} found, expected calibration error {100 * error:.1f} points")
        for n, mean, share in lines:
            print(f"  confidence {mean:5.2f}   right {share:5.2f}   of {n}")


if __name__ == "__main__":
    main()
