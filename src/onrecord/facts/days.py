"""The days an ISO value can mean: ``2025``, ``2025-04``, ``2025-04-28`` or a date and time. In: text. Out: ISO days."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?=$|T)")


@lru_cache(maxsize=4096)        # the days of one article are asked for again and again
def first_day(value: str | None) -> str | None:
    """Return the first day of an ISO value (``2025``, ``2025-04``, a day, a date-time); null for anything else."""
    found = _ISO.match(value or "")
    if not found:
        return None
    year, month, day = found.groups()
    return _day(year, month or "01", day or "01")


@lru_cache(maxsize=4096)
def last_day(value: str | None) -> str | None:
    """Return the last day of an ISO value; null for anything else."""
    found = _ISO.match(value or "")
    if not found or found.group(1) == "0000":
        return None
    year, month, day = found.group(1), found.group(2) or "12", found.group(3)
    return _day(year, month, day or f"{calendar.monthrange(int(year), int(month))[1]:02}")


def day_before(day: str) -> str:
    """Return the day before an ISO day; of what is no day, as the last day is written, the same."""
    return (date.fromisoformat(day) - timedelta(1)).isoformat() if is_day(day) and day > "0001-01-01" else day


def is_day(value: str | None) -> bool:
    """Whether a value is one day that calendars have."""
    try:
        return value is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
