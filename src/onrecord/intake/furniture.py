"""Lines and line ends that are page furniture: credits, bylines, notices, the address, a line that only dates.

In: text. Out: its lines, and marks that say which stretch is which kind, by the patterns of
``data/intake/furniture.tsv``. A mark takes nothing out of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, cast

import msgspec

from onrecord.facts import Span
from onrecord.facts.span import trim
from onrecord.intake import dates
from onrecord.intake.tables import column, rows

Kind = Literal["url", "byline", "credit", "notice", "date", "heading", "repeat", "dateline"]
Where = Literal["line", "edge", "end", "close"]

LONGEST_LINE = 400
"""Longer lines are never furniture as a whole; of them only the end is looked at."""

_EDGE = 6          # lines from the top and from the bottom that count as the edge of the text
_DEEPEST = 4       # credits that may stand one behind the other at the end of a line
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_CAPITALISED = rf"{_CAPITAL}[\w.'’-]*"
_NAME = (rf"{_CAPITALISED}(?:\s(?:(?:de|da|di|del|der|den|van|von|bin|ibn|al|el|la|le|of|the)\s)?"
         rf"{_CAPITALISED}){{0,5}}")
_NAMES = rf"{_NAME}(?:(?:\s*[,;&]\s*(?:and\s)?|\s+and\s+){_NAME}){{0,12}}"


class Mark(msgspec.Struct, frozen=True):
    """A stretch of the text that is not the story, and of what kind."""

    kind: Kind
    span: Span


def lines(text: str) -> list[Span]:
    """Return the lines that hold more than white space, without the white space at their edges."""
    found = (trim(text, match.span()) for match in re.finditer(r"[^\r\n\u2028\u2029]+", text))
    return [span for span in found if span[0] < span[1]]


@cache
def _patterns() -> tuple[tuple[Kind, Where, re.Pattern[str]], ...]:
    agency = "|".join(re.escape(name) for name in sorted(column("agencies"), key=lambda n: (-len(n), n)))
    person, place = rf"{_CAPITALISED}(?:\s{_CAPITALISED}){{1,2}}", rf"{_CAPITALISED}(?:\s{_CAPITALISED})?"
    parts = {"{agency}": agency, "{person}": person, "{place}": place, "{names}": _NAMES, "{name}": _NAME,
             "{date}": dates.DATE}
    made = []
    for kind, where, pattern in rows("furniture"):
        for part, stands_for in parts.items():
            pattern = pattern.replace(part, f"(?:{stands_for})")
        pattern = pattern if where in ("line", "edge") else rf"(?:{pattern})\Z"
        made.append((cast(Kind, kind), cast(Where, where), re.compile(pattern)))
    return tuple(made)


@cache
def _of(*where: Where) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((kind, pattern) for kind, place, pattern in _patterns() if place in where)


def _whole(line: str, edge: bool) -> Kind | None:
    if len(line) > LONGEST_LINE:
        return None
    places: tuple[Where, ...] = ("line", "edge") if edge else ("line",)
    return next((kind for kind, pattern in _of(*places) if pattern.fullmatch(line)), None)


def _ends(text: str, line: Span, last: bool) -> Iterator[Mark]:
    """Mark the credits at the end of a line, the last first; something of the line always remains."""
    start, end = line
    places: tuple[Where, ...] = ("end", "close") if last else ("end",)
    for _ in range(_DEEPEST):
        tail = text[max(start, end - LONGEST_LINE):end]
        hits = ((kind, pattern.search(tail)) for kind, pattern in _of(*places))
        kind, hit = next(((kind, hit) for kind, hit in hits if hit), (None, None))
        if kind is None or hit is None:
            return
        span = trim(text, (end - len(tail) + hit.start(), end))
        if span[0] <= start:
            return
        yield Mark(kind, span)
        start, end = trim(text, (start, span[0]))


def furniture(text: str, stands: Sequence[Span]) -> list[Mark]:
    """Return marks for the furniture among the lines of a text (``stands``, as ``lines`` gives them), in order."""
    marks: list[Mark] = []
    left: list[Span] = []
    for number, (start, end) in enumerate(stands):
        edge = 0 < number < _EDGE or number >= max(1, len(stands) - _EDGE)   # the first line is the headline
        kind = _whole(text[start:end], edge)
        if kind:
            marks.append(Mark(kind, (start, end)))
        else:
            left.append((start, end))
    for line in left:
        marks.extend(_ends(text, line, last=line == left[-1]))
    return sorted(marks, key=lambda mark: mark.span)
