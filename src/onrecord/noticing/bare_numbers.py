"""Numbers without a noun behind them: what else shows that they count, and what.

In: a text and where a number stands. Out: 'killing 12', 'twelve were hurt', '61 dead' count; 'a crew of 12' counts
crew, 'a magnitude 6.1 quake' magnitude; 'rose from 12 to 15' is two counts and no range.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.facts.span import Span
from onrecord.noticing.units import any_word, words

_MANY = 20      # the least of 'dozens', 'scores', 'tens of thousands'
_REACH = 70     # code points before a number that are looked at
_HARMED = r"(?:kill|wound|injur|captur|detain|arrest|rescu|evacuat|hospitali[sz]|hurt|displac|shot|maim|dead|miss)"
_COUNTS_BEFORE = re.compile(
    r"\b(?:(?:kill|wound|injur|captur|detain|arrest|rescu|employ)(?:ed|ing|s|es)?|hurt|hurting|(?:is|was) home to"
    r"|toll\b[^.!?]{0,30} (?:to|at|of|reached|is|was)|\d+ votes (?:to|against)) $", re.IGNORECASE)
_COUNTS_AFTER = re.compile(
    r" (?:more |others? |people |persons? )?(?:dead|wounded|injured|missing|hurt|killed|died|survived|escaped"
    r"|homeless|stranded|trapped|hospitali[sz]ed"
    r"|(?:has|have|had)? ?(?:was|were|are|is|been)(?: [a-z]+ly)? " + _HARMED + r")", re.IGNORECASE)
_ONE_HARMED = re.compile(
    r" (?:died|drowned|(?:has been|had been|was|is)(?: [a-z]+ly)? " + _HARMED + r")", re.IGNORECASE)
SHARE_ENDS = r" (?:were|was|are|is|have|had|has|said|voted|live|do|did|since|from|to|on|in)\b|[.,;)]|$"
_SHARE_ALONE = re.compile(SHARE_ENDS)
_MINUS = re.compile(r"(?:\bminus |(?<!\w)−)$", re.IGNORECASE)


def counts_alone(text: str, start: int, end: int) -> bool:
    """Whether the words beside a number show that it counts: 'killing 12', 'the toll rose to 45', '61 dead'."""
    before = _COUNTS_BEFORE.search(text, max(0, start - _REACH), start)
    return before is not None or _COUNTS_AFTER.match(text, end) is not None


def many_alone(text: str, start: int, end: int, least: float, vague: bool) -> bool:
    """Whether 'thousands' counts with nothing behind it: 'thousands fled'; 'in the thousands' is no count."""
    standing = not text[max(0, start - 4):start].lower().endswith("the ") and not text.startswith(" of ", end)
    return vague and least >= _MANY and standing


def one_harmed(text: str, end: int) -> bool:
    """Whether 'one person' counts, because the noun's end is followed by what happened to it: 'was killed'."""
    return _ONE_HARMED.match(text, end) is not None


def share_alone(text: str, start: int, end: int, bounded: bool) -> bool:
    """Whether 'a third' is a share with nothing behind it: 'more than a third were', 'cut by half'."""
    behind_by = text[max(0, start - 3):start].lower() == "by "
    return (bounded or behind_by) and _SHARE_ALONE.match(text, end) is not None


def unit_before(text: str, start: int) -> str | None:
    """Return the unit that words before a number give: 'a population of', 'a magnitude'; '' where they give none."""
    found = _holder().search(text, max(0, start - _REACH), start)
    if found is None:
        return None
    unit = words("holder")[found["noun"].lower()]
    return "" if unit == "-" else unit


def negative(text: str, start: int) -> Span | None:
    """Return the span of the minus right before a number: 'minus 12', '−12'."""
    found = _MINUS.search(text, max(0, start - 6), start)
    return found.span() if found else None


def changed_from(text: str, start: int, falls: bool) -> bool:
    """Whether 'from 12 to 15' tells of a change: it falls, or a verb of change stands before."""
    left = text[max(0, start - _REACH):start]
    if not left.lower().endswith("from "):
        return False
    return falls or _change().search(re.split(r"[.!?;] ", left)[-1]) is not None


def changing_unit(text: str, start: int) -> str | None:
    """Return what a changing number counts: 'the number of cases rose from' is cases."""
    found = _number_of().search(text[max(0, start - _REACH):start])
    return found[1].lower() if found else None


@cache
def _change() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_word('change')})(?!\w)", re.IGNORECASE)


@cache
def _number_of() -> re.Pattern[str]:
    follows = rf"{any_word('change')}|in|on|at|who|has|have|had|was|were|is|are"
    return re.compile(rf"\bnumber of (?:[a-z]+ ){{0,2}}?([a-z]+) (?:{follows})\b[^.!?\d]*$", re.IGNORECASE)


@cache
def _holder() -> re.Pattern[str]:
    """'A crew of (about) 12'; 'magnitude 6.1' needs no 'of'."""
    return re.compile(rf"(?<!\w)(?P<noun>{any_word('holder')})(?: of|(?<=magnitude))(?: {any_word('before')})? $",
                      re.IGNORECASE)
