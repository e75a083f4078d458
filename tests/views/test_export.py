"""What leaves onrecord opens in a spreadsheet without running anything, and loses nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.export.csv_table import csv_lines, safe_cell
from tests.views.conftest import Answer, KnownAnswers

Run = Callable[..., Answer]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "  =1", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert safe_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["no", "", "1-1", -5, 2.5, None, "‘=’ is a sign"])
def test_other_cells_are_left_alone(cell: object) -> None:
    assert safe_cell(cell) == cell


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8")), st.integers()), min_size=1))
def test_csv_reads_back(cells: list[tuple[str, int]]) -> None:
    text = "".join(csv_lines({"words": words, "number": number} for words, number in cells))
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["words", "number"]
    assert [row[0].removeprefix("'") for row in rows[1:]] == [words.removeprefix("'") for words, _ in cells]
    assert [int(row[1]) for row in rows[1:]] == [number for _, number in cells]


def test_csv_of_statements(onrecord: Run, record: KnownAnswers) -> None:
    status, out, _ = onrecord("export", "--format", "csv")
    assert status == 0
    assert list(csv.reader(io.StringIO(out))) == [
        ["id", "quote", "high"], ["s1", "'=HYPERLINK(1)", "-5"], ["s2", 'said "no", twice', ""],
    ]


def test_json_is_the_kept_readings_byte_for_byte(onrecord: Run, record: KnownAnswers, tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    assert onrecord("export", "--out", str(out))[:2] == (0, "")
    assert out.read_bytes().splitlines() == list(record.readings())
    assert [path.name for path in tmp_path.iterdir()] == ["all.jsonl"]


def test_rows_as_json_lines(onrecord: Run, record: KnownAnswers) -> None:
    _, out, _ = onrecord("export", "--table", "positions")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["s1", "s2"]


@pytest.mark.skipif(os.name == "nt", reason="paths of another kind")
def test_a_place_that_cannot_be_written(onrecord: Run, record: KnownAnswers, tmp_path: Path) -> None:
    status, _, err = onrecord("export", "--out", str(tmp_path / "no" / "folder.jsonl"))
    assert status == 1
    assert err.startswith("OR-553 ")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device here")
def test_a_full_disk_is_said_and_leaves_nothing_behind(onrecord: Run, record: KnownAnswers, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    pipe.symlink_to("/dev/full")
    status, _, err = onrecord("export", "--out", str(pipe))
    assert (status, err[:6]) == (1, "OR-553")
    assert pipe.is_symlink()
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device here")
@pytest.mark.parametrize("closed", [">/dev/full", ">&-", "<&-", "2>&-"])
def test_streams_that_are_full_or_closed(closed: str) -> None:
    """As a shell would call it: a message or silence, never a traceback."""
    program = f"{shlex.quote(sys.executable)} -m onrecord --version {closed}"
    # Only a stream with a buffer meets the fault a second time, when Python ends.
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(["sh", "-c", program], capture_output=True, text=True, check=False, env=buffered)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.stderr.startswith("OR-553") if "full" in closed else not done.stderr
    assert done.returncode == (1 if "full" in closed else 0)
