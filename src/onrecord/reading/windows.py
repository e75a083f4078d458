"""Paragraphs that are longer than the encoder's window, cut after sentences into windows that fit."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts.span import Span

MOST_PIECES = 510  # the encoder's positions, its two frame pieces left out
_MOST_WORDS = 160  # the longest units it was trained on; attention costs grow with the square


def windows(sentences: Sequence[Span], pieces: Sequence[int]) -> list[list[Span]]:
    """Group sentences into windows that fit the encoder; a sentence that is too long is cut."""
    out: list[list[Span]] = []
    size = words = 0
    for sentence in sentences:
        for first, end in _bounded(sentence, pieces):
            weight = sum(pieces[first:end])
            if not out or size + weight > MOST_PIECES or words + end - first > _MOST_WORDS:
                out.append([])
                size = words = 0
            out[-1].append((first, end))
            size += weight
            words += end - first
    return out


def _bounded(sentence: Span, pieces: Sequence[int]) -> list[Span]:
    out: list[Span] = []
    first = start = sentence[0]
    size = 0
    for i in range(start, sentence[1]):
        if i > first and (size + pieces[i] > MOST_PIECES or i - first >= _MOST_WORDS):
            out.append((first, i))
            first, size = i, 0
        size += pieces[i]
    return [*out, (first, sentence[1])]
