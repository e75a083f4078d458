"""Labels: who speaks, written before a colon at the head of a line: 'MARIA KOLAR, MINISTER OF TRADE:', 'Q:', 'MR. X:'.

In: a text and a place in it. Out: a ``Label`` with the words that name somebody, or null.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, cast

import msgspec

from onrecord.data import rows
from onrecord.facts.span import Span, trim
from onrecord.reading.words import TITLES

Whose = Literal["asks", "answers", "speaks", "none", "named", "same", "title"]

_STAMP = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]*[-–—]?[ \t]*)?"
_LABEL = re.compile(
    rf"[ \t]*[“\"*>–—-]*[ \t]*{_STAMP}(?:(?P<who>[^\W\d_(\[][^:\r\n(\[]{{0,79}}?)[ \t]*(?:,[ \t]*)?)?"
    rf"(?P<note>[(\[][^:\r\n)\]]{{1,60}}[)\]])?[ \t]*\**(?P<colon>:)\**(?=\s|$|[“\"])")
_LETTER = re.compile(
    r"[ \t]*[“\"*>]*[ \t]*(?P<who>Q|A)(?:(?P<colon>\.|\))(?=[ \t]+[A-Z“\"‘'…])|(?=\t|\s{2,}[A-Z“\"‘'…]))"
    r"|(?P<glued>Q)(?=[A-Z][a-z’'])")
_PART = re.compile(r"\s*(?:,|\s[-–—]\s|/)\s*")
_SMALL = frozenset(
    "al el ul bin bint ibn ben abu von van der den de del della di da dos das du la le ter ten zu of".split())
_NO_NAME = frozenset(
    "i we you he she it they this that these those who what why how is are was in on at for and but if not no my our "
    "your his her its their said says added stated continued asked wrote told".split())
_MOST = 5   # words of a name
_LONGEST_TITLE = 4


class Label(msgspec.Struct, frozen=True):
    """``name``: the words that name somebody; ``span``: all of it up to and with the colon; ``start``: its line's.

    ``key``: the name for comparing, without titles; ``titled``: it has one; ``shouted``: it is written in capitals.
    ``note``: where a note begins that is neither name nor role: '(through translator)'.
    """

    whose: Whose
    start: int
    name: Span
    span: Span
    cue: Span
    key: str
    shouted: bool = False
    titled: bool = False
    note: int | None = None


def label_at(text: str, start: int, end: int, askers: frozenset[str] = frozenset()) -> Label | None:
    """Return the label that a line opens with; ``askers``: names, lower-cased, of the outlet and of the authors."""
    match = _LABEL.match(text, start, end)
    if match is None:
        return _letter_at(text, start, end)
    cue = match.span("colon")
    note = match.span("note") if match["note"] else None
    if match["who"] is None:
        return Label("same", start, note, (note[0], cue[1]), cue, "") if note else None
    who = trim(text, match.span("who"))
    name = _name(text, who)
    written = text[slice(*name)]
    key, titled = _key(written)
    whose = _whose(written, key, askers)
    if whose is None:
        return None
    return Label(whose, start, name, (who[0], cue[1]), cue, key, written.upper() == written, titled,
                 note[0] if note else None)


def _letter_at(text: str, start: int, end: int) -> Label | None:
    """Return the label of 'Q. Why …?', 'A) Because …', and of 'Q   Why …?' and 'QWhy …?', as some offices send it."""
    match = _LETTER.match(text, start, end)
    if match is None:
        return None
    letter = match.span("who" if match["who"] else "glued")
    cue = match.span("colon") if match["colon"] else letter
    key = text[slice(*letter)].lower()
    return Label(_table()[key], start, letter, (letter[0], cue[1]), cue, key, True)


def _name(text: str, who: Span) -> Span:
    """Return the name in front of a role: 'MARIA KOLAR, MINISTER OF TRADE'."""
    part = _PART.search(text, *who)
    return (who[0], part.start()) if part else who


def _key(written: str) -> tuple[str, bool]:
    """Return a name for comparing, and whether a title was taken off it."""
    words = [w.strip(".,'’").lower() for w in written.split()]
    first = 0
    while first < len(words) - 1 and (length := _title(words, first)):
        first += length
    return " ".join(words[first:]), first > 0


def _title(words: Sequence[str], first: int) -> int:
    """Return of how many words the title is that begins here, something behind it; 0 where there is none."""
    for length in range(min(_LONGEST_TITLE, len(words) - first - 1), 0, -1):
        if " ".join(words[first : first + length]) in _styles():
            return length
    return 0


def _whose(written: str, key: str, askers: frozenset[str]) -> Whose | None:
    lower = written.lower()
    known = _table().get(lower) or _table().get(key)
    if known is not None and known != "title":
        return known
    if key in askers or lower in askers:
        return "asks"
    return "named" if _is_name(written.split()) else None


def _is_name(words: Sequence[str]) -> bool:
    """Whether words can be a person's name: capitalised, without digits."""
    big = [w for i, w in enumerate(words) if i == 0 or w.lower() not in _SMALL]
    return (0 < len(big) <= _MOST and all(w[0].isupper() and w[0].isalpha() for w in big)
            and not any(w.lower() in _NO_NAME for w in big) and len("".join(big)) > 1
            and not any(c.isdigit() or c in "?!;" for w in words for c in w))


@cache
def _table() -> dict[str, Whose]:
    return {label: cast(Whose, whose) for label, whose in rows("labels")}


@cache
def _styles() -> frozenset[str]:
    """Return what is written before names."""
    return TITLES | {row[0].lower() for row in rows("titles")} | {
        label for label, whose in _table().items() if whose in ("title", "speaks")}
