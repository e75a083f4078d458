"""Sheets of invented texts about when, where and how many, from ``parsed_when.txt`` and ``parsed_where.txt``."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from onrecord.facts.sheet import Sheet
from tests.sheets import make_sheet


@cache
def _texts() -> dict[str, tuple[str, list[list[str]]]]:
    out = {}
    files = (Path(__file__).with_name(name) for name in ("parsed_when.txt", "parsed_where.txt", "parsed_tense.txt"))
    for block in "\n\n".join(f.read_text(encoding="utf-8").strip("\n") for f in files if f.exists()).split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("##")]
        if lines:
            name, text = lines[0].removeprefix("# ").split(" ", 1)
            out[name] = (json.loads(text), [line.split("\t") for line in lines[1:]])
    return out


def sheet_of(name: str, published: str | None = "2024-07-26") -> Sheet:
    return make_sheet(*_texts()[name], published)
