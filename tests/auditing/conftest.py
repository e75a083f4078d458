"""A record of a few made-up articles, among them a copy and a later text of a page, and sheets filled in by a rule."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from onrecord.auditing import Judged, JudgedSheet, Sheet, csv_rows
from onrecord.questions import OpenRecord
from onrecord.views.export.csv_table import csv_lines
from tests.strategies import reading

TROOPS = "troops sent east harbour border bridge"
TOLD = (
    # speaker, words, act, position
    ((0, TROOPS, "deny", "denied", None), (2, "grain ships moved", "say", "asserted", None)),
    ((1, TROOPS, "confirm", "confirmed", None), (3, "talks on the treaty", "say", "asserted", None)),
    ((2, TROOPS, "no_comment", "no_comment", None), (4, "ceasefire moved", "say", "asserted", None)),
    ((0, TROOPS, "acknowledge", "acknowledged", None), (1, "grain treaty talks", "deny", "denied", None)),
)


@pytest.fixture
def record(tmp_path: Path):
    """Four articles in four outlets, a copy of the first in a fifth."""
    with OpenRecord(tmp_path / "r.db") as found:
        for day, lines in enumerate(TOLD, 2):
            found.add(reading(lines, outlet=f"Outlet {day}", published=f"2031-05-0{day}"))
        found.add(reading(TOLD[0], outlet="The Copyist", published="2031-05-20"))
        yield found


def csv_of(sheet: Sheet) -> str:
    """Return a sheet as the file that is written."""
    return "".join(csv_lines(csv_rows(sheet)))


def filled(csv_text: str, verdicts: dict[str, str], delimiter: str = ",") -> str:
    """Return a sheet as a spreadsheet saves it, with the same verdicts on every item."""
    rows = list(csv.DictReader(io.StringIO(csv_text, newline="")))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows({**row, **{f"verdict_{name}": said for name, said in verdicts.items()}} for row in rows)
    return out.getvalue()


def judged(what, verdicts, name="one.yaml", only=None) -> JudgedSheet:
    """Return a filled-in sheet: a verdict in letters (y, n, -) a field for each item, numbered in order."""
    from onrecord.auditing import KINDS

    said = {"y": True, "n": False, "-": None}
    return JudgedSheet(name, what, only, tuple(
        Judged(i, "n1", f"c{i}", {field: said[letter] for field, letter in zip(KINDS[what].asks, letters, strict=True)})
        for i, letters in enumerate(verdicts, 1)))
