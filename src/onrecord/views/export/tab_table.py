"""Tab-separated tables, as event data are exchanged. In: flat rows. Out: lines, one header line first.

White space in a cell is one blank, so that a row is one line; cells are guarded against spreadsheets as in CSV.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.views.export.csv_table import safe_cell, table_lines


def tab_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the table as tab-separated text, header first, a line at a time; no rows, no lines."""
    return table_lines(({name: _cell(value) for name, value in row.items()} for row in rows), delimiter="\t")


def _cell(value: Any) -> Any:
    return " ".join(safe_cell(value).split()) if isinstance(value, str) else value
