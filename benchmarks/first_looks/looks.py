"""Looks: which articles are left, what is drawn of them, and the log.

In: articles set aside, earlier looks, filled-in sheets. Out: a record and its sheets in a folder; lines of the log.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from onrecord.auditing import csv_rows, draw, read_sheet, score, yaml_text
from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.views.cli.app import run
from onrecord.views.export.csv_table import csv_lines

LOG = Path(__file__).parent / "log.jsonl"
_GIVEN = ("outlet", "url", "published", "title", "text")
Row = dict[str, Any]


class Look(msgspec.Struct, frozen=True):
    """One look. ``articles``: ids in the file of articles; ``counts``: by kind of sheet, [yes, of] by field."""

    look: int
    date: str
    what: list[str]
    seed: int
    articles: list[str]
    counts: dict[str, dict[str, Any]] = {}
    remark: str = ""

    @classmethod
    def of_today(cls, look: int, what: list[str], seed: int, articles: list[str], remark: str) -> Look:
        """Return a look that is drawn now."""
        return cls(look, date.today().isoformat(), what, seed, sorted(articles), {}, remark)


def logged(log: Path) -> list[Look]:
    """Return the looks until now."""
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return [msgspec.json.decode(line, type=Look) for line in lines if line.strip()]


def write_log(log: Path, looks: Sequence[Look]) -> None:
    """Write all looks, one a line."""
    log.write_bytes(b"".join(msgspec.json.encode(look) + b"\n" for look in looks))


def set_aside(articles: Path) -> list[Row]:
    """Return the articles that are kept for looks."""
    with gzip.open(articles, "rt", encoding="utf-8") as file:
        return [row for row in map(json.loads, file) if row["use"] == "look"]


def pick(rows: Sequence[Row], looks: Sequence[Look], n: int, seed: int) -> list[Row]:
    """Return ``n`` articles at random that no look has drawn; fewer where fewer are left."""
    used = {id for look in looks for id in look.articles}
    left = sorted((row for row in rows if row["id"] not in used), key=lambda row: str(row["id"]))
    return random.Random(seed).sample(left, min(n, len(left)))


def drawn(rows: Sequence[Row], out: Path, what: Sequence[Any], n: int, seed: int, suffix: str) -> dict[str, str]:
    """Read articles into a fresh record and draw the sheets; return the files by kind, none where there is nothing."""
    out.mkdir(parents=True, exist_ok=True)
    lines, record, files = out / "articles.jsonl", out / "look.db", {}
    lines.write_text("".join(json.dumps({name: row.get(name) for name in _GIVEN}) + "\n" for row in rows), "utf-8")
    run(["read", str(lines), "--record", str(record)])
    with OpenRecord(record, create=False) as opened:
        for kind in what:
            try:
                sheet = draw(opened, kind, n, seed=seed)
            except OnRecordError as error:      # few articles may have none of a kind: the others are drawn
                if error.code != "OR-530":
                    raise
                print(error)
                continue
            text = yaml_text(sheet) if suffix == ".yaml" else "".join(csv_lines(csv_rows(sheet)))
            (out / f"{kind}{suffix}").write_text(text, encoding="utf-8", newline="")
            files[kind] = f"{kind}{suffix}"
    return files


def counts_of(sheets: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return what filled-in sheets come to: by kind [yes, of] by field, how many items, how far two judges agree."""
    counts = {}
    for one in score([read_sheet(sheet) for sheet in sheets]):
        counts[f"{one.what} {one.only or ''}".strip()] = {
            "items": one.items, "judged": one.judged,
            **{share.field: [share.yes, share.of] for share in one.shares},
            **({"agree": {both.field: [both.same, both.of] for both in one.twice}} if one.twice else {})}
    return counts
