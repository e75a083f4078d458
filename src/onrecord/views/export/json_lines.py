"""JSON Lines: one object a line. In: kept Readings or flat rows. Out: lines that hold all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec


def reading_lines(readings: Iterable[bytes]) -> Iterator[str]:
    """Yield each Reading as it is kept, byte for byte, and a line end."""
    for reading in readings:
        yield reading.decode("utf-8") + "\n"


def row_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield each row as one JSON object and a line end."""
    for row in rows:
        yield msgspec.json.encode(row).decode("utf-8") + "\n"
