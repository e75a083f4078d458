"""Which rules can match in a paragraph at all: every rule needs one of its words there. Only speed depends on it.

In: a paragraph. Out: whether a rule is worth trying. A rule that is not listed is always tried.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.noticing.tables import rows

DIGIT = "0"
_WORD = re.compile(r"[a-z]+|\d")
_UNITS = "day weekend week fortnight month quarter year decade century"
_CLOCK_UNITS = "second minute hour"
_PLURALS = "days weekends weeks fortnights months quarters years decades centuries seconds minutes hours"
# rule: words of which one must stand in the paragraph; 0 is any digit, names in capitals are kinds of the table times
_NEEDS = {
    "iso day": "0", "month day": "0", "day month": "0", "month year": "0", "slashes": "0", "years": "0",
    "years dash": "0", "year": "0", "short year": "0", "decade": "0", "short decade": "0", "season year": "0",
    "clock 24": "0", "clock at": "0", "months": "MONTH", "month": "MONTH", "which month": "MONTH",
    "spoken year": "eighteen nineteen twenty thousand", "named decade": "DECADE", "century": "century centuries",
    "holiday": "HOLIDAY", "deictic": "yesterday today tonight tomorrow overnight", "this part": "this last",
    "unit": _UNITS, "weekend": "weekend", "edge": _UNITS, "later in": _UNITS, "year end": "year",
    "ago": "ago later afterwards now today hence earlier before previously", "half ago": "half",
    "and a half ago": "half", "weekday": "WEEKDAY", "weekdays": "WEEKDAY", "season": "SEASON",
    "part of year": "quarter half q", "fiscal": "fiscal fy", "year ago": "year",
    "same period": "same corresponding comparable", "the day": "day", "recent": "last past next coming recent",
    "past one": "past", "next decade": "decade century", "lasting": f"{_UNITS} {_CLOCK_UNITS} {_PLURALS}",
    "one": f"{_UNITS} {_CLOCK_UNITS}", "unsaid": _PLURALS, "repeated": "every each per",
    "a year": f"{_UNITS} hour", "repeated day": "WEEKDAY", "adverb": "SET", "reference": "REFERENCE",
    "clock": "0 midnight noon midday", "part": "morning afternoon evening",
}


def words_of(paragraph: str) -> frozenset[str]:
    """Return the words of a paragraph, lower case, and 0 where it has a digit."""
    return frozenset(DIGIT if word.isdigit() else word for word in _WORD.findall(paragraph.lower()))


@cache
def needed(rule: str) -> frozenset[str] | None:
    """Return the words of which a rule needs one; null where it must always be tried."""
    listed = _NEEDS.get(rule)
    if listed is None:
        return None
    words = {w for w in listed.split() if w.islower() or w == DIGIT}
    for kind in set(listed.split()) - words:
        for row in rows("times"):
            if row[0] == kind.lower():
                first = next(iter(_WORD.findall(row[1].lower())))
                words |= {first, f"{first}s"}
    return frozenset(words)
