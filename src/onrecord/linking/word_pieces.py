"""One short wording beside an older one, word by word: what stayed, came in, was left out, or stands elsewhere now.

In: two texts and the spans of them that count (a quotation, a sentence, a formula). Out: ``Piece`` rows that together
are the newer wording, with what was left out where it stood. Case, accents and punctuation are no change; the words
shown are those of the texts. Method: greedy string tiling (M. J. Wise, 1993), the tiles in order being the backbone.
For whole articles see ``word_diff``.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

import msgspec

from onrecord.facts import Span
from onrecord.words.stems import is_stop_word, tokens

PieceKind = Literal["same", "added", "cut", "moved"]
_MARKS = {"added": ("{+", "+}"), "cut": ("[-", "-]"), "moved": ("{~", "~}")}
_LARGEST = 250_000           # words of one by words of the other: above that nothing is looked for elsewhere


class Piece(msgspec.Struct, frozen=True):
    """A run of words: ``words`` as the newer text has them (``cut``: as the older had); a text without it has no span.

    ``moved``: it stands in both, in another place among the rest.
    """

    kind: PieceKind
    words: str
    old: Span | None
    new: Span | None


class Tile(NamedTuple):
    """Words [first, first + length) of the one are words [second, second + length) of the other."""

    first: int
    second: int
    length: int

    @property
    def old(self) -> range:
        """The indices of its words in the one."""
        return range(self.first, self.first + self.length)

    @property
    def new(self) -> range:
        """The indices of its words in the other."""
        return range(self.second, self.second + self.length)


def word_pieces(old: str, old_spans: Iterable[Span], new: str, new_spans: Iterable[Span]) -> tuple[Piece, ...]:
    """Return the newer wording as pieces, in its order, set against the older one."""
    ours, theirs = _words(old, old_spans), _words(new, new_spans)
    backbone, moved = tiles([word for word, _ in ours], [word for word, _ in theirs])
    gone = sorted(_but(len(ours), (i for tile in (*backbone, *moved) for i in tile.old)))
    kinds: dict[Tile, PieceKind] = {**dict.fromkeys(backbone, "same"), **dict.fromkeys(moved, "moved")}
    end = Tile(len(ours), len(theirs), 0)
    made: list[Piece] = []
    at = 0
    for tile in [*sorted(kinds, key=lambda tile: tile.second), end]:
        kind = kinds.get(tile, "same")
        behind = gone[:bisect_left(gone, tile.first)] if kind == "same" else []
        gone = gone[len(behind):]
        made += [Piece("cut", _text(old, ours, *run), _span(ours, *run), None) for run in _together(behind)]
        if at < tile.second:
            made.append(Piece("added", _text(new, theirs, at, tile.second), None, _span(theirs, at, tile.second)))
        at = tile.second + tile.length
        if tile.length:
            made.append(Piece(kind, _text(new, theirs, tile.second, at),
                              _span(ours, tile.first, tile.first + tile.length), _span(theirs, tile.second, at)))
    return tuple(made)


def changed(pieces: Iterable[Piece]) -> bool:
    """Whether the wordings differ in anything but case and punctuation."""
    return any(piece.kind != "same" for piece in pieces)


def as_text(pieces: Iterable[Piece]) -> str:
    """Return pieces in one line: ``[-left out-]``, ``{+come in+}``, ``{~moved~}``.

    Where the words hold such marks themselves a backslash cuts them.
    """
    return " ".join(marked(piece) for piece in pieces)


def marked(piece: Piece) -> str:
    """Return one piece as ``as_text`` shows it."""
    before, after = _MARKS.get(piece.kind, ("", ""))
    words = " ".join(piece.words.split())
    for mark in (mark for pair in _MARKS.values() for mark in pair):
        words = words.replace(mark, f"{mark[0]}\\{mark[1]}")
    return f"{before}{words}{after}"


def tiles(old: Sequence[str], new: Sequence[str]) -> tuple[list[Tile], list[Tile]]:
    """Return the runs that both have: those in the same order, and those that stand elsewhere.

    No word is in two runs. What stands elsewhere has two words or more, one of them not a stop word.
    """
    found = _greedy(old, new) if len(old) * len(new) <= _LARGEST else []
    backbone = _in_order(found)
    in_order = set(backbone)
    moved = [tile for tile in found if tile not in in_order and not all(is_stop_word(old[i]) for i in tile.old)]
    free_old = _but(len(old), (i for tile in found for i in tile.old))
    free_new = _but(len(new), (j for tile in found for j in tile.new))
    between: list[Tile] = []
    for left, right in zip([Tile(0, 0, 0), *backbone], [*backbone, Tile(len(old), len(new), 0)], strict=True):
        ours = sorted(free_old.intersection(range(left.old.stop, right.first)))
        theirs = sorted(free_new.intersection(range(left.new.stop, right.second)))
        between += _single_words(old, new, ours, theirs)
    return _joined(sorted([*backbone, *between])), moved


def _single_words(old: Sequence[str], new: Sequence[str], ours: Sequence[int], theirs: Sequence[int]) -> list[Tile]:
    """Return the words at some indices of both that both have, in the same order."""
    blocks = SequenceMatcher(None, [old[i] for i in ours], [new[j] for j in theirs], False).get_matching_blocks()
    return [Tile(ours[a + k], theirs[b + k], 1) for a, b, size in blocks for k in range(size)]


def _but(size: int, taken: Iterable[int]) -> set[int]:
    """Return the indices of so many words but for those taken."""
    return set(range(size)).difference(taken)


def _greedy(old: Sequence[str], new: Sequence[str]) -> list[Tile]:
    """Cover both with the longest runs that they share, none of them overlapping, of two words or more."""
    heap = [(-length, abs(i - j), i, j) for i, j, length in _runs(old, new)]
    heapq.heapify(heap)
    used_old, used_new = [False] * len(old), [False] * len(new)
    found: list[Tile] = []
    while heap:
        size, _, i, j = heapq.heappop(heap)
        free = [not used_old[i + k] and not used_new[j + k] for k in range(-size)]
        if all(free):
            found.append(Tile(i, j, -size))
            used_old[i:i - size] = used_new[j:j - size] = [True] * -size
            continue
        for first, end in _together([k for k, is_free in enumerate(free) if is_free]):
            if end - first > 1:
                heapq.heappush(heap, (first - end, abs(i - j), i + first, j + first))
    return found


def _runs(old: Sequence[str], new: Sequence[str]) -> list[Tile]:
    places: dict[str, list[int]] = {}
    for j, word in enumerate(new):
        places.setdefault(word, []).append(j)
    found = []
    for i, word in enumerate(old):
        for j in places.get(word, ()):
            if i and j and old[i - 1] == new[j - 1]:
                continue                                  # part of a run that began earlier
            length = 1
            while i + length < len(old) and j + length < len(new) and old[i + length] == new[j + length]:
                length += 1
            if length > 1:
                found.append(Tile(i, j, length))
    return found


def _in_order(found: Iterable[Tile]) -> list[Tile]:
    """Return the tiles of most words that stand in the same order in both."""
    ordered = sorted(found)
    best: list[tuple[int, int]] = []                      # words up to and with each tile, and the tile before it
    for n, tile in enumerate(ordered):
        before = max(((best[m][0], -m) for m in range(n) if ordered[m].second < tile.second), default=(0, 1))
        best.append((before[0] + tile.length, -before[1]))
    at = max(range(len(best)), key=lambda n: (best[n][0], -n), default=-1)
    chain = []
    while at >= 0:
        chain.append(ordered[at])
        at = best[at][1]
    return chain[::-1]


def _joined(ordered: Sequence[Tile]) -> list[Tile]:
    made: list[Tile] = []
    for tile in ordered:
        last = made[-1] if made else None
        if last and (last.first + last.length, last.second + last.length) == (tile.first, tile.second):
            made[-1] = Tile(last.first, last.second, last.length + tile.length)
        else:
            made.append(tile)
    return made


def _together(indices: Sequence[int]) -> list[tuple[int, int]]:
    """Return sorted indices as maximal ranges."""
    made: list[tuple[int, int]] = []
    for i in indices:
        if made and made[-1][1] == i:
            made[-1] = (made[-1][0], i + 1)
        else:
            made.append((i, i + 1))
    return made


def _words(text: str, spans: Iterable[Span]) -> list[tuple[str, Span]]:
    """Return folded words; each with the span of the word and the marks that stand with it."""
    made: list[tuple[str, Span]] = []
    for start, end in spans:
        found = tokens(text[start:end], start)
        after = [*(place[0] for _, place in found), end][1:]
        first = start
        for (word, (begin, stop)), upto in zip(found, after, strict=True):
            last = stop
            while last < upto and not text[last].isspace():
                last += 1
            lead = begin
            while lead > first and not text[lead - 1].isspace():
                lead -= 1
            made.append((word, (lead, last)))
            first = last
    return made


def _span(words: Sequence[tuple[str, Span]], first: int, end: int) -> Span:
    return words[first][1][0], words[end - 1][1][1]


def _text(text: str, words: Sequence[tuple[str, Span]], first: int, end: int) -> str:
    start, stop = _span(words, first, end)
    return text[start:stop]
