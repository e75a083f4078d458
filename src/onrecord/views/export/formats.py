"""The formats an export can have, each in one place: a new one is a line here and a module beside it.

In: a name. Out: ``ExportFormat``, which turns rows (and, where it can hold them, whole readings) into lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from onrecord.views.export.csv_table import csv_lines
from onrecord.views.export.json_lines import reading_lines, row_lines
from onrecord.views.export.plover import plover_lines
from onrecord.views.export.tab_table import tab_lines


class ExportFormat(NamedTuple):
    """``rows``: how it writes flat rows; ``readings``: how it writes readings as kept, null where it cannot.

    ``only``: the one table that it can write; null: any.
    """

    name: str
    told: str
    rows: Callable[[Iterable[dict[str, Any]]], Iterator[str]]
    readings: Callable[[Iterable[bytes]], Iterator[str]] | None
    only: str | None = None


FORMATS = {one.name: one for one in (
    ExportFormat("json", "one object a line", row_lines, reading_lines),
    ExportFormat("csv", "for spreadsheets", csv_lines, None),
    ExportFormat("events-csv", "events for spreadsheets", csv_lines, None, "events"),
    ExportFormat("plover", "events in PLOVER's names, one object a line", plover_lines, None, "events"),
    ExportFormat("cameo", "events with CAMEO codes, tab-separated as ICEWS", tab_lines, None, "coded"),
)}
