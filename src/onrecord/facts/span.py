"""Spans: [start, end) in Unicode code points of one frozen text."""

from __future__ import annotations

Span = tuple[int, int]


def inside(inner: Span, outer: Span) -> bool:
    """Whether ``inner`` lies within ``outer``."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlap(a: Span, b: Span) -> int:
    """Return how many code points two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def trim(text: str, span: Span) -> Span:
    """Return the span without white space at its edges."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
