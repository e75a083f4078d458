"""Time expressions for outside scoring.

In: rows {id, dct, text}. Out: rows {id, timexes: [{span, type, value}]} with TIMEX3 values, in the form that
TempEval-3 scorers read. Plain text only; the reader model is not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.noticing.times.find import Published, find_times
from onrecord.noticing.times.timex import timexes


def _iso(day: str | None) -> str | None:
    """Some sets write the day of the document as 03-02-2009, day first."""
    m = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", day or "")
    return f"{m[3]}-{m[2]}-{m[1]}" if m else day


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield one prediction for each row; ``dct`` is the day the document was made, or null."""
    for row in rows:
        found = find_times(row["text"], Published.parse(_iso(row.get("dct"))))
        yield {"id": row["id"], "timexes": timexes(row["text"], found)}
