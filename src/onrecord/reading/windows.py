"""Paragraphs that are longer than the encoder's window, cut after sentences into windows that overlap.

A window owns some sentences and reads as much of its neighbours as fits around them, so that no word is read without
its surroundings. What is found belongs to the window that owns its first word: a quotation that runs on over the seam
is found once, and whole as far as that window sees.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.facts.span import Span

MOST_PIECES = 510  # the encoder's positions, its two frame pieces left out
_MOST_WORDS = 160  # the longest units it was trained on; attention costs grow with the square
_AROUND = 40  # words of each neighbour that a window reads


class Window(msgspec.Struct, frozen=True):
    """Sentences as word ranges of the paragraph; ``owned``: the word range whose labels count."""

    sentences: tuple[Span, ...]
    owned: Span

    @property
    def first(self) -> int:
        """The first word that it reads."""
        return self.sentences[0][0]

    @property
    def end(self) -> int:
        """The word after the last one that it reads."""
        return self.sentences[-1][1]


def windows(sentences: Sequence[Span], pieces: Sequence[int]) -> list[Window]:
    """Cover a paragraph: one window where all of it fits, else windows that overlap; ``pieces``: of each word."""
    if not sentences:
        return []
    if _fits(sentences, pieces):
        return [Window(tuple(sentences), (sentences[0][0], sentences[-1][1]))]
    room = _MOST_WORDS - 2 * _AROUND
    parts = [part for sentence in sentences for part in _bounded(sentence, pieces, room)]
    out, first = [], 0
    while first < len(parts):
        end = first + 1
        while end < len(parts) and parts[end][1] - parts[first][0] <= room and _fits(parts[first : end + 1], pieces):
            end += 1
        out.append(Window(_with_neighbours(parts, first, end, pieces), (parts[first][0], parts[end - 1][1])))
        first = end
    return out


def _with_neighbours(parts: list[Span], first: int, end: int, pieces: Sequence[int]) -> tuple[Span, ...]:
    """Return parts [first, end) with as much of what stands before and after as is read along."""
    before, after = first, end
    while before and parts[first][0] - parts[before - 1][0] <= _AROUND and _fits(parts[before - 1 : end], pieces):
        before -= 1
    while after < len(parts) and _fits(parts[before : after + 1], pieces):
        after += 1
    return tuple(parts[before:after])


def _fits(parts: Sequence[Span], pieces: Sequence[int]) -> bool:
    first, end = parts[0][0], parts[-1][1]
    return end - first <= _MOST_WORDS and sum(pieces[first:end]) <= MOST_PIECES


def _bounded(sentence: Span, pieces: Sequence[int], room: int) -> list[Span]:
    """Cut a sentence that is too long for a window into parts that leave room for their neighbours."""
    if _fits([sentence], pieces):
        return [sentence]
    out: list[Span] = []
    first = start = sentence[0]
    size = 0
    for i in range(start, sentence[1]):
        if i > first and (size + pieces[i] > MOST_PIECES // 2 or i - first >= room):
            out.append((first, i))
            first, size = i, 0
        size += pieces[i]
    return [*out, (first, sentence[1])]
