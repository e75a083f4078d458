from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from training.written_events import REALIS, TYPES, Event, MalformedLineError, Sentence, parse, read, read_all

# How much of a sentence's runs of five words may stand in one other sentence.
NEAR_COPY = 0.2


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    return list(read_all())


def runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def test_a_line_is_read() -> None:
    found = parse("{1:Ghana} and {2:Togo} [signed|AGREE|planned|1=2] what they [hate|-] to {1:us}.")
    assert found.text == "Ghana and Togo signed what they hate to us."
    assert found.events == (Event((15, 21), "AGREE", "planned", (1, 2), (1, 2), True),)
    assert found.sides == {1: ((0, 5), (40, 42)), 2: ((10, 14),)}
    assert found.look_alikes == ((32, 36),)


def test_sides_may_be_several_or_none() -> None:
    found = parse("{1:Ghana} and {2:Togo} were [accused|ACCUSE|alleged|->1+2].")
    assert (found.events[0].source, found.events[0].target) == ((), (1, 2))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{1:Ghana} [left|RETREAT|actual|1>-", "not closed"),
        ("Ghana} left", "closes nothing"),
        ("{1:Ghana|-] left", "wrong mark"),
        ("{1:} [left|RETREAT|actual|1>-]", "no words"),
        ("{1:Ghana} [left|LEAVE|actual|1>-]", "no such type"),
        ("{1:Ghana} [left|RETREAT|real|1>-]", "no such realis"),
        ("{1:Ghana} [left|RETREAT|actual|2>-]", "sides of events"),
        ("{1:Ghana} left", "sides of events"),
        ("Ghana | left", "belongs to no mark"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str, why: str) -> None:
    path = tmp_path / "some.txt"
    path.write_text(f"All is well.\n{line}\n", encoding="utf-8")
    with pytest.raises(MalformedLineError, match=f"some.txt, line 2.*{why}"):
        list(read(path))


def test_there_are_enough_and_a_third_tells_no_event(sentences: list[Sentence]) -> None:
    without = sum(not s.events for s in sentences)
    assert len(sentences) >= 3000
    assert 0.3 <= without / len(sentences) <= 0.4


def test_no_type_is_rare(sentences: list[Sentence]) -> None:
    counts = Counter(e.type for s in sentences for e in s.events)
    assert {t: counts[t] for t in TYPES if counts[t] < 100} == {}


def test_every_realis_is_told(sentences: list[Sentence]) -> None:
    counts = Counter(e.realis for s in sentences for e in s.events)
    assert 0.5 <= counts["actual"] / counts.total() <= 0.75
    assert {r: counts[r] for r in REALIS if counts[r] < 100} == {}


def test_sentences_are_as_long_as_in_news(sentences: list[Sentence]) -> None:
    assert [s.text for s in sentences if not 6 <= len(s.text.split()) <= 50] == []


def test_text_is_clean(sentences: list[Sentence]) -> None:
    assert [s.text for s in sentences if "  " in s.text or s.text != s.text.strip()] == []


def test_no_sentence_is_a_near_copy(sentences: list[Sentence]) -> None:
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for n, sentence in enumerate(sentences):
        for run in runs(sentence.text):
            holders[run].add(n)
    near = []
    for n, sentence in enumerate(sentences):
        own = runs(sentence.text)
        shared = Counter(m for run in own for m in holders[run] if m != n)
        near += [(sentence.text, sentences[m].text) for m, k in shared.items() if k > max(1, NEAR_COPY * len(own))]
    assert near == []


def test_no_two_sentences_are_equal(sentences: list[Sentence]) -> None:
    texts = sorted(s.text.lower() for s in sentences)
    assert [a for a, b in pairwise(texts) if a == b] == []
