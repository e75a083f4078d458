"""House style that a machine can hold: sizes, names, what may stand in a file."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import onrecord

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "onrecord"
FILES = sorted(SOURCE.rglob("*.py"))
CHECKED = sorted({*FILES, *(ROOT / "training").glob("*.py"), *(ROOT / "benchmarks").glob("*.py")})
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "core", "common", "misc", "base"}
MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages(onrecord.__path__, "onrecord.")
    if found.name != "onrecord.__main__" and ".migrations" not in found.name  # alembic alone can load these
)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_there_is_something_to_check() -> None:
    assert len(FILES) > 20


@pytest.mark.parametrize("path", CHECKED, ids=named)
def test_files_and_functions_can_be_taken_in(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    long = [f.name for f in functions(path) if (f.end_lineno or 0) - f.lineno + 1 > LONGEST_FUNCTION]
    # A migration is a list of tables, and frozen: what it did is never rearranged.
    assert not long or "migrations" in path.parts


@pytest.mark.parametrize("path", FILES, ids=named)
def test_names_say_something(path: Path) -> None:
    assert path.stem not in FORBIDDEN_NAMES
    assert path.parent.name not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", FILES, ids=named)
def test_the_program_does_not_reach_for_the_network(path: Path) -> None:
    """import-linter sees packages only, so the submodule of urllib that opens addresses is looked for here."""
    assert not re.search(r"urllib\.request|from urllib import request", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("path", sorted((SOURCE / "data").rglob("*.tsv")), ids=named)
def test_tables_name_their_source(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").splitlines()[:40] if line.startswith("#")]
    assert re.search(r"(?i)sourc|licen|own compilation", "\n".join(head)), "say where the facts come from"


def test_no_path_of_somebodys_machine() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:home|Users|root|work|opt)/\w|file:///")
    texts = [p for suffix in ("py", "md", "toml", "tsv", "lock") for p in ROOT.glob(f"*.{suffix}")]
    texts += [p for folder in ("src", "docs", "training", "benchmarks") for p in (ROOT / folder).rglob("*")]
    readable = [p for p in texts if p.suffix in {".py", ".md", ".toml", ".tsv", ".lock"} and "runs" not in p.parts]
    assert [named(p) for p in readable if pattern.search(p.read_text(encoding="utf-8"))] == []
