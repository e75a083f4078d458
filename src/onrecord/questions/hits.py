"""A search hit: the paragraph with the first of the words, and where they stand in it.

In: a row of ``searching.search`` with its marked text. Out: ``Hit``.
"""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.claims.stems import tokens
from onrecord.facts import Span
from onrecord.questions.answers import Hit
from onrecord.questions.rows import Rows, paragraph

_LONGEST = 400      # characters of a passage, where a paragraph is longer


def hit(rows: Rows, row: Any) -> Hit:
    """Return one hit with its passage; the text of an article without paragraphs is cut to the words around it."""
    reading, head = rows.reading(row.number), rows.head(row.number)
    text = reading.article.text
    spans = marked_spans(row.marked, row.mark, text)
    first = spans[0] if spans else (0, 0)
    start, end = _shortened(text, first, paragraph(text, first))
    inner = [span for span in spans if start <= span[0] and span[1] <= end]
    passage = rows.passages(row.number, [first])[0]
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
