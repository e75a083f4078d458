"""CSV for spreadsheets. In: flat rows. Out: lines of RFC 4180 CSV, one header line first.

A cell that a spreadsheet would take for a formula is led in by an apostrophe, so that it stays the words it is.

>>> safe_cell("=HYPERLINK(1)")
"'=HYPERLINK(1)"
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

_FORMULA = tuple("=+-@＝＋－＠")
_LEAD_IN = ("\t", "\r", "\n")


def safe_cell(value: Any) -> Any:
    """Return the cell as it is, or with an apostrophe before it if a spreadsheet would run it. Numbers stay numbers."""
    if isinstance(value, str) and (value.startswith(_LEAD_IN) or value.lstrip().startswith(_FORMULA)):
        return "'" + value
    return value


def csv_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the table as CSV text, header first, a line at a time; no rows, no lines."""
    return table_lines(rows, delimiter=",")


def table_lines(rows: Iterable[dict[str, Any]], delimiter: str) -> Iterator[str]:
    """Yield a table whose cells stand apart by ``delimiter``."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter)
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow(row)
        writer.writerow([safe_cell(value) for value in row.values()])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
