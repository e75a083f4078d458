"""Words of a unit -> what the encoder takes: piece ids, shapes and the first piece of each word."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.pieces import CLS, SEP, WordPieces
from onrecord.reading.shapes import shapes
from onrecord.reading.words import plain_form

Encoded = tuple[list[int], list[int], list[int]]


def encode(pieces: WordPieces, words: Sequence[str]) -> Encoded:
    """Return (piece ids, shape ids, index of each word's first piece), framed by CLS and SEP."""
    ids, shape, first = [CLS], [0], []
    for of_word, look in zip(pieces.of_words([plain_form(w) for w in words]), shapes(words), strict=True):
        first.append(len(ids))
        ids.extend(of_word)
        shape.extend([look] * len(of_word))
    return [*ids, SEP], [*shape, 0], first
