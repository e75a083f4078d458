"""A wording set against an earlier one, as it is printed: coloured on a terminal, with marks where there is no colour.

In: the pieces of a word diff. Out: rich text, safe for the terminal: ``[-left out-]``, ``{+come in+}``, ``{~moved~}``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.views.cli.terminal import safe

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.linking.word_pieces import Piece, PieceKind

_MEANING: tuple[tuple[PieceKind, str], ...] = (("cut", "left out"), ("added", "come in"), ("moved", "moved"))
_STYLES = {"cut": "red strike", "added": "bold green", "moved": "cyan underline"}


def compared(pieces: Iterable[Piece], colour: bool | None = None) -> Text:
    """Return a wording with what changed; ``colour`` defaults to whether standard output is a terminal."""
    from rich.text import Text

    from onrecord.linking.word_pieces import marked

    bright = sys.stdout.isatty() if colour is None else colour
    made = Text()
    for piece in pieces:
        made.append(" " if made else "")
        made.append(safe(piece.words if bright else marked(piece)), style=_STYLES.get(piece.kind) if bright else None)
    return made


def meaning() -> Text:
    """Return what the marks, or the colours, stand for."""
    from onrecord.linking.word_pieces import Piece

    return compared(Piece(kind, words, None, None) for kind, words in _MEANING)
