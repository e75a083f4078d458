"""Days that words name: 'Friday', 'yesterday', 'March 11', reckoned back from the day of publication.

In: a word and its neighbour. Out: the day as ``date.toordinal`` counts. It is rougher than ``noticing.times`` and far
cheaper: a story needs only the day on which things happened.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from onrecord.data import rows

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_NEAR = {"today": 0, "tonight": 0, "yesterday": 1}
AHEAD = 7  # days that a date without a year may lie ahead; what lies further is of the year before
BACK = 60  # days; what lies further back is history, or the date of another page


@cache
def _table(kind: str) -> dict[str, int]:
    return {words.lower(): int(value) for k, words, value in rows("times") if k == kind}


def is_of_calendar(written: str) -> bool:
    """Whether a word may name a day: today, a weekday, a month."""
    word = written.lower()
    return word in _NEAR or bool(_weekday(word)) or (written[0].isupper() and word.rstrip(".") in _table("month"))


def _weekday(word: str) -> tuple[int, ...]:
    """Return the number of a weekday, in a tuple; nothing for other words."""
    table = _table("weekday")
    number = table.get(word, table.get(word.removesuffix("s").rstrip("'’.")))
    return () if number is None else (number,)


def day_named(written: str, before: str, published: date) -> int | None:
    """Return the latest such weekday not after publication, today or yesterday; null for any other word."""
    word = written.lower()
    if word in _NEAR:
        return published.toordinal() - _NEAR[word]
    if not written[0].isupper() or before == "next":
        return None
    for weekday in _weekday(word):
        return published.toordinal() - (published.weekday() - weekday) % 7
    return None


def month_day(written: str, following: str, published: date) -> int | None:
    """Return the day of 'March 11' in the year that lies nearest before publication; null for anything else.

    >>> date.fromordinal(month_day("Dec", "30", date(2024, 1, 2))).isoformat()
    '2023-12-30'
    """
    month = _table("month").get(written.lower().rstrip(".")) if written[0].isupper() else None
    match = _DAY.fullmatch(following) if month else None
    if month is None or match is None:
        return None
    for year in (published.year, published.year - 1):
        try:
            day = date(year, month, int(match[1])).toordinal()
        except ValueError:
            return None
        if day <= published.toordinal() + AHEAD:
            return day if day >= published.toordinal() - BACK else None
    return None
