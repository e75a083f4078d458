"""Numbers as news writes them: '12,300', '3 million', 'two and a half', 'half a million', 'tens of thousands'.

In: words. Out: their value, and whether the words are only a vague count ('dozens' is at least 24).
Also the pattern that finds such words, for times and for quantities.

>>> parse_number("two and a half million")
Number(value=2500000.0, vague=False)
>>> parse_number("tens of thousands")
Number(value=20000.0, vague=True)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.data import rows

_TOKEN = re.compile(r"\d+ \d/\d|\d/\d|\d[\d,]*(?:\.\d+)?|½|¼|¾|[^\W\d_]+")
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_MANY = r"(?:dozens|scores|hundreds|thousands|tens|millions|billions)(?: of (?:thousands|millions|billions))?"
_HEDGE = "possibly|perhaps|maybe|if not|or even|or possibly|or perhaps|and possibly|and perhaps"
_MORE = re.compile(rf",? (?:{_HEDGE}) ", re.IGNORECASE)     # 'dozens, possibly hundreds,' are dozens at least
_LINKS = ("and", "of", "a", "an")
LONGEST = 25  # digits; what is longer is no count but a serial number


@dataclass(frozen=True)
class Number:
    """A value; ``vague``: it is only the least that the words can mean."""

    value: float
    vague: bool = False


@cache
def number_words() -> dict[str, tuple[str, float]]:
    """Return word -> (kind, value) from the table ``numbers``."""
    return {word: (kind, float(value)) for word, kind, value in rows("numbers")}


def one_of(kind: str) -> str:
    """Return an alternation of the table's words of one kind, longest first; 'a' and 'an' are left out."""
    words = (w for w, (k, _) in number_words().items() if k == kind and w not in ("a", "an"))
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def number_pattern() -> str:
    """Return a pattern (lower case, to be compiled with IGNORECASE) for every number that can be parsed."""
    small = rf"(?!pair)(?:(?:{one_of('ten')})(?:[ -](?:{one_of('unit')}))?|{one_of('unit')})(?![\w])"
    scale = rf"(?:{one_of('scale')})(?!\w)"
    behind = "(?:" + "|".join(f"(?<={word})" for word in one_of("scale").split("|")) + ")"   # 'two hundred and five'
    digits = r"(?:\d{1,3}(?:,\d{2,3}){1,6}(?:\.\d{1,25})?|\d{1,25}(?:\.\d{1,25})?(?: \d/\d)?)(?![\d/])"
    half = r"(?: and (?:a half|a quarter|three[ -]quarters))"
    words = rf"{small}{half}?(?:[ -]{scale}){{0,2}}(?:(?:{behind} and)?[ -]{small}(?:[ -]{scale}){{0,2}}){{0,5}}{half}?"
    counted = rf"{digits}(?:[ -]?{scale}){{0,2}}"
    hundreds = rf"an? {scale} and {small}(?:[ -]{scale}){{0,2}}"      # 'a hundred and twenty'
    half_a = r"half an?(?= (?:percentage point|point|mile|kilomet|century|metre|meter|degree|per ?cent|minute|second))"
    single = (rf"(?:half )?an? {scale}(?: {scale})?|half {scale}"
              rf"|(?:an?|one|three)[ -](?:half|quarter|third)s? of an? {scale}")
    vague = (rf"(?:an? )?(?:couple|pair|handful)(?: of)?(?: {scale})?|(?:an? )?few(?: {scale})|several(?: {scale})"
             rf"|{_MANY}(?:,? (?:{_HEDGE}) {_MANY},?(?= ))?")
    return rf"(?:{counted}|{hundreds}|{half_a}|{single}|{vague}|{words})"


def parse_number(words: str) -> Number | None:
    """Return the value of number words, or null where they hold no number."""
    if len(words) > 200:
        return None
    total, current, vague, joined = 0.0, None, False, False
    tokens = [(t, *_kind(t)) for t in _TOKEN.findall(_MORE.split(words, maxsplit=1)[0].lower())]
    for (token, kind, value), (_, following, _) in pairwise([*tokens, ("", "end", None)]):
        if token in _LINKS:
            joined = joined or token == "and"
            continue
        if kind is None or value is None:
            return None
        vague = vague or kind == "vague"
        current = _TAKEN_IN.get(kind, _added)(current, value, joined)
        if kind == "scale" and value >= 1000 and following not in ("scale", "end"):
            total, current = total + current, None
    if current is None and not total:
        return None
    return Number(total + (current or 0.0), vague)


def _added(current: float | None, value: float, joined: bool) -> float:
    return (current or 0.0) + value


def _scaled(current: float | None, scale: float, joined: bool) -> float:
    """'million' alone, 'a million' and 'three million'."""
    return scale if current is None else current * scale


def _at_least(current: float | None, least: float, joined: bool) -> float:
    """'dozens' alone; 'tens of thousands' are two tens of thousands."""
    return least if current is None else current * least / 2


def _with_part(current: float | None, part: float, joined: bool) -> float:
    """'half' alone, 'two thirds' (a product), 'two and a half' (a sum)."""
    if current is None:
        return part
    return current + part if joined else current * part


_TAKEN_IN = {"vague": _at_least, "part": _with_part, "scale": _scaled}     # all others are added


def _kind(token: str) -> tuple[str | None, float | None]:
    if token in _GLYPHS:
        return "unit", _GLYPHS[token]
    if token[0].isdigit():
        return "digits", _digits(token)
    return number_words().get(token, (None, None))


def _digits(token: str) -> float | None:
    if len(token) > LONGEST:
        return None
    whole, _, part = token.rpartition(" ")
    if "/" in part:
        above, below = part.split("/")
        return float(whole or 0) + (float(above) / float(below) if float(below) else 0.0)
    return float(token.replace(",", ""))
