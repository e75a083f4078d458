"""What changed is told: every file of changelog.d has a kind and stands in the changelog of the next release."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FRAGMENTS = [path for path in sorted((ROOT / "changelog.d").glob("*.md")) if path.name != "README.md"]
KINDS = ("feature", "fix", "change", "removal")


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name)
def test_a_change_has_an_issue_and_a_kind(path: Path) -> None:
    issue, *_, kind = path.stem.split(".")
    assert issue.isdigit()
    assert kind in KINDS


def test_every_change_stands_in_the_changelog() -> None:
    call = [sys.executable, "-m", "towncrier", "build", "--draft", "--version", "9.9.9", "--dir", str(ROOT)]
    told = subprocess.run(call, capture_output=True, text=True, check=True, timeout=60).stdout
    assert "## 9.9.9" in told
    lost = [path.name for path in FRAGMENTS if path.read_text(encoding="utf-8").split("\n")[0] not in told]
    assert FRAGMENTS == [] or told.count("\n- ") == len(FRAGMENTS)
    assert lost == []
