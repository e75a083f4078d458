"""Article -> Sheet: paragraphs, words, sentences, one pass of the model, decoding."""

from __future__ import annotations

import itertools
from typing import cast

import msgspec

from onrecord.facts.article import Article
from onrecord.facts.sheet import Mark, Name, NameType, Sheet, Word
from onrecord.facts.span import Span
from onrecord.reading import model as models
from onrecord.reading.decode import Decoded, decode
from onrecord.reading.lemmas import Lemmas
from onrecord.reading.paragraphs import paragraphs
from onrecord.reading.quotes import quoted_words
from onrecord.reading.sentences import sentence_ranges
from onrecord.reading.windows import windows
from onrecord.reading.words import word_spans


class _Unit(msgspec.Struct):
    spans: list[Span]
    words: list[str]
    sentences: list[tuple[int, int]]
    begins_paragraph: bool


def read_sheet(article: Article, model: models.ReaderModel | None = None) -> Sheet:
    """Return the sheet of an article; ``model``: another reader model than the packaged one."""
    model = model or models.load()
    units = [u for p in paragraphs(article.text, article.not_body) for u in _units(article.text, p, model)]
    decoded = decode(model, model.scores([u.words for u in units]), [u.sentences for u in units])
    return _assemble(article, units, decoded, model.lemmas)


def _units(text: str, paragraph: Span, model: models.ReaderModel) -> list[_Unit]:
    spans = word_spans(text, *paragraph)
    words = [text[s:e] for s, e in spans]
    out: list[_Unit] = []
    for ranges in windows(sentence_ranges(words), model.length(words)):
        first, end = ranges[0][0], ranges[-1][1]
        shifted = [(a - first, b - first) for a, b in ranges]
        out.append(_Unit(spans[first:end], words[first:end], shifted, begins_paragraph=not out))
    return out


def _assemble(article: Article, units: list[_Unit], decoded: list[Decoded], lemmas: Lemmas) -> Sheet:
    words: list[Word] = []
    sentences: list[tuple[int, int]] = []
    paragraph_starts: list[int] = []
    names: list[Name] = []
    marks: list[Mark] = []
    for unit, found in zip(units, decoded, strict=True):
        base, marks_before = len(words), len(marks)
        if unit.begins_paragraph:
            paragraph_starts.append(base)
        number = {i: len(sentences) + k for k, (a, b) in enumerate(unit.sentences) for i in range(a, b)}
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
        sentences.extend((a + base, b + base) for a, b in unit.sentences)
        names.extend(Name(f + base, e + base, cast(NameType, k), c) for f, e, k, c in found.names)
        marks.extend(
            Mark(k, f + base, e + base, None if cue is None else cue + marks_before, c)  # type: ignore[arg-type]
            for f, e, k, c, cue in found.marks
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
