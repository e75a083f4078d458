"""Starting is fast because nothing heavy is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("alembic", "lxml", "numpy", "onnxruntime", "py3langid", "rich.table", "sqlalchemy", "trafilatura", "yaml")
SHOW = f"import sys; print(*[m for m in {HEAVY!r} if m in sys.modules])"


def loaded_after(code: str) -> str:
    command = [sys.executable, "-c", f"{code}\n{SHOW}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "code",
    ["import onrecord", "from onrecord.views.cli.app import run\nassert run(['--help']) == 0", "import onrecord.facts"],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    assert loaded_after(code) == ""


def test_the_check_would_see_a_heavy_import() -> None:
    assert loaded_after("import numpy") == "numpy"
