"""Sheets of invented texts that name actors, from ``parsed_actors.txt``: by name, or by their text."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from onrecord.facts.sheet import Sheet
from tests.sheets import make_sheet


@cache
def _texts() -> dict[str, tuple[str, list[list[str]]]]:
    out = {}
    for block in Path(__file__).with_name("parsed_actors.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("##")]
        if lines:
            name, text = lines[0].removeprefix("# ").split(" ", 1)
            out[name] = out[json.loads(text)] = (json.loads(text), [line.split("\t") for line in lines[1:]])
    return out


def sheet_of(name: str, published: str | None = "2024-06-10") -> Sheet:
    return make_sheet(*_texts()[name], published)
