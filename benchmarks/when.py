"""Time expressions for outside scoring.

In: a row {dct, text}. Out: [{span, type, value}] with TIMEX3 values, in the form that TempEval-3 scorers read.
Plain text only; the reader model is not used.
"""

from __future__ import annotations

import re
from typing import Any

from onrecord.noticing.times.find import Published, find_times
from onrecord.noticing.times.timex import timexes


def _iso(day: str | None) -> str | None:
    """Some sets write the day of the document as 03-02-2009, day first."""
    m = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", day or "")
    return f"{m[3]}-{m[2]}-{m[1]}" if m else day


def timexes_of(row: dict[str, Any]) -> list[dict[str, object]]:
    """Return the time expressions of one row; ``dct`` is the day the document was made, or null."""
    return timexes(row["text"], find_times(row["text"], Published.parse(_iso(row.get("dct")))))
