"""``python -m benchmarks.first_looks draw|log``: articles nobody has looked at, sheets of them, what they came to.

In: the news articles that are set aside for it, and the log of looks. Out: a fresh record with its sheets in a folder,
and one line a look in the log: ids and counts, no text.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from benchmarks.first_looks.looks import LOG, Look, counts_of, drawn, logged, pick, set_aside, write_log
from onrecord.auditing import WHATS


def main() -> int:
    """Draw a look, or log what its sheets came to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.first_looks")
    below = parser.add_subparsers(dest="command", required=True)
    draw = below.add_parser("draw", help="read articles nobody has looked at, and draw sheets of them")
    draw.add_argument("--shared", type=Path, default=Path("../shared"))
    draw.add_argument("--articles", type=int, default=60)
    draw.add_argument("--seed", type=int, required=True)
    draw.add_argument("--out", type=Path, required=True, help="a folder that is not there yet or is empty")
    draw.add_argument("--what", nargs="+", choices=WHATS, default=["positions", "assertions", "links", "statements"])
    draw.add_argument("--n", type=int, default=80, help="items a sheet")
    draw.add_argument("--csv", action="store_true", help="sheets for a spreadsheet; else YAML")
    draw.add_argument("--remark", default="")
    log = below.add_parser("log", help="put the counts of filled-in sheets into the log")
    log.add_argument("--look", type=int, required=True)
    log.add_argument("--remark", default=None)
    log.add_argument("sheets", nargs="+", metavar="SHEET")
    given = parser.parse_args()
    return _draw(given) if given.command == "draw" else _log(given)


def _draw(given: argparse.Namespace) -> int:
    looks = logged(LOG)
    there = set_aside(given.shared / "data" / "news" / "articles.jsonl.gz")
    rows = pick(there, looks, given.articles, given.seed)
    if not rows or (given.out.exists() and any(given.out.iterdir())):
        print("every article set aside has been looked at" if not rows else f"{given.out} is not empty")
        return 1
    sheets = drawn(rows, given.out, given.what, given.n, given.seed, ".csv" if given.csv else ".yaml")
    look = Look.of_today(len(looks) + 1, list(sheets), given.seed, [row["id"] for row in rows], given.remark)
    write_log(LOG, [*looks, look])      # at once: what was drawn counts as looked at
    print(f"look {look.look}: {len(rows)} of {len(there)} articles in {given.out}: {', '.join(sheets.values())}")
    return 0


def _log(given: argparse.Namespace) -> int:
    looks = logged(LOG)
    if given.look not in {look.look for look in looks}:
        print(f"there is no look {given.look}")
        return 1
    counts = counts_of(given.sheets)
    write_log(LOG, [look if look.look != given.look else msgspec.structs.replace(
        look, counts={**look.counts, **counts}, remark=look.remark if given.remark is None else given.remark)
        for look in looks])
    print(msgspec.json.format(msgspec.json.encode(counts)).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
