"""What of a text is not the story: furniture, the dateline, headings in capitals, captions that stand twice.

In: text (and the names the outlet goes by). Out: sorted, disjoint spans; the text itself is never changed.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.facts import Span
from onrecord.facts.span import overlap
from onrecord.intake.dateline import Dateline, find_dateline
from onrecord.intake.furniture import Mark, furniture, lines

_LONGEST_HEADING = 120
_MOSTLY_CAPITALS = 0.5   # of a text's letters: then capitals are how the wire sends it, not headings
_SHORTEST_REPEAT = 25    # a shorter line that stands twice ('Yes, of course.') is speech, not a caption
_CUT = ("…", "...", "[…]", "[...]")


class Layout(msgspec.Struct, frozen=True):
    """How a text is laid out: what is not body, kind by kind, and its dateline."""

    marks: tuple[Mark, ...]
    dateline: Dateline | None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans that are not body, sorted and disjoint."""
        return tuple(mark.span for mark in self.marks)


def _shouted(line: str) -> bool:
    return line.upper() == line and line.lower() != line and sum(map(str.isalpha, line)) > 3


def _is_heading(line: str) -> bool:
    """Whether a line looks like a heading in capitals: no quotation, no sentence, no speaker's label ('KELLY:')."""
    return (len(line) <= _LONGEST_HEADING and not line.endswith((".", ",", ";", ":", "!", '"', "”", "…"))
            and line[0] not in "\"“‘'([" and _shouted(line))


def _headings(text: str, body: Sequence[Span]) -> list[Mark]:
    """Mark headings in capitals; those at the very top are the headline and stay."""
    marks, top = [], True
    for start, end in body:
        heading = _is_heading(text[start:end])
        top = top and heading
        if heading and not top:
            marks.append(Mark("heading", (start, end)))
    return marks if marks and not _is_in_capitals(text) else []


def _is_in_capitals(text: str) -> bool:
    """Whether so much of a text is in capitals that they tell nothing."""
    upper = sum(map(str.isupper, text))
    return upper > _MOSTLY_CAPITALS * (upper + sum(map(str.islower, text)))


def _without_cut(line: str) -> str:
    """Return what stands before the dots of a line that is cut off; '' if it is not."""
    dots = next((dots for dots in _CUT if line.endswith(dots)), None)
    return line[:-len(dots)].rstrip() if dots else ""


def _repeats(text: str, body: Sequence[Span]) -> list[Mark]:
    """Mark the second copy of a line, and a copy that is cut off with dots, wherever the full one stands."""
    by_head: dict[str, list[str]] = {}
    seen: set[str] = set()
    marks = []
    for start, end in body:
        line = text[start:end]
        if end - start < _SHORTEST_REPEAT:
            continue
        if line in seen:
            marks.append(Mark("repeat", (start, end)))
        else:
            by_head.setdefault(line[:_SHORTEST_REPEAT], []).append(line)
        seen.add(line)
    for start, end in body:
        line = text[start:end]
        cut = _without_cut(line)
        longer = by_head.get(cut[:_SHORTEST_REPEAT], [])[:50] if len(cut) >= _SHORTEST_REPEAT else []
        if any(len(full) > len(cut) and full.startswith(cut) and full != line for full in longer):
            marks.append(Mark("repeat", (start, end)))
    return marks


def _disjoint(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.span[0], -m.span[1])):
        if not kept or overlap(mark.span, kept[-1].span) == 0:
            kept.append(mark)
    return tuple(kept)


def layout(text: str, outlets: Sequence[str] = ()) -> Layout:
    """Return how a text is laid out. ``outlets``: names of its outlet and host, known when they open the story."""
    stands = lines(text)
    marks = furniture(text, stands)
    whole = {mark.span for mark in marks}
    body = [span for span in stands if span not in whole]
    dateline = find_dateline(text, body, outlets)
    if dateline:
        marks.append(Mark("dateline", dateline.span))
    return Layout(_disjoint([*marks, *_headings(text, body), *_repeats(text, body)]), dateline)


def not_body(text: str, outlets: Sequence[str] = ()) -> tuple[Span, ...]:
    """Return the spans of a text that are kept but not read: sorted, disjoint, within the text."""
    return layout(text, outlets).spans
