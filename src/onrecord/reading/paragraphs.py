"""Where the paragraphs of a text are: the units the model reads.

A blank line ends a paragraph; a single line break does too where lines are paragraphs. Hard-wrapped copy
(lines broken at a column) is read as if it were re-flowed. Stretches that are not body are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.facts.span import Span, trim

_BLOCK = re.compile(r"[^\r\n]+(?:\r?\n[^\S\r\n]*[^\s][^\r\n]*)*")
_LINE = re.compile(r"[^\r\n]+")
_WRAP_WIDTH = range(45, 101)
_FINAL = (".", "!", "?", "”", '"', ":", "…", ")", ";")


def paragraphs(text: str, not_body: Iterable[Span] = ()) -> list[Span]:
    """Return the trimmed spans of all paragraphs that are body, in order."""
    out: list[Span] = []
    gaps = sorted(not_body)
    for block in _BLOCK.finditer(text):
        lines = [m.span() for m in _LINE.finditer(text, *block.span())]
        pieces = [block.span()] if is_wrapped([text[s:e].strip() for s, e in lines]) else lines
        for piece in pieces:
            out.extend(p for p in (trim(text, rest) for rest in without(piece, gaps)) if p[0] < p[1])
    return out


def is_wrapped(lines: list[str]) -> bool:
    """Whether the lines of a block are one paragraph broken at a column."""
    if len(lines) < 2:
        return False
    broken = sum(not line.endswith(_FINAL) and len(line) in _WRAP_WIDTH for line in lines[:-1])
    return broken >= 0.6 * (len(lines) - 1) and max(map(len, lines)) < _WRAP_WIDTH.stop


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
