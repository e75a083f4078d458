"""Sheets for tests, built from text and given tags: no reader model is needed.

In: a text with one row a word (upos, head, relation, and where wanted lemma, xpos and name), or the name of a
parsed text in ``noticing/parsed.txt``. Out: a Sheet whose words are cut by ``onrecord.reading.words``.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import cast

from onrecord.facts.article import Article
from onrecord.facts.identity import text_hash
from onrecord.facts.sheet import Name, NameType, Sheet, Word
from onrecord.reading.shapes import quotation
from onrecord.reading.words import word_spans

PARSED = Path(__file__).parent / "noticing" / "parsed.txt"


def make_sheet(text: str, rows: list[list[str]], published: str | None = "2025-06-10") -> Sheet:
    """Return a sheet of ``text``.

    ``rows``, one a word: word, upos, head (word number, -1 for a root), relation, lemma, xpos, name (``-``,
    ``B-Person``, ``I-Person``), and ``S`` where a sentence begins. A blank line parts paragraphs.
    """
    spans = word_spans(text)
    assert [text[s:e] for s, e in spans] == [r[0] for r in rows], "words are cut otherwise"
    sentence, words, sentences = -1, [], []
    quoted = quotation([r[0] for r in rows])
    for number, ((start, end), row) in enumerate(zip(spans, rows, strict=True)):
        if row[7] == "S":
            sentence += 1
            sentences.append(number)
        words.append(Word(start, end, row[0], row[4], row[1], row[5], int(row[2]), row[3], sentence, quoted[number]))
    bounds = [*sentences, len(words)]
    breaks = [*(n for n in sentences if not n or "\n\n" in text[words[n - 1].end : words[n].start]), len(words)]
    article = Article(id="ntest", text_hash=text_hash(text), text=text, published=published)
    return Sheet(
        article=article,
        words=tuple(words),
        paragraphs=tuple(pairwise(breaks)),
        sentences=tuple(pairwise(bounds)),
        names=tuple(_names(rows)),
    )


def _names(rows: list[list[str]]) -> list[Name]:
    out: list[Name] = []
    for number, row in enumerate(rows):
        if row[6].startswith("B-"):
            out.append(Name(number, number + 1, cast(NameType, row[6][2:])))
        elif row[6].startswith("I-"):
            out[-1] = Name(out[-1].first, number + 1, out[-1].type)
    return out


@cache
def _all_parsed() -> dict[str, tuple[str, list[list[str]]]]:
    out: dict[str, tuple[str, list[list[str]]]] = {}
    for block in PARSED.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("##")]
        if lines:
            name, text = lines[0].removeprefix("# ").split(" ", 1)
            out[name] = (json.loads(text), [line.split("\t") for line in lines[1:]])
    return out


def parsed(name: str) -> Sheet:
    """Return the sheet of a parsed text; KeyError where there is none of that name."""
    return make_sheet(*_all_parsed()[name])


def find(sheet: Sheet, phrase: str, nth: int = 0) -> tuple[int, int]:
    """Return the word range of a phrase as it stands in the text."""
    text = sheet.article.text
    starts = [n for n, w in enumerate(sheet.words) if text.startswith(phrase, w.start)]
    ends = {w.end: n + 1 for n, w in enumerate(sheet.words)}
    whole = [(n, ends[stop]) for n in starts if (stop := sheet.words[n].start + len(phrase)) in ends]
    return whole[nth]
