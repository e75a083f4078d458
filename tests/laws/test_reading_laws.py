"""What holds for every Reading, whatever the article: spans lie in the text, ids refer, the same bytes twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.facts import Reading
from onrecord.facts.sheet import Sheet
from onrecord.flow import read
from onrecord.intake import Given, article_from_text
from onrecord.reading.read_sheet import read_sheet

PIECES = (
    "Norway said on Tuesday that the ferry had left.",
    "“We will not wait,” said minister Ida Berg. “Not again.”",
    "The Chilean foreign ministry denied the report",
    "it is believed to have sunk",
    "Reuters reported, citing two officials,",
    "neither side has acknowledged it",
    "as many as 1,400 soldiers, including 30 officers",
    "He declined to comment.",
    "‘Never,’ she told the BBC in October.",
    "“",
    "”",
    "\n\n",
    "\n",
    " ",
    "(AP)",
    "…",
    "\u200b",
    "\x1b[31m",
    "🙂",
    "NO.",
    "U.S.",
    "https://example.org/2024/05/17/x",
    "Edited by A. B.",
)
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join)


def spans_of(value: Any) -> Iterator[tuple[int, int]]:
    """Every [start, end] of a reading, however deep it lies."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "article":
                yield from spans_of(inner)
    elif isinstance(value, list):
        if len(value) == 2 and all(type(v) is int for v in value):
            yield value[0], value[1]
        else:
            for inner in value:
                yield from spans_of(inner)


def reading_of(text: str) -> Reading | None:
    try:
        article = article_from_text(text, Given(published="2024-05-17", outlet="Invented Post"))
    except OnRecordError:
        return None
    return read(article)


@settings(max_examples=40, deadline=None)
@given(texts)
def test_every_span_lies_in_the_text_and_re_reads_to_words(text: str) -> None:
    reading = reading_of(text)
    if reading is None:
        return
    words = reading.article.text
    for start, end in spans_of(msgspec.to_builtins(reading)):
        assert 0 <= start < end <= len(words)
        assert words[start:end].strip()
    for statement in reading.statements:
        assert statement.content
        assert list(statement.content) == sorted(statement.content)


@settings(max_examples=25, deadline=None)
@given(texts)
def test_ids_refer_and_the_same_article_gives_the_same_bytes(text: str) -> None:
    reading, again = reading_of(text), reading_of(text)
    if reading is None or again is None:
        return
    assert reading.to_json() == again.to_json()
    assert Reading.from_json(reading.to_json()) == reading
    actors = {a.id for a in reading.actors}
    times = {t.id for t in reading.times}
    statements = {s.id for s in reading.statements}
    assert len(actors) == len(reading.actors)
    assert len(statements) == len(reading.statements)
    for s in reading.statements:
        assert {*s.speakers, *s.addressees, *s.factuality} <= actors
        assert {m.actor for m in s.chain} <= actors | {None}
        assert {s.when} <= times | {None}
        assert {s.refers_to} <= statements | {None}
    for claim in reading.claims:
        for p in claim.positions:
            assert {p.party} <= actors | {None}
            assert {p.since, p.until} <= times | {None}
            assert {p.statement} <= statements | {None}


PARAGRAPHS = (
    "Norway said on Tuesday that the ferry had left the harbour of Bodø with 1,400 soldiers on board.",
    "“We will not wait,” said minister Ida Berg. “Not again. The report is false and we have said so since March.”",
    "The Chilean foreign ministry denied it.",
    "He declined to comment.",
    "Reuters reported, citing two officials, that neither side had acknowledged the losses, including 30 officers, and "
    "that the talks in Geneva, which began in October, would go on however long they took.",
    "The harbour master called the talks long.",
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=6, unique=True))
def test_a_paragraph_reads_the_same_in_any_company(paragraphs: list[str]) -> None:
    together = read_sheet(article_from_text("\n\n".join(paragraphs), Given()))
    for (first, end), alone in zip(together.paragraphs, map(_read_alone, paragraphs), strict=True):
        labels = [(w.text, w.lemma, w.upos, w.xpos, w.rel, w.head - first if w.head >= 0 else -1, w.quoted)
                  for w in together.words[first:end]]
        assert labels == [(w.text, w.lemma, w.upos, w.xpos, w.rel, w.head, w.quoted) for w in alone.words]
        names = [(n.first - first, n.end - first, n.type, n.confidence)
                 for n in together.names if first <= n.first < end]
        assert names == [(n.first, n.end, n.type, n.confidence) for n in alone.names]
        marks = [(m.kind, m.first - first, m.end - first, m.confidence) for m in together.marks
                 if first <= m.first < end]
        assert marks == [(m.kind, m.first, m.end, m.confidence) for m in alone.marks]


@cache
def _read_alone(paragraph: str) -> Sheet:
    return read_sheet(article_from_text(paragraph, Given()))
