"""Sentence ends of raw news text, case by case: bullets, headlines, abbreviations, quotes, broken lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.sentences import sentence_spans

LINES = Path(__file__).with_name("sentence_cases.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("kind", "marked"), CASES)
def test_sentences_end_where_marked(kind: str, marked: str) -> None:
    marked = marked.replace("\\n", "\n")
    text = marked.replace("¦", "")
    assert [text[s:e] for s, e in sentence_spans(text)] == [part.strip() for part in marked.split("¦")]


def test_there_are_sixty_and_more() -> None:
    assert len(CASES) >= 60
