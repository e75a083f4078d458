"""A search hit: the paragraph with the first of the words, and where they stand in it.

In: what was searched for and the texts in which it stands. Out: ``Hit``s.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord.facts import Span
from onrecord.questions.found_answers import Hit
from onrecord.questions.rows import Rows, paragraph
from onrecord.words.stems import tokens

_LONGEST = 400      # characters of a passage, where a paragraph is longer


def hits(rows: Rows, asked: str, found: Iterable[Any]) -> list[Hit]:
    """Return what was found, each with its passage."""
    numbers = [row.number for row in found]
    mark, marked = rows.snapshot.search.marked(asked, {number: rows.reading(number).article.text for number in numbers})
    return [hit(rows, number, marked.get(number, ""), mark) for number in numbers]


def hit(rows: Rows, number: int, marked: str, mark: str) -> Hit:
    """Return one hit with its passage; the text of an article without paragraphs is cut to the words around it.

    ``marked``: its text with ``mark`` before and after every word that was searched for.
    """
    text, head = rows.reading(number).article.text, rows.head(number)
    spans = marked_spans(marked, mark, text)
    first = spans[0] if spans else (0, 0)
    start, end = _shortened(text, first, paragraph(text, first))
    inner = [span for span in spans if start <= span[0] and span[1] <= end]
    passage = rows.passages(number, [first])[0]
    passage = msgspec.structs.replace(passage, start=start, end=end, text=text[start:end], spans=tuple(inner),
                                      highlights=tuple((s - start, e - start) for s, e in inner))
    return Hit(article=passage.article, outlet=head.outlet, published=head.published, title=head.title,
               passage=passage, matches=len(spans), copy_of=rows.ref(head.copy_of), judged=rows.judged_article(head.id))


def marked_spans(marked: str, mark: str, text: str) -> list[Span]:
    """Return where the marked words stand in ``text``; none where the marked text is not that text (a NUL in it)."""
    parts = marked.split(mark)
    if "".join(parts) != text:
        return []
    spans, at = [], 0
    for i, part in enumerate(parts):
        if i % 2:
            spans.append((at, at + len(part)))
        at += len(part)
    return spans


def _shortened(text: str, first: Span, around: Span) -> Span:
    """Return at most ``_LONGEST`` characters around a span, cut between words."""
    start, end = around
    if end - start <= _LONGEST:
        return around
    start = max(start, first[0] - _LONGEST // 3)
    end = min(end, max(start + _LONGEST, first[1]))
    whole = [span for _, span in tokens(text[start:end], start)]
    if not whole:
        return start, end
    if start > around[0]:
        start = min(first[0], whole[1][0] if len(whole) > 1 else whole[0][0])
    return start, max(first[1], whole[-2][1] if end < around[1] and len(whole) > 1 else end)
