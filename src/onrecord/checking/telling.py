"""How notes put days and names into words.

In: ISO days, quotes. Out: short English for a note's sentence.

>>> day_in_words("2025-04-28")
' on 28 April 2025'
"""

from __future__ import annotations

_MONTHS = "January February March April May June July August September October November December".split()


def day_in_words(day: str | None) -> str:
    """Return ' on 28 April 2025', or nothing where no day is known."""
    if not day or len(day) < 10:
        return ""
    year, month, number = day[:10].split("-")
    return f" on {int(number)} {_MONTHS[int(month) - 1]} {year}"


def number_in_words(value: float) -> str:
    """Return a number as a newsroom writes it.

    >>> number_in_words(14000.0), number_in_words(0.5)
    ('14,000', '0.5')
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3g}"
