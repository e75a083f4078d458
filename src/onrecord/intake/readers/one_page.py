"""Head and foot of a page that stands alone: there is no other on which they come again, so their place shows them.

In: the pieces of a page with their places. Out: its lines that stand apart at the edge, in smaller letters than the
rest, and are neither a sentence nor a caption.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from onrecord.intake.readers.columns import Piece

_APART = 1.8        # times the usual distance of lines
_SMALLER = 0.93     # of the size of most letters
_LONGEST = 16       # words
_MOST = 2           # lines of a head or a foot
_FEWEST = 6         # lines of a page that has any
_FEW = 4            # words: more of them are a head only with a number, an address, or all in capitals
_MARKED = re.compile(r"\d|©|\(c\)|://|\bwww\.")
_SENTENCE = re.compile(r"[.!?][”\"’')]?$")

_Row = tuple[float, float, str]     # height over the foot of the page, size, words


def head_and_foot(pieces: Sequence[Piece]) -> set[str]:
    """Return the lines of head and foot of a page, without their blanks."""
    rows = list(_rows(pieces))
    if len(rows) < _FEWEST:
        return set()
    letters = Counter[float]()
    for _, size, words in rows:
        letters[round(size, 1)] += len(words)
    usual = median(above[0] - below[0] for above, below in pairwise(rows))
    size = letters.most_common(1)[0][0]
    edges = (*_edge(rows, usual, size), *_edge(rows[::-1], usual, size))
    return {re.sub(r"\s", "", words) for _, _, words in edges}


def without(lines: list[str], furniture: set[str]) -> tuple[list[str], list[str]]:
    """Return the lines of a page without its head and foot, and those."""
    gone = [line for line in lines if re.sub(r"\s", "", line) in furniture]
    return [line for line in lines if line not in gone], gone


def _rows(pieces: Sequence[Piece]) -> Iterator[_Row]:
    """Yield the lines of a page from above."""
    for y, row in groupby(sorted(pieces, key=lambda one: (-round(one.y), one.x)), key=lambda one: round(one.y)):
        line = list(row)
        yield y, max(one.size for one in line), "".join(one.words for one in line)


def _edge(rows: Sequence[_Row], usual: float, size: float) -> list[_Row]:
    """Return the lines at one edge, from it on, behind which there is a gap; none where there is no such gap."""
    for number in range(1, _MOST + 1):
        if not _is_furniture(rows[number - 1], size):
            return []
        if abs(rows[number - 1][0] - rows[number][0]) >= _APART * usual:
            return list(rows[:number])
    return []


def _is_furniture(row: _Row, size: float) -> bool:
    _, own, words = row
    many = len(words.split())
    named = many <= _FEW or (many <= _LONGEST and (bool(_MARKED.search(words)) or words.isupper()))
    return own <= _SMALLER * size and named and not _SENTENCE.search(words.strip())
