"""A passage of an article with the words in question standing out.

In: a Passage. Out: rich text, safe for the terminal; where there is no colour the words stand in ⟦brackets⟧.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.views.cli.terminal import safe

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.facts import Span
    from onrecord.questions.found_answers import Passage


def pieces(text: str, highlights: tuple[Span, ...]) -> list[tuple[str, bool]]:
    """Cut ``text`` at the edges of the highlights (which may overlap); nothing is lost. True: highlighted."""
    edges = sorted({0, len(text), *(min(max(edge, 0), len(text)) for span in highlights for edge in span)})
    return [
        (text[start:end], any(s <= start and end <= e for s, e in highlights))
        for start, end in pairwise(edges)
    ]


def highlighted(passage: Passage, colour: bool | None = None) -> Text:
    """Return the passage's words; ``colour`` defaults to whether standard output is a terminal."""
    from rich.text import Text

    bright = sys.stdout.isatty() if colour is None else colour
    made = Text()
    marked = False
    for words, wanted in pieces(passage.text, passage.highlights):
        if not bright and wanted != marked:
            made.append("⟦" if wanted else "⟧")
        marked = wanted
        made.append(safe(words, one_line=False), style="bold reverse" if wanted and bright else None)
    if marked and not bright:
        made.append("⟧")
    return made
