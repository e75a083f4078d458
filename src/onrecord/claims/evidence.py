"""The words a position rests on: from who speaks to what is said, the quotation marks around them included.

In: a statement and the words of one of its propositions. Out: spans, one a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from onrecord.facts.span import Span
from onrecord.facts.statement import Statement

_OPENING = re.compile(r"[“\"«‘]\s?$")
_CLOSING = re.compile(r"[.,!?]?(?:[”\"’]|\s?»)")  # after a space a straight mark opens the next quotation


def evidence_of(text: str, s: Statement, words: Sequence[Span], sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Return the words a position rests on: source and cue belong to what stands in their sentence."""
    attribution = [*s.speaker_spans, *s.cue.spans]
    here = {_sentence(sentences, span) for span in words}
    if any(_sentence(sentences, span) in here for span in s.cue.spans):
        words = [*words, *(span for span in attribution if _sentence(sentences, span) in here)]
    return _joined(text, list(words))


def _sentence(sentences: Sequence[Span], span: Span) -> int:
    return bisect_right(sentences, span[0], key=itemgetter(0))


def _joined(text: str, parts: list[Span]) -> tuple[Span, ...]:
    """Join the parts that stand in one paragraph; a paragraph's end starts a new span."""
    out: list[Span] = []
    for start, end in sorted(parts):
        if out and "\n" not in text[out[-1][1] : start]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(_with_marks(text, span) for span in out)


def _with_marks(text: str, span: Span) -> Span:
    """Take in the quotation marks that touch the evidence, so that it reads as it stands."""
    opening = _OPENING.search(text, max(0, span[0] - 2), span[0])
    closing = _CLOSING.match(text, span[1])
    return (opening.start() if opening else span[0], closing.end() if closing else span[1])
