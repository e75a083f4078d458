"""Article -> Sheet: paragraphs, words, sentences, one pass of the model, decoding."""

from __future__ import annotations

import itertools
from typing import cast

import msgspec

from onrecord.facts.article import Article
from onrecord.facts.sheet import Mark, Name, NameType, Sheet, Word
from onrecord.facts.span import Span
from onrecord.reading import model as models
from onrecord.reading.decode import Decoded
from onrecord.reading.lemmas import Lemmas
from onrecord.reading.paragraphs import paragraphs
from onrecord.reading.passages import read_passages
from onrecord.reading.quotes import quoted_words
from onrecord.reading.sentences import sentence_ranges
from onrecord.reading.turns import turns_of
from onrecord.reading.turns.placed import with_turns
from onrecord.reading.words import word_spans


class _Paragraph(msgspec.Struct):
    spans: list[Span]
    words: list[str]
    sentences: list[Span]


def read_sheet(article: Article, model: models.ReaderModel | None = None) -> Sheet:
    """Return the sheet of an article; ``model``: another reader model than the packaged one."""
    model = model or models.load()
    spans, turns = turns_of(article, paragraphs(article.text, article.not_body))
    cut = [_paragraph(article.text, p) for p in spans]
    with_words = [p for p in cut if p.words]
    found = read_passages(model, [(p.words, p.sentences) for p in with_words])
    return with_turns(_assemble(article, with_words, found, model.lemmas), turns)


def _paragraph(text: str, paragraph: Span) -> _Paragraph:
    spans = word_spans(text, *paragraph)
    words = [text[s:e] for s, e in spans]
    return _Paragraph(spans, words, sentence_ranges(words))


def _assemble(
    article: Article, units: list[_Paragraph], decoded: list[tuple[Decoded, list[Span]]], lemmas: Lemmas
) -> Sheet:
    words: list[Word] = []
    sentences: list[tuple[int, int]] = []
    paragraph_starts: list[int] = []
    names: list[Name] = []
    marks: list[Mark] = []
    for unit, (found, ranges) in zip(units, decoded, strict=True):
        base, marks_before = len(words), len(marks)
        paragraph_starts.append(base)
        number = {i: len(sentences) + k for k, (a, b) in enumerate(ranges) for i in range(a, b)}
        quoted = quoted_words(article.text, unit.spans)
        for i, (text, (start, end)) in enumerate(zip(unit.words, unit.spans, strict=True)):
            head = found.head[i]
            words.append(
                Word(
                    start,
                    end,
                    text,
                    lemmas.of(text, found.xpos[i]),
                    found.upos[i],
                    found.xpos[i],
                    head + base if head >= 0 else -1,
                    found.rel[i],
                    number[i],
                    quoted[i],
                )
            )
        sentences.extend((a + base, b + base) for a, b in ranges)
        names.extend(Name(f + base, e + base, cast(NameType, k), c) for f, e, k, c in found.names)
        marks.extend(
            Mark(
                m.kind,  # type: ignore[arg-type]
                m.first + base,
                m.end + base,
                None if m.cue is None else m.cue + marks_before,
                m.confidence,
                m.inner,
            )
            for m in found.marks
        )
    bounds = [*paragraph_starts, len(words)]
    return Sheet(
        article,
        tuple(words),
        tuple(itertools.pairwise(bounds)),
        tuple(sentences),
        tuple(names),
        tuple(marks),
    )
