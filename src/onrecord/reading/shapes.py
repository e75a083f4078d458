"""What the lower-casing tokenizer throws away, given back to the model: case and quotation state.

A shape is one small integer a word: one of eight looks, plus eight when the word stands inside
quotation marks. Zero is padding.
"""

from __future__ import annotations

from collections.abc import Sequence

LOOKS = ("lower", "title", "upper", "initial", "mixed", "number", "alphanumeric", "sign")
SHAPES = 1 + 2 * len(LOOKS)

_OPENING = frozenset("“„‟«")
_CLOSING = frozenset("”»")
_TOGGLING = frozenset('"')


def look(word: str) -> int:
    """Return the index into ``LOOKS`` of a word."""
    if not any(c.isalnum() for c in word):
        return 7
    if any(c.isdigit() for c in word):
        return 5 if not any(c.isalpha() for c in word) else 6
    if word.islower():
        return 0
    if word.isupper():
        return 3 if sum(c.isalpha() for c in word) == 1 else 2
    return (
        1 if word[:1].isupper() and word[1:].islower() else (0 if not word[0].isupper() and word.lower() == word else 4)
    )


def quotation(words: Sequence[str], inside: bool = False) -> list[bool]:
    """Say of each word whether it stands inside double quotation marks.

    ``inside``: the state before the first word. The marks themselves count as inside. Treebank
    quotation marks (`` and '') are read too. An unclosed quotation runs to the end of the unit.
    """
    out: list[bool] = []
    for word in words:
        if word in _OPENING or word == "``":
            inside, here = True, True
        elif word in _CLOSING or word == "''":
            here, inside = True, False
        elif word in _TOGGLING:
            here, inside = True, not inside
        else:
            here = inside
        out.append(here)
    return out


def shapes(words: Sequence[str], inside: bool = False) -> list[int]:
    """Return one shape id (1..16) a word."""
    quoted = quotation(words, inside)
    return [1 + look(w) + len(LOOKS) * q for w, q in zip(words, quoted, strict=True)]
