"""The words that tell time, from the table ``times``, as look-ups and as pieces of patterns.

In: nothing but the table. Out: ``meaning_of(kind, word)`` and alternations to build patterns from.
Months and weekdays must be written with a capital; everything else is matched in any case.
"""

from __future__ import annotations

from functools import cache

from onrecord.data import rows
from onrecord.noticing.numbers import number_pattern

SPACE = " {1,3}"


@cache
def _words() -> dict[str, dict[str, str]]:
    kinds: dict[str, dict[str, str]] = {}
    for kind, words, value in rows("times"):
        kinds.setdefault(kind, {})[words.lower().replace("’", "'")] = value
    return kinds


def meaning_of(kind: str, word: str) -> str:
    """Return the table's value for a word of this kind, whatever its case, plural or final period."""
    table = _words()[kind]
    key = word.lower().rstrip(".").replace("’", "'")
    if key in table:
        return table[key]
    return table[key.removesuffix("s")]


def any_of(kind: str) -> str:
    """Return an alternation of all words of a kind, longest first, in any case."""
    found = sorted(_words()[kind], key=len, reverse=True)
    return "|".join(word.replace(".", r"\.").replace("'", "['’]") for word in found)


def capitalised(kind: str, least: int = 0) -> str:
    """Return an alternation that needs a capital letter (or capitals); only words of at least that length."""
    found = sorted((w for w in _words()[kind] if len(w) >= least), key=len, reverse=True)
    return "(?-i:" + "|".join(f"{w.capitalize()}|{w.upper()}" for w in found) + ")"


MONTH = rf"(?:{capitalised('month', 5)}|{capitalised('month')}\.?)"    # only a short form ends in a period
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
MONTH_NAME = "(?-i:January|February|April|June|July|August|September|October|November|December|" \
             "JANUARY|FEBRUARY|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|" \
             + "|".join(rf"{m}\." for m in SHORT_MONTHS) + ")"
SPRING_MONTH = "(?-i:March|May|MARCH|MAY)"    # also a verb: needs a word before it that tells
WEEKDAY = capitalised("weekday", 6) + r"(?![\w])"
ANY_WEEKDAY = capitalised("weekday") + r"\.?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d/%]|[.,:]\d)"
YEAR = r"(?:1[0-9]\d\d|20\d\d)(?![\d%]|[.,/]\d)"
SEASON = any_of("season")
PART = any_of("part")
ORDINAL = any_of("ordinal")
NUMBER = number_pattern()
CALENDAR_UNIT = "day|weekend|week|fortnight|month|quarter|year|decade|century"
UNIT = rf"(?:second|minute|hour|{CALENDAR_UNIT}|centurie)"
DASH = r" ?[-–—/] ?"
TO = r"(?: (?:to|through|until|till|thru) | ?[-–—] ?)"
