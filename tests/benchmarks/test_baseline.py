"""The development scores may not fall: predictions against the stored baseline."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks import predict, quality

SHARED = Path(__file__).parents[3] / "shared"
needs_shared = pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="the development sets are not here")


@needs_shared
@pytest.mark.parametrize("part", ["gold", "heads"])
def test_no_development_score_has_fallen(
    part: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["quality", "--shared", str(SHARED), "--only", part, "--check"])
    assert quality.main() == 0, capsys.readouterr().out


def test_a_fall_is_seen() -> None:
    assert quality.fallen({"a": 70.0, "b": 81.0}, {"a": 71.0, "b": 81.2}) == ["a"]
    assert quality.last_number("P  10.0  R 20.0  F1  13.3  (1 of 5)") == 13.3
    assert quality.last_number("  95.9 %  (117 of 122)") == 95.9


def test_predictions_need_no_labels(tmp_path: Path) -> None:
    words = "Norway said the ferry had left .".split()
    conllu = "# text\n" + "".join(f"{i}\t{w}\t_\t_\t_\t_\t_\t_\t_\t_\n" for i, w in enumerate(words, 1)) + "\n"
    lines = "".join(predict.TASKS["syntax"](conllu)).split("\n")
    assert lines[0] == "# text"
    assert [line.split("\t")[1] for line in lines[1:8]] == words
    assert sum(line.split("\t")[6] == "0" for line in lines[1:8]) == 1
    row = json.dumps({"id": "x", "tokens": words})
    assert json.loads("".join(predict.TASKS["names"](row)))["tags"][0] == "B-Location"
    assert json.loads("".join(predict.TASKS["said-bio"](row)))["labels"][:2] == ["B-source", "B-cue"]
    said = json.loads("".join(predict.TASKS["said"](json.dumps({"id": "x", "text": " ".join(words)}))))
    assert [said["attributions"][0][k] for k in ("speaker_span", "cue_span")] == [[[0, 6]], [[7, 11]]]
    event = json.dumps({"id": "x", "tokens": words, "event_token": 5})
    assert -3 <= json.loads("".join(predict.TASKS["factuality"](event)))["label"] <= 3
