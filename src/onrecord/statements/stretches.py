"""Quoted stretches of a sheet: where each begins and ends, which fill a paragraph, which are left open.

In: a sheet. Out: word ranges with their marks. A long quotation opens every paragraph with a mark and closes only the
last one, so that stretches left open make runs of one speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from onrecord.facts.sheet import Sheet
from onrecord.facts.tree import Range

_DOUBLE = frozenset(("“", "„", "«", "``"))
_FULL_STOPS = frozenset((".", "!", "?", "…", "..."))
_EITHER = frozenset(('"', "'"))
_CLOSING = frozenset(("”", "“", "»", "''", "’")) | _EITHER


def stretches(sheet: Sheet) -> list[Range]:
    """Return the quoted stretches with their marks, none across a paragraph's end; those of turns are no quotations."""
    return [stretch for paragraph in _without_turns(sheet) for stretch in _quoted_in(sheet, *paragraph)]


def _quoted_in(sheet: Sheet, first: int, end: int) -> Iterator[Range]:
    start: int | None = None
    for i in range(first, end):
        quoted = sheet.words[i].quoted
        if start is not None and (not quoted or _opens_another(sheet, start, i)):
            yield start, i
            start = None
        if quoted and start is None:
            start = i
    if start is not None:
        yield start, end


def _opens_another(sheet: Sheet, start: int, i: int) -> bool:
    """Whether a mark inside a stretch that began at a word opens a new quotation: '“…” “…”'."""
    text = sheet.words[i].text
    return text in _DOUBLE or (text in _EITHER and i - start > 1 and _ended(sheet, i))


def _without_turns(sheet: Sheet) -> list[Range]:
    spoken = {part for turn in sheet.turns if turn.kind != "entry" for part in turn.parts}
    return [paragraph for paragraph in sheet.paragraphs if paragraph not in spoken]


def _ended(sheet: Sheet, i: int) -> bool:
    """Whether the word before is a closing mark, so that a straight mark here opens a new quotation."""
    return sheet.words[i - 1].text in _EITHER


def paragraph_of(sheet: Sheet, span: Range) -> int:
    """Return the number of the paragraph that a word range begins in."""
    return bisect_right(sheet.paragraphs, span[0], key=lambda p: p[0]) - 1


def fills(sheet: Sheet, quotation: Range) -> bool:
    """Whether a quotation is all there is in its paragraph, punctuation aside."""
    first, end = sheet.paragraphs[paragraph_of(sheet, quotation)]
    around = (*range(first, quotation[0]), *range(quotation[1], end))
    return all(sheet.words[i].upos == "PUNCT" for i in around)


def is_ended(sheet: Sheet, quotation: Range) -> bool:
    """Whether a quotation ends as a sentence does: a heading in quotation marks does not."""
    last = sheet.words[max(quotation[0], quotation[1] - 2) : quotation[1]]
    return any(word.text in _FULL_STOPS for word in last)


def left_open(sheet: Sheet, quoted: list[Range]) -> dict[Range, list[Range]]:
    """Return for each quotation the run it belongs to: those left open at a paragraph's end and what goes on next."""
    runs: dict[Range, list[Range]] = {}
    for before, after in pairwise(quoted):
        number = paragraph_of(sheet, before)
        opens_next = number + 1 < len(sheet.paragraphs) and after[0] == sheet.paragraphs[number + 1][0]
        if opens_next and before[1] == sheet.paragraphs[number][1] and not _closes(sheet, before):
            run = runs.setdefault(before, [before])
            run.append(after)
            runs[after] = run
    return runs


def _closes(sheet: Sheet, quotation: Range) -> bool:
    """Whether a closing mark stands at the end of a stretch, a full stop behind it or not."""
    return any(word.text in _CLOSING for word in sheet.words[max(quotation[0] + 1, quotation[1] - 2) : quotation[1]])
