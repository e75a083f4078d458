"""Overlapping highlights: a text cut at every edge of every mark, so that each piece knows all marks it stands in.

In: a text and marks by code points. Out: pieces that join to the same text; nothing is lost, doubled or moved.

>>> [(piece.text, [mark.id for mark in piece.marks]) for piece in
...  cut("abcdef", [Mark(0, 4, "claim", "c"), Mark(2, 6, "event", "e")])]
[('ab', ['c']), ('cd', ['c', 'e']), ('ef', ['e'])]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.facts import Span

_SHADES = 6


class Mark(NamedTuple):
    """A stretch of a text that belongs to a fact. ``shade``: of a statement, which colour; ``told``: what it is."""

    start: int
    end: int
    kind: str
    id: str
    told: str = ""
    shade: int = 0


class Piece(NamedTuple):
    """A piece of text with the marks it stands in; ``opens``: facts whose words begin here."""

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...] = ()

    @property
    def classes(self) -> str:
        """The classes of its highlight: a kind each; the colour is that of the innermost statement."""
        kinds = dict.fromkeys(f"f-{mark.kind}" for mark in self.marks)
        said = [mark for mark in self.marks if mark.kind == "statement"]
        inner = min(said, key=lambda mark: mark.end - mark.start, default=None)
        return " ".join([*(("f",) if kinds else ()), *kinds, *((f"k{inner.shade % _SHADES}",) if inner else ())])

    @property
    def ids(self) -> str:
        """The facts that it belongs to."""
        return " ".join(dict.fromkeys(mark.id for mark in self.marks if mark.id))

    @property
    def told(self) -> str:
        """What it says when it is pointed at."""
        return " · ".join(dict.fromkeys(mark.told for mark in self.marks if mark.told))


class Paragraph(NamedTuple):
    """A stretch of lines: where it stands, and its pieces."""

    span: Span
    pieces: tuple[Piece, ...]


def cut(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """Return the pieces of ``text[start:end]``. Marks that reach beyond it are cut; empty ones mark nothing."""
    end = len(text) if end is None else end
    inside = [mark for mark in marks if max(mark.start, start) < min(mark.end, end)]
    edges = sorted({start, end, *(min(max(edge, start), end) for mark in inside for edge in (mark.start, mark.end))})
    pieces = []
    for here, there in pairwise(edges):
        over = tuple(mark for mark in inside if mark.start <= here and there <= mark.end)
        pieces.append(Piece(text[here:there], over))
    return tuple(pieces)


def paragraphs(text: str) -> Iterator[Span]:
    """Yield where each stretch between blank lines stands; where no line is blank, each line."""
    between = r"\n[^\S\n]*\n\s*" if re.search(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S", text) else r"\n+"
    start = 0
    for found in re.finditer(between, text):
        if text[start:found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def laid_out(text: str, marks: Sequence[Mark], opening: Iterable[Mark]) -> list[Paragraph]:
    """Return the paragraphs with their pieces. ``opening``: marks whose beginning gets a handle, once each."""
    first: dict[str, Mark] = {}
    for mark in sorted(opening, key=lambda one: (one.start, -one.end)):
        first.setdefault(mark.id, mark)
    found = []
    for start, end in paragraphs(text):
        pieces, at = [], start
        for piece in cut(text, marks, start, end):
            opens = tuple(mark for mark in first.values() if mark.start == at)
            pieces.append(piece._replace(opens=opens))
            at += len(piece.text)
        found.append(Paragraph((start, end), tuple(pieces)))
    return found


def standing_in(spans: Iterable[Span], found: Sequence[Paragraph]) -> int:
    """Return the paragraph in which some words begin: its place among them, the first where they stand in none."""
    start = min((span[0] for span in spans), default=0)
    return next((place for place, one in enumerate(found) if one.span[0] <= start < one.span[1]), 0)
