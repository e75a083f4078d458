"""A fact in its place: the whole paragraphs with its evidence, marked, and the paragraph before.

In: an open record, an article and spans. Out: ``Place``. The words are the article's; only the marks are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.facts import Span
from onrecord.questions import OpenRecord
from onrecord.questions.rows import paragraph

LONGEST = 8000
"""Characters of one field of a sheet: spreadsheets hold 32,767 in a cell, and a page without line breaks has more."""


class Place(NamedTuple):
    """Where a fact stands. ``paragraph``: with the evidence between [[ and ]]; ``before``: null at the top."""

    title: str | None
    paragraph: str
    before: str | None


def place(record: OpenRecord, article: str, evidence: Sequence[Span], also: Sequence[Span] = ()) -> Place:
    """Return the paragraphs of an article in which the evidence stands, and those in which ``also`` does, unmarked."""
    (whole,) = record.show(article).passages
    text = whole.text
    around = _paragraphs(text, [*evidence, *also])
    if not around:
        return Place(whole.title, "", None)
    marks = _merged(evidence)
    parts = [_marked(text, one, marks) for one in around]
    gaps = ["\n" if not text[a[1] : b[0]].strip() else "\n[…]\n" for a, b in pairwise(around)]
    told = "".join(part + gap for part, gap in zip(parts, [*gaps, ""], strict=True))
    first = f"[[{text[slice(*marks[0])]}" if marks else ""     # the article may have brackets of its own
    return Place(whole.title, cut(told, told.find(first)), _before(text, around[0][0]))


def cut(words: str, at: int = 0) -> str:
    """Return words that fit into a field of a sheet: what is too long is cut around ``at``, and … says so."""
    if len(words) <= LONGEST:
        return words
    start = min(max(0, at - LONGEST // 4), len(words) - LONGEST)
    return ("… " if start else "") + words[start : start + LONGEST] + (" …" if start + LONGEST < len(words) else "")


def _paragraphs(text: str, spans: Iterable[Span]) -> list[Span]:
    return _merged(paragraph(text, span) for span in spans)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _marked(text: str, around: Span, marks: Iterable[Span]) -> str:
    made, at = "", around[0]
    for start, end in marks:
        if around[0] <= start and end <= around[1]:
            made += f"{text[at:start]}[[{text[start:end]}]]"
            at = end
    return made + text[at : around[1]]


def _before(text: str, start: int) -> str | None:
    end = len(text[:start].rstrip())
    return cut(text[slice(*paragraph(text, (end - 1, end)))]) if end else None
