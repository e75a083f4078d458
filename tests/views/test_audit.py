"""The commands of audit: what they write and print, and what becomes of a wrong call."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from onrecord.questions import OpenRecord
from tests.strategies import reading
from tests.views.conftest import Answer

Run = Callable[..., Answer]
HOSTILE = "=1+1 \x1b[2Jred\u202e"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "200")
    with OpenRecord(tmp_path / "r.db") as record:
        for day in range(1, 6):
            lines = [(0, f"{HOSTILE} ships{day}", "deny", "denied", None), (2, "grain", "say", "asserted", None)]
            record.add(reading(lines, outlet=f"=Outlet {day}", published=f"2031-02-0{day}"))
    return str(tmp_path / "r.db")


@pytest.mark.parametrize("name", ["sheet.yaml", "sheet.csv"])
def test_drawn_filled_in_and_scored(onrecord: Run, path: str, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    drawing = ("audit", "draw", "--what", "positions", "--n", "4", "--out", str(out))
    status, said, err = onrecord(*drawing, "--record", path)
    assert (status, err) == (0, "")
    assert f"4 of 5 positions in {out}" in said
    text = out.read_bytes().decode("utf-8")
    if name.endswith("csv"):
        text = text.replace(",,,,,n", ",yes,no,yes,,n")
    else:
        text = text.replace("  party:\n    s", "  party: yes\n    s").replace("stance:\n", "stance: no\n")
        text = text.replace("    claim:\n", "    claim: yes\n")
    out.write_bytes(text.encode("utf-8"))
    status, said, err = onrecord("audit", "score", str(out))
    assert (status, err) == (0, "")
    assert said.splitlines() == [
        f"positions: 4 of 4 items judged, {out}", "party 4 of 4 yes, 100.0 % (95 %: 51.0–100.0)",
        "stance 0 of 4 yes, 0.0 % (95 %: 0.0–49.0)", "claim 4 of 4 yes, 100.0 % (95 %: 51.0–100.0)",
        "all 0 of 4 yes, 0.0 % (95 %: 0.0–49.0)"]
    (found,) = json.loads(onrecord("audit", "score", str(out), "--json")[1])
    assert (found["what"], found["shares"][0]["yes"], found["open"]) == ("positions", 4, [])


def test_no_cell_of_a_csv_is_a_formula(onrecord: Run, path: str, tmp_path: Path) -> None:
    out = tmp_path / "sheet.csv"
    onrecord("audit", "draw", "--what", "statements", "--out", str(out), "--record", path)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 10
    assert {row["outlet"][:2] for row in rows} == {"'="}
    assert [cell for row in rows for cell in row.values() if cell.lstrip().startswith("=")] == []


def test_without_a_file_yaml_is_printed_and_nothing_steers_a_terminal(onrecord: Run, path: str) -> None:
    status, said, _ = onrecord("audit", "draw", "--what", "assertions", "--record", path)
    assert (status, yaml.safe_load(said)["frame"]) == (0, 5)
    assert "\x1b" not in said
    held = json.loads(onrecord("audit", "draw", "--what", "actors", "--json", "--record", path)[1])
    assert held["items"][0]["verdict"] == {"state": None}


def test_what_is_open_and_who_agrees_is_said(onrecord: Run, path: str, tmp_path: Path) -> None:
    first, second = tmp_path / "one.yaml", tmp_path / "two.yaml"
    onrecord("audit", "draw", "--what", "claims", "--n", "3", "--out", str(first), "--record", path)
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("    claim:\n    alone:\n", "    claim: yes\n    alone: no\n", 2), encoding="utf-8")
    second.write_text(text.replace("    claim:\n    alone:\n", "    claim: yes\n    alone: yes\n", 2), encoding="utf-8")
    said = onrecord("audit", "score", str(first), str(second))[1]
    assert "2 of 3 items judged" in said
    assert "The first of the list, not drawn at random" in said
    assert f"not judged: {first} item 3" in said
    statements = tmp_path / "three.csv"
    onrecord("audit", "draw", "--what", "statements", "--out", str(statements), "--record", path)
    assert f"not judged: {statements} item 1–10" in onrecord("audit", "score", str(statements))[1]
    assert "judged twice: 2 items; the first sheet counts" in said
    assert "claim 2 of 2 alike, 100.0 %, no kappa: both said one thing throughout" in said
    assert "alone 0 of 2 alike, 0.0 %, kappa 0.00" in said


@pytest.mark.parametrize(
    ("wrong", "status", "number"),
    [
        (("draw", "--what", "rumours"), 2, "Usage"),
        (("draw", "--what", "positions", "--out", "sheet.txt"), 2, "OR-552"),
        (("draw", "--what", "positions", "--out", "sheet.csv", "--json"), 2, "OR-552"),
        (("draw", "--what", "positions", "--position", "shrugged"), 2, "OR-524"),
        (("draw", "--what", "links", "--position", "denied"), 2, "OR-552"),
        (("draw", "--what", "positions", "--position", "retracted"), 1, "OR-530"),
        (("score", "none.yaml"), 1, "OR-101"),
        (("score",), 2, "Usage"),
    ],
)
def test_wrong_calls(onrecord: Run, path: str, wrong: tuple[str, ...], status: int, number: str) -> None:
    record = ("--record", path) if wrong[0] == "draw" else ()
    found, _, err = onrecord("audit", *wrong, *record)
    assert found == status
    assert err.startswith(number)


def test_a_sheet_that_cannot_be_written(onrecord: Run, path: str, tmp_path: Path) -> None:
    there = str(tmp_path / "no" / "sheet.csv")
    status, _, err = onrecord("audit", "draw", "--what", "positions", "--out", there, "--record", path)
    assert (status, err[:6]) == (1, "OR-553")
