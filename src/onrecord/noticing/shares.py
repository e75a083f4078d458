"""Shares and multiples: 'one in five children', 'six out of ten', 'twice as many', 'more than doubled', 'threefold'.

In: text, and what tells the unit behind a number. Out: ``Counted``s; a share counts its noun, a multiple counts times.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from onrecord.noticing.counted import Counted, bounded
from onrecord.noticing.numbers import one_of, parse_number
from onrecord.noticing.units import MEASURED, Unit, any_word, words

_SMALL = r"one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}"
_OPENS = re.compile(r"(?:^|[.!?;:,“\"\n] ?)$")


def ratios(text: str, chunk: Callable[[int], Unit | None]) -> list[Counted]:
    """'one in five children', 'six out of ten': a share, bounded by the words before it."""
    out = []
    for m in _out_of().finditer(text):
        a, b = parse_number(m["a"]), parse_number(m["b"])
        if a is None or b is None or not 0 < a.value < b.value or not _is_share(text, m, a.value, b.value):
            continue
        end, unit = chunk(m.end()) or (m.end(), None)
        if (unit or "").rstrip("s") in MEASURED or (unit is None and m["how"].lower() == "in"):
            continue        # 'one in five days'
        share = a.value / b.value
        low, high, approximate = bounded(words("before").get((m["before"] or "").lower()), share, share)
        out.append(Counted((m.start(), end), low, high, approximate, unit))
    return out


def _is_share(text: str, m: re.Match[str], a: float, b: float) -> bool:
    """'Two in five' is a share where it opens a clause or is bounded: 'won two in five games' may be neither."""
    if m["how"].lower() != "in" or a == 1 or b in (10, 100, 1000) or m["every"] or m["before"]:
        return True
    return _OPENS.search(text, max(0, m.start() - 3), m.start()) is not None


def multiples(text: str) -> list[Counted]:
    """'twice as many', 'more than doubled', 'threefold': how many times another, as 'three times' is."""
    out = []
    for m in _multiple().finditer(text):
        number = parse_number(m["fold"]) if m["fold"] else None
        if m["fold"] and (number is None or number.value <= 0):
            continue
        times = number.value if number else float(words("multiple")[(m["word"] or m["verb"] or m["to"]).lower()])
        low, high, approximate = bounded(words("before").get((m["before"] or "").lower()), times, times)
        out.append(Counted(m.span(), low, high, approximate, "times"))
    return out


def _bounding() -> str:
    return rf"(?:(?P<before>{any_word('before')}) )?"


@cache
def _out_of() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,$€£]){_bounding()}(?P<a>{_SMALL}) (?P<how>in|out of)(?P<every> every)? "
        rf"(?P<b>{_SMALL}|20|50|100|1,000)(?= [a-z]|[.,;])", re.IGNORECASE)


@cache
def _multiple() -> re.Pattern[str]:
    """'Doubled' and the like always tell of times; 'double' only before 'the number' or behind 'to', 'will'."""
    always = "|".join(w for w in words("multiple") if w.endswith("ed") or w.endswith("ing") or w == "halve")
    bare = "|".join(w for w in words("multiple") if w in ("double", "triple", "treble", "quadruple", "quintuple"))
    number = rf"{one_of('unit')}|{one_of('ten')}|hundred|thousand|\d[\d,]*(?:\.\d+)?"
    return re.compile(
        rf"(?<![\w.,-]){_bounding()}(?:"
        rf"(?P<word>twice|thrice|double|triple)(?= as (?:many|much)\b| the (?:number|amount|size|rate|level"
        rf"|price|figure|toll)\b)"
        rf"|(?P<verb>{always})(?![\w-]| (?:down|back|over|up|as)\b)"
        rf"|(?:(?<=to )|(?<=ll )|(?<=ould )|(?<=can )|(?<=may )|(?<=might )|(?<=must ))"
        rf"(?P<to>{bare})(?! (?:down|back|over|up|as)\b)"
        rf"|(?P<fold>{number})[ -]?fold(?!\w))", re.IGNORECASE)
