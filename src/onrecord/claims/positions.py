"""Statement -> the position it takes: a table by act and kind of source."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import cast

from onrecord.facts.claim import PositionKind
from onrecord.facts.statement import Statement


@lru_cache(maxsize=1)
def _table() -> list[tuple[str, str, str]]:
    text = resources.files("onrecord.data").joinpath("positions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [(act, source, position) for act, source, position in rows]


def position_of(statement: Statement) -> PositionKind | None:
    """Return the position a statement takes on its content, or None where it takes none.

    An implicit source only ever alleges or speculates: nobody in particular answers for it.
    """
    kind = statement.source_type if statement.source_type in ("media", "document") else "any"
    found = next((p for act, source, p in _table() if act == statement.act and source in (kind, "any")), "-")
    if found == "asserted" and statement.source_type == "implicit":
        found = "alleged"
    return None if found == "-" else cast(PositionKind, found)
