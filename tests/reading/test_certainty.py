"""How certain an author sounds, and what the table of words around a predicate adds. Invented sentences."""

from __future__ import annotations

import pytest

from onrecord.reading.certainty import around, from_table, how_certain
from onrecord.reading.decode import Decoded
from onrecord.reading.model import load
from onrecord.reading.passages import read_passages


def decoded(words: list[str]) -> Decoded:
    [(found, _)] = read_passages(load(), [(words, [(0, len(words))])])
    return found


def value(text: str, predicate: str) -> float:
    words = text.split()
    return how_certain(words, decoded(words), words.index(predicate))


@pytest.mark.parametrize(("text", "predicate", "low", "high"), [
    ("The crew sailed to Calder on Monday .", "sailed", 1, 3),
    ("The crew did not sail to Calder on Monday .", "sail", -3, -1),
    ("Will the crew sail if it rains ?", "sail", -1, 1),
    ("The town hopes that the crew might sail .", "sail", -1, 2),
    ("The mayor said the crew sailed to Calder .", "said", 1, 3),
])
def test_an_author_sounds_so_certain(text: str, predicate: str, low: float, high: float) -> None:
    assert low <= value(text, predicate) <= high


def test_the_table_knows_the_words_around() -> None:
    words = "They did not deny that the crew could sail .".split()
    told = around(words, decoded(words), words.index("sail"))
    assert {"own aux could", "own mark that", "above word deny", "above negation"} <= set(told)
    assert from_table(["own negation"])[0] < from_table([])[0]
    assert from_table(["own aux could"])[2] > from_table([])[2]


def test_what_the_table_has_never_seen_adds_nothing() -> None:
    assert from_table(["own word zzyzx", "above tag"]) == from_table([])


def test_every_word_of_any_text_has_a_value() -> None:
    words = "? ! if if not . 12".split()
    found = decoded(words)
    assert all(-3 <= how_certain(words, found, i) <= 3 for i in range(len(words)))
