"""Which rules can match in a paragraph at all: every rule needs one of its words there. Only speed depends on it.

In: a paragraph. Out: which rules are worth trying. A rule that is not listed is always tried.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.data import rows
from onrecord.noticing.numbers import number_words

DIGIT = "0"
_DIGITS = "0123456789"
_WORD = re.compile(r"[a-z]+|\d")
_UNITS = "day weekend week fortnight month quarter year decade century"
_CLOCK_UNITS = "second minute hour"
_PLURALS = "days weekends weeks fortnights months quarters years decades centuries seconds minutes hours"
_WHICH = "last next this past coming previous following prior preceding current latest same that"
_AGO = "ago later afterwards now today hence earlier before previously"
_EDGES = "end beginning start middle turn close rest remainder half part"
# rule: words of which one must stand in the paragraph; 0 is any digit, names in capitals are kinds of the table times
# (NUMBER: the words of the table numbers); & joins sets of words of each of which one must stand there
_NEEDS = {
    "iso day": "0", "month day": "0 & MONTH", "day month": "0 & MONTH", "month year": "0 & MONTH",
    "slashes": "0", "years": "0",
    "years dash": "0", "year": "0", "short year": "0",
    "decade": "0 & s", "short decade": "0 & s", "season year": "0 & SEASON",
    "clock 24": "0", "clock at": "0 & at", "months": "MONTH", "month": "MONTH", "which month": "MONTH",
    "spoken year": "eighteen nineteen twenty thousand", "named decade": "DECADE", "century": "century centuries",
    "holiday": "HOLIDAY", "deictic": "yesterday today tonight tomorrow overnight", "this part": "this last",
    "unit": f"{_UNITS} & {_WHICH}", "weekend": "weekend", "edge": f"{_UNITS} & {_EDGES}",
    "later in": f"{_UNITS} & earlier later early late", "year end": "year",
    "ago": f"{_AGO} & {_UNITS} {_CLOCK_UNITS} {_PLURALS}", "half ago": "half",
    "and a half ago": "half", "weekday": "WEEKDAY",
    "weekdays": "WEEKDAY & to through until till and", "season": "SEASON",
    "part of year": "quarter half q", "fiscal": "fiscal fy", "year ago": "year",
    "same period": "same corresponding comparable", "the day": "day",
    "beside an event": "after before following & day week month year", "recent": "last past next coming recent",
    "past one": "past", "next decade": "decade century", "lasting": f"{_UNITS} {_CLOCK_UNITS} {_PLURALS} & NUMBER",
    "one": f"{_UNITS} {_CLOCK_UNITS} & a an", "unsaid": _PLURALS, "repeated": "every each per",
    "a year": f"{_UNITS} hour & once twice times 0 percent million billion",
    "repeated day": "every each mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "of accounts": "quarter year week month", "latest period": "period", "stretch": f"{_PLURALS} long several single",
    "adverb": "SET", "reference": "REFERENCE", "clock": "0 midnight noon midday", "part": "morning afternoon evening",
}


def met_by(paragraph: str) -> int:
    """Return the needs that the words of a paragraph meet, one bit each (see ``needed``)."""
    bits, met = _bits(), 0
    for word in set(_WORD.findall(paragraph.lower())):
        met |= bits.get(word, 0)
    return met


def needed(rule: str) -> int:
    """Return the needs of a rule, one bit each; 0 where it must always be tried."""
    return sum(1 << number for number, (name, _) in enumerate(_groups()) if name == rule)


@cache
def _groups() -> list[tuple[str, frozenset[str]]]:
    """Rules with a set of words of which they need one; a rule may stand more than once."""
    return [(rule, _either(group.split())) for rule, listed in _NEEDS.items() for group in listed.split("&")]


@cache
def _bits() -> dict[str, int]:
    """Return, by word, the bits of the needs that it meets."""
    out: dict[str, int] = {}
    for number, (_, words) in enumerate(_groups()):
        for word in words - {DIGIT} | (set(_DIGITS) if DIGIT in words else set()):
            out[word] = out.get(word, 0) | 1 << number
    return out


def _either(listed: list[str]) -> frozenset[str]:
    """Return the words of a group, kinds of words spelled out; of several words the longest tells."""
    words = {w for w in listed if w.islower() or w == DIGIT}
    for kind in set(listed) - words:
        if kind == "NUMBER":
            known = {word for word in number_words() if word not in ("a", "an")}
            words |= known | {f"{word}s" for word in known} | {DIGIT}
        for row in rows("times"):
            if row[0] == kind.lower():
                longest = max(_WORD.findall(row[1].lower()), key=len)
                words |= {longest, f"{longest}s"}
    return frozenset(words)
