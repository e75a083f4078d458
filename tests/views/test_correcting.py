"""The commands that correct: what they print, with a record of a small story."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.questions import OpenRecord
from tests.strategies import reading
from tests.views.conftest import Answer

Run = Callable[..., Answer]
HOSTILE = "\x1b[2Jred\u202e"
ONE = reading([(2, "troops had not crossed the bridge", "deny", "denied", None)], published="2031-02-10")
DENIED = ONE.statements[0].id


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "200")
    with OpenRecord(tmp_path / "r.db") as record:
        record.add(ONE)
        record.add(reading([(0, "grain ships moved", "say", "asserted", None)], published="2031-03-10"))
    return str(tmp_path / "r.db")


def test_before_and_after_and_nothing_kept(onrecord: Run, path: str) -> None:
    status, out, err = onrecord("correct", DENIED[:9], "--nobody", "--dry-run", "--record", path)
    assert (status, err) == (0, "")
    assert out.index("before") < out.index("Rufus Firefly") < out.index("after") < out.index("unnamed")
    assert "nothing was kept" in out
    assert "0 of 0 corrections" in onrecord("corrections", "--record", path)[1]


def test_corrected_marked_listed_and_undone(onrecord: Run, path: str) -> None:
    said = onrecord("said", "--record", path)[1]
    done = json.loads(onrecord("correct", DENIED, "--speaker", "Sylvania", "--by", "eb", "--why", HOSTILE, "--record",
                               path, "--json")[1])
    id = done["correction"]["id"]
    assert done["after"][0]["judged"] == [id]
    for command in (("said",), ("claims",), ("claim", ONE.claims[0].id), ("timeline",), ("show", DENIED)):
        assert f"corrected ({id})" in onrecord(*command, "--record", path)[1]
    out = onrecord("corrections", "--record", path)[1]
    assert f"statement {DENIED} · Sylvania · by eb" in out
    assert "1 of 1 correction" in out
    assert "\x1b[2J" not in out
    assert "\u202e" not in out
    assert json.loads(onrecord("corrections", "--record", path, "--json")[1])["items"][0]["state"] == "in force"
    assert "kept as j" in onrecord("undo", id[:6], "--why", "wrong", "--record", path)[1]
    assert onrecord("said", "--record", path)[1] == said
    assert "2 of 2 corrections" in onrecord("corrections", "--record", path)[1]
    csv = onrecord("export", "--format", "csv", "--table", "corrections", "--record", path)[1]
    assert csv.count("\n") == 3


def test_a_fact_that_goes_is_said_to_be_gone(onrecord: Run, path: str) -> None:
    out = onrecord("correct", DENIED, "--not-a-statement", "--record", path)[1]
    assert "(not on record)" in out
    status, _, err = onrecord("show", DENIED, "--record", path)
    assert status == 1
    assert "onrecord corrections" in err


@pytest.mark.parametrize(("words", "status", "number"), [
    ((DENIED,), 2, "OR-510"), ((DENIED, "--nobody", "--not-a-statement"), 2, "OR-510"),
    (("s000000000000", "--nobody"), 1, "OR-501"), ((DENIED, "--date", "soon"), 2, "OR-503"),
    ((DENIED, "--speaker", "Ida Berg"), 1, "OR-504"),
])
def test_what_cannot_be_corrected_has_a_number(
    onrecord: Run, path: str, words: tuple[str, ...], status: int, number: str
) -> None:
    found, out, err = onrecord("correct", *words, "--record", path)
    assert (found, out) == (status, "")
    assert number in err
