"""Where the paragraphs of a text are: the units the model reads.

A blank line ends a paragraph; a single line break does too where lines are paragraphs. Hard-wrapped copy
(lines broken at a column) is read as if it were re-flowed. Stretches that are not body are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.facts.span import Span, trim
from onrecord.reading.words import TITLES

_BLOCK = re.compile(r"[^\r\n]+(?:\r?\n[^\S\r\n]*[^\s][^\r\n]*)*")
_LINE = re.compile(r"[^\r\n]+")
_WRAP_WIDTH = range(45, 101)
_FULL = 60  # a line this long that ends in the middle of a sentence was broken by something
_POINT = re.compile(r"[•·‣▪●○◦]\s*\S|(?:[-–—*]|\d{1,2}[.)])[^\S\r\n]+(?=[^\W_a-z]|[\"“‘'(])")
_ENDING = frozenset({"no", "st", "mt", "ft", "sr", "jr", "sra"})  # titles whose period may end a sentence too
_FINAL = (".", "!", "?", "”", '"', ":", "…", ")", ";")


def paragraphs(text: str, not_body: Iterable[Span] = ()) -> list[Span]:
    """Return the trimmed spans of all paragraphs that are body, in order."""
    out: list[Span] = []
    gaps = sorted(not_body)
    for block in _BLOCK.finditer(text):
        lines = [trim(text, m.span()) for m in _LINE.finditer(text, *block.span())]
        for piece in (p for point in points(text, lines) for p in reflowed(text, point)):
            out.extend(p for p in (trim(text, rest) for rest in without(piece, gaps)) if p[0] < p[1])
    return out


def points(text: str, lines: list[Span]) -> list[list[Span]]:
    """Part the lines of a block where a point of a list begins: '- Pay the wages', '• …', '2. …'."""
    out: list[list[Span]] = []
    for line in lines:
        if not out or _POINT.match(text, *line):
            out.append([])
        out[-1].append(line)
    return out


def _is_open(text: str, line: Span) -> bool:
    """Whether a line ends in the middle of a sentence: without a final sign, or with a title ('Mr.')."""
    start, end = line
    last = text[start:end].rsplit(maxsplit=1)[-1] if end > start else ""
    return not last.endswith(_FINAL) or (last.endswith(".") and last[:-1].lower() in TITLES - _ENDING)


def reflowed(text: str, lines: list[Span]) -> list[Span]:
    """Join the lines of a block that are one paragraph broken at a column; other lines are paragraphs."""
    widths = [e - s for s, e in lines]
    open_ended = [_is_open(text, line) for line in lines]
    broken = sum(o and w in _WRAP_WIDTH for o, w in zip(open_ended, widths[:-1], strict=False))
    if len(lines) > 1 and broken >= 0.6 * (len(lines) - 1) and max(widths) < _WRAP_WIDTH.stop:
        return [(lines[0][0], lines[-1][1])]
    out: list[Span] = []
    for i, (start, end) in enumerate(lines):
        if i and open_ended[i - 1] and (text[start].islower() or widths[i - 1] >= max(_FULL, 0.8 * max(widths))):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def without(span: Span, gaps: list[Span]) -> Iterator[Span]:
    """Yield what is left of a span once the gaps are cut out."""
    start, end = span
    for s, e in gaps:
        if e <= start or s >= end:
            continue
        if s > start:
            yield start, s
        start = e
    if start < end:
        yield start, end
