"""Pages set in columns: their lines in the order in which one reads, whatever the order in which they were drawn.

In: the pieces of text of a page with their places. Out: its lines, column by column; null for a page that is not set in
columns.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median

import msgspec

_WIDTH = 0.42  # of its size, what a letter takes on average: only starts of pieces are known for sure
_ACROSS = 1.25  # times as wide as a column: a piece that runs across several
_NARROWEST = 60.0  # points between the left edges of two columns; what is nearer is an indent
_NEAR = 3.0  # points that the lines of a column may begin apart
_LINES = 6  # side by side at least
_FEWEST = 3  # lines of the last column, and this share of the lines of a page
_SHARE = 0.04
_WORDS = 2.5  # of a piece on average: fewer are a table
_APART = 3.0  # times the usual distance of lines: what stands so far off is a head or a foot of the page
_FURNITURE = 4  # lines of a head or foot at most


class Piece(msgspec.Struct, frozen=True):
    """Some words on one line: where they begin, how large they are; lengths in points, y from the foot of the page."""

    x: float
    y: float
    size: float
    words: str

    @property
    def width(self) -> float:
        """About how wide it is."""
        return _WIDTH * self.size * len(self.words)


def in_order(pieces: list[Piece]) -> list[str] | None:
    """Return the lines of a page column by column, those that run across where they stand; null for one column."""
    starts = _starts(pieces)
    if starts is None:
        return None
    columns: list[list[Piece]] = [[] for _ in starts]
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.x)):
        columns[max(n for n, start in enumerate(starts) if n == 0 or piece.x >= start - _NEAR)].append(piece)
    above, below = [], []
    for n, column in enumerate(columns):
        head, columns[n], foot = _without_furniture(column)
        above += head
        below += foot
    return [*_lines(above), *_bands(columns, starts), *_lines(below)]


def _starts(pieces: list[Piece]) -> list[float] | None:
    """Return where the columns of a page begin, null where it is set in one."""
    if not pieces or sum(len(piece.words.split()) for piece in pieces) < _WORDS * len(pieces):
        return None
    edges = Counter(round(piece.x) for piece in pieces)
    starts: list[float] = []
    for edge in sorted(edges):
        lines = sum(edges[near] for near in range(edge, edge + round(_NEAR) + 1))
        if lines >= max(_FEWEST, _SHARE * len(pieces)) and (not starts or edge - starts[-1] >= _NARROWEST):
            starts.append(edge)
    return starts if len(pieces) >= 2 * _LINES and len(starts) > 1 and _are_columns(pieces, starts) else None


def _are_columns(pieces: list[Piece], starts: list[float]) -> bool:
    """Whether the lines between two edges stay between them, and lines stand side by side."""
    for left, right in pairwise(starts):
        own = [piece for piece in pieces if left - _NEAR <= piece.x < right - _NEAR]
        within = sum(piece.width <= _ACROSS * (right - left) for piece in own)
        others = [piece.y for piece in pieces if piece.x >= right - _NEAR]
        beside = sum(min(others) <= piece.y <= max(others) for piece in own)
        if within < 0.8 * len(own) or beside < min(_LINES, len(others)):
            return False
    return True


def _without_furniture(column: list[Piece]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """Return a column, top to bottom, in three: the few lines far above it, itself, the few lines far below."""
    gaps = [above.y - below.y for above, below in pairwise(column)]
    usual = median([gap for gap in gaps if gap > 1] or [1.0])
    breaks = [n for n, gap in enumerate(gaps, 1) if gap > _APART * usual]
    start = max((n for n in breaks if n <= _FURNITURE), default=0)
    end = min((n for n in breaks if n >= max(len(column) - _FURNITURE, start + 1)), default=len(column))
    return column[:start], column[start:end], column[end:]


def _bands(columns: list[list[Piece]], starts: list[float]) -> list[str]:
    """Return the lines of columns, cut into bands where a line runs across them."""
    out: list[str] = []
    top = float("inf")
    for across in (*_across(columns, starts), None):
        floor = across.y if across else float("-inf")
        for column in columns:
            out += _lines([piece for piece in column if floor < piece.y < top])
        if across:
            out.append(across.words.strip())
        top = floor
    return out


def _across(columns: list[list[Piece]], starts: list[float]) -> list[Piece]:
    found = [piece for n, column in enumerate(columns[:-1]) for piece in column
             if piece.width > _ACROSS * (starts[n + 1] - starts[n])]
    return sorted(found, key=lambda piece: -piece.y)


def _lines(pieces: list[Piece]) -> list[str]:
    """Return pieces as lines, top to bottom; what stands on one height is one line."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.x)):
        if lines and abs(lines[-1][0].y - piece.y) < 0.3 * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [" ".join(piece.words.strip() for piece in sorted(line, key=lambda piece: piece.x)) for line in lines]
