"""The record's walls: what only SQLite can say stands in one room, and the figures of what imports what."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

RECORD = Path(__file__).parents[2] / "src" / "onrecord" / "record"
FILES = sorted(RECORD.rglob("*.py"))
OUTSIDE = [path for path in FILES if path.relative_to(RECORD).parts[0] not in ("sqlite", "schema")]
ONLY_SQLITE = re.compile(
    r"sqlite3|sqlite_\w+|exec_driver_sql|\bdriver\(|PRAGMA|json_each|\bMATCH\b|\browid\b|INSERT OR|\btext\(\""
)


def code_of(path: Path) -> str:
    """Return a file without comments and docstrings."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            for number in range(node.body[0].lineno - 1, node.body[0].end_lineno or 0):
                lines[number] = ""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    return "\n".join(lines)


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: path.relative_to(RECORD).as_posix())
def test_what_only_sqlite_says_stands_in_its_room(path: Path) -> None:
    assert ONLY_SQLITE.findall(code_of(path)) == []


def test_the_check_would_see_it() -> None:
    found = {path.name for path in FILES if ONLY_SQLITE.search(code_of(path))}
    assert {"engine.py", "word_index.py", "copy_store.py"} <= found


def test_what_is_kept_of_deciding_is_few_and_data() -> None:
    decides = re.compile(r"^\s*from onrecord\.(linking|claims|judging)\b", re.M)
    assert len([path for path in FILES if decides.search(path.read_text(encoding="utf-8"))]) <= 10


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=lambda path: path.name)
def test_no_room_is_too_full_to_search(folder: Path) -> None:
    assert len(list(folder.glob("*.py"))) <= 20
