"""A draft as the checks see it: its reading, its quotations with their speakers, and what is told as over.

In: the Reading of a draft. Out: ``Draft``; nothing here asks the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from onrecord.checking.words import find_word
from onrecord.facts import Reading, Span, Statement, Time
from onrecord.facts.days import first_day, last_day
from onrecord.facts.span import inside, overlap
from onrecord.linking.same_actor import record_actor_id
from onrecord.words.stems import tokens

Token = tuple[str, Span]
# Of marks that look the same on both sides the first opens; a paragraph's end closes, as in speech that goes on.
_QUOTED = re.compile(r"“([^“”\n]*)(?:”|$)|«([^«»\n]*)»|\"([^\"\n]*)(?:\"|$)", re.MULTILINE)
_LEFT_OUT = re.compile(r"\[[^\]\n]*\]|\([^)\n]*\)|…|\.\s?\.\s?\.")
_PERFECT = re.compile(r"\b(?:has|have|'ve|’ve|is|are|remains?|continues?|still)\b", re.IGNORECASE)
_PAST = re.compile(r"\bhad\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b(?:denies|deny|rejects?|disputes?|refuses?|declines?|dismisses|insists?|maintains?|claims?|says?)\b",
    re.IGNORECASE,
)
_BEFORE = 30  # characters before a cue in which its 'has' stands


class Quotation(msgspec.Struct, frozen=True):
    """Words between quotation marks. ``parts``: as they run on without ellipsis or brackets, folded, with spans.

    ``statement``: that they belong to, or null where the reader found none.
    """

    span: Span
    parts: tuple[tuple[Token, ...], ...]
    statement: Statement | None

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(map(len, self.parts))


class Draft:
    """A draft and its reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.article.text
        self.ids = {actor.id: record_actor_id(actor, reading.article.id) for actor in reading.actors}

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """All quotations of the draft, in order."""
        found = []
        for match in _QUOTED.finditer(self.text):
            inner = next(i for i in (1, 2, 3) if match[i] is not None)
            span = match.span(inner)
            if not any(inside(span, other) for other in self.reading.article.not_body):
                parts = tuple(part for part in _parts(self.text, span) if part)
                found.append(Quotation(span, parts, self.statement_at(span)))
        return tuple(found)

    def statement_at(self, span: Span) -> Statement | None:
        """Return the statement in whose content a span lies, the innermost one; else null."""
        holding = [
            (sum(end - start for start, end in s.content), i)
            for i, s in enumerate(self.reading.statements)
            if any(2 * overlap(span, part) > span[1] - span[0] for part in s.content)
        ]
        return self.reading.statements[min(holding)[1]] if holding else None

    def sentence(self, span: Span) -> Span:
        """Return the sentence, or the sentences, that a span stands in."""
        around = [one for one in self.reading.sentences if overlap(one, span)]
        return (around[0][0], around[-1][1]) if around else span

    def sentence_of(self, statement: Statement) -> Span:
        """Return the sentences that a statement stands in."""
        return self.sentence(_around([*statement.cue.spans, *statement.content, *statement.speaker_spans]))

    def content(self, statement: str | None) -> str:
        """Return the words of a statement, by its id; nothing where there is none."""
        found = next((s.content for s in self.reading.statements if s.id == statement), ())
        return " ".join(self.text[start:end] for start, end in found)

    def latest(self, span: Span) -> str | None:
        """Return the latest first day that a time in some words means, up to the draft's own; null for none."""
        told = [days for time in self.reading.times if inside(time.span, span) and (days := self._past_days(time))]
        return max((first for first, _ in told), default=None)

    def said(self, statement: Statement) -> tuple[str, str] | None:
        """Return the first and last day on which a statement is said to have been made; null where none is told.

        Nor where it is after the draft's own day: 'January' is then the one before.
        """
        return self._past_days(next((time for time in self.reading.times if time.id == statement.when), None))

    def _past_days(self, time: Time | None) -> tuple[str, str] | None:
        days = days_of(time)
        return None if days and days[0] > (self.reading.article.published or "9999")[:10] else days

    def with_time(self, statement: Statement, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return some spans with the words that date a statement, in order."""
        dated = [time.span for time in self.reading.times if time.id == statement.when]
        spans = tuple(spans)
        return tuple(sorted({*spans, *(one for one in dated if not any(inside(one, span) for span in spans))}))

    def is_past(self, statement: Statement) -> bool:
        """Whether a statement is told as over: a plain past, 'had denied', 'at the time'. 'Has denied' still holds."""
        start, end = self.sentence_of(statement)
        outside = _without(self.text, (start, end), statement.content)
        if _PAST.search(outside) or find_word("past", outside):
            return True
        cue = statement.cue.spans[0] if statement.cue.spans else (start, end)
        before = self.text[max(start, cue[0] - _BEFORE) : cue[1]]
        return not (_PERFECT.search(before) or _PRESENT.search(self.text[cue[0] : cue[1]]))


def _around(spans: Iterable[Span]) -> Span:
    spans = sorted(spans)
    return spans[0][0], max(end for _, end in spans)


def _without(text: str, span: Span, left_out: Sequence[Span]) -> str:
    """Return the words of a span that stand in none of the others."""
    kept, at = [], span[0]
    for start, end in sorted(left_out):
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    return " ".join([*kept, text[at : span[1]]])


def _parts(text: str, span: Span) -> list[tuple[Token, ...]]:
    at, parts = span[0], []
    for gap in _LEFT_OUT.finditer(text, *span):
        parts.append(tuple(tokens(text[at : gap.start()], at)))
        at = gap.end()
    return [*parts, tuple(tokens(text[at : span[1]], at))]


def days_of(time: Time | None) -> tuple[str, str] | None:
    """Return the first and last day that a time can mean; null where it means none."""
    if time is None or time.type not in ("DATE", "TIME"):
        return None
    first = first_day(time.earliest) or first_day(time.value)
    last = last_day(time.latest) or last_day(time.value)
    return (first, last) if first and last else None
