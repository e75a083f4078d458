"""What several articles yield together: ``python -m benchmarks.across [DIR] [--seeds ACROSS ARTICLES] [-v]``.

Reads the articles of each matter below DIR (``benchmarks/across/tune`` unless told) with the reader, puts them on a
record of their own and prints the share of gold rows that it has, by kind. ``--seeds``: a file like ``across.yaml``
with single articles' gold beside it, and the folder of their texts. ``-v``: each row that it has not, with what it has.
When a row is right stands in ``benchmarks/across/README.md``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.across.gold import Case, cases, seeds
from benchmarks.across.rows import Row, rows

HERE = Path(__file__).parent


def measured(case: Case) -> list[Row]:
    """Read the articles of one matter, put them on a fresh record and return the rows of gold."""
    import onrecord

    with tempfile.TemporaryDirectory() as folder, onrecord.open(Path(folder) / "across.db") as record:
        for article in case.articles.values():
            record.add(onrecord.read(article))
        return rows(case, record)


def shares(found: Iterable[Row]) -> str:
    """Return the share of rows that are right, of all and by kind."""
    found = list(found)
    kinds = dict.fromkeys(row.kind for row in found)
    parts = [f"{kind} {sum(r.right for r in found if r.kind == kind)}/{sum(r.kind == kind for r in found)}"
             for kind in kinds]
    right = sum(row.right for row in found)
    return f"{100 * right / max(len(found), 1):5.1f} %  {right} of {len(found)}   " + "  ".join(parts)


def main(arguments: list[str]) -> None:
    """Print the figures of each matter, and of all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.across", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE / "tune")
    parser.add_argument("--seeds", nargs=2, type=Path, metavar=("ACROSS", "ARTICLES"))
    parser.add_argument("-v", "--verbose", action="store_true")
    asked = parser.parse_args(arguments)
    every: list[Row] = []
    for case in [seeds(*asked.seeds)] if asked.seeds else cases(asked.folder):
        found = measured(case)
        every += found
        print(f"{case.name:12} {shares(found)}", flush=True)
        for row in found:
            if asked.verbose and not row.right:
                print(f"    {row.kind}: {row.what}\n        has: {row.found or 'nothing'}")
    print(f"{'all':12} {shares(every)}")


if __name__ == "__main__":
    main(sys.argv[1:])
