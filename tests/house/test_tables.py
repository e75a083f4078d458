"""The tables are documented, and their lines are whole: as many cells as columns, none twice."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "onrecord" / "data"
TABLES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.tsv"))
LINE = re.compile(r"^\| `([\w/]+\.tsv)` \| ([^|]+) \| ([^|]+) \| `([\w/.]+)`", re.M)
PAGE = (ROOT / "docs" / "reference" / "tables.md").read_text(encoding="utf-8")
DOCUMENTED = {m[1]: (m[2].split(", "), m[4]) for m in LINE.finditer(PAGE)}


def lines(table: str) -> list[str]:
    text = (DATA / table).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def test_every_table_is_documented_and_no_other() -> None:
    assert sorted(DOCUMENTED) == TABLES


@pytest.mark.parametrize("table", TABLES)
def test_lines_have_the_documented_columns(table: str) -> None:
    columns = len(DOCUMENTED[table][0])
    assert [line for line in lines(table) if line.count("\t") != columns - 1] == []


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_named_as_in_the_head_of_the_table(table: str) -> None:
    heads = [line[2:].split("\t") for line in (DATA / table).read_text("utf-8").splitlines() if line.startswith("# ")]
    named = [head for head in heads if len(head) == len(DOCUMENTED[table][0]) > 1]
    assert not named or DOCUMENTED[table][0] in named


@pytest.mark.parametrize("table", TABLES)
def test_the_head_says_where_the_facts_come_from(table: str) -> None:
    head = " ".join(line for line in (DATA / table).read_text("utf-8").splitlines() if line.startswith("#"))
    assert re.search(r"[Oo]wn compilation|[Ss]ource|Made by", head)


@pytest.mark.parametrize("table", TABLES)
def test_no_line_stands_twice(table: str) -> None:
    assert [line for line, times in Counter(lines(table)).items() if times > 1] == []


@pytest.mark.parametrize("table", TABLES)
def test_the_test_that_holds_a_table_is_there(table: str) -> None:
    assert (ROOT / DOCUMENTED[table][1]).is_file()
