"""A paragraph's reading is its own: the same bits whatever is read beside it, before it, in which order, by whom."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.facts.span import Span
from onrecord.reading.model import load
from onrecord.reading.passages import Found, Passage, read_passages
from onrecord.reading.recent import Recent
from onrecord.reading.sentences import sentence_ranges
from onrecord.reading.words import word_spans

SENTENCES = (
    "Norland's ferry board said on Tuesday that two boats had left the port of Vey without permission.",
    "“We have asked the owners for an explanation,” spokeswoman Ina Torv told reporters.",
    "The opposition leader, Peder Lund, accused the cabinet of hiding figures!",
    "It declined to comment.",
    "As many as 1,200 workers could lose their jobs by the summer, a letter seen by Dagsposten says;",
    "neither side has acknowledged it",
    "According to three officials of the harbour police, whom the ministry would not name, nobody was asked.",
    "NO.",
)


def passage(sentences: Sequence[str]) -> Passage:
    text = " ".join(sentences)
    words = [text[s:e] for s, e in word_spans(text)]
    return words, sentence_ranges(words)


def read_anew(passages: Sequence[Passage]) -> list[Found]:
    """Read with nothing kept from before."""
    model = load()
    model.recent = Recent()
    return read_passages(model, passages)


def hundred() -> list[Passage]:
    chance = random.Random(5)
    return [passage(chance.choices(SENTENCES, k=chance.randint(1, 5))) for _ in range(99)] + [
        passage(SENTENCES * 4)]     # longer than a window of the encoder


def test_a_hundred_paragraphs_read_alone_and_in_any_company() -> None:
    passages = hundred()
    alone = [read_anew([one])[0] for one in passages]
    order = list(range(100))
    random.Random(6).shuffle(order)
    for size in (100, 7, 33):
        together: dict[int, Found] = {}
        for start in range(0, 100, size):
            some = order[start : start + size]
            together.update(zip(some, read_anew([passages[i] for i in some]), strict=True))
        assert sum(together[i] != alone[i] for i in range(100)) == 0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), min_size=1, max_size=6), st.randoms())
def test_company_and_order_change_no_bit(texts: list[list[str]], chance: random.Random) -> None:
    passages = [passage(text) for text in texts]
    alone = [read_anew([one])[0] for one in passages]
    order = list(range(len(passages)))
    chance.shuffle(order)
    assert read_anew([passages[i] for i in order]) == [alone[i] for i in order]


def test_what_was_read_before_changes_no_bit() -> None:
    passages = hundred()[:20]
    fresh = read_anew(passages)
    assert read_passages(load(), [*passages, *passages[::-1]]) == [*fresh, *fresh[::-1]]


def test_another_process_reads_the_same_bits() -> None:
    passages = hundred()[90:]
    program = ("import sys, msgspec\nfrom onrecord.reading.model import load\n"
               "from onrecord.reading.passages import read_passages\n"
               "shape = list[tuple[list[str], list[tuple[int, int]]]]\n"
               "passages = msgspec.json.decode(sys.stdin.buffer.read(), type=shape)\n"
               "sys.stdout.buffer.write(msgspec.msgpack.encode(read_passages(load(), passages)))")
    done = subprocess.run([sys.executable, "-c", program], input=msgspec.json.encode(passages), capture_output=True,
                          check=True, timeout=120)
    assert msgspec.msgpack.decode(done.stdout, type=list[Found]) == read_anew(passages)


def test_the_oldest_passages_are_forgotten_first() -> None:
    recent = Recent(most=2)
    keys = [recent.key([word], [(0, 1)]) for word in ("a", "b", "c")]
    for number, key in enumerate(keys):
        recent.put(key, bytes([number]))
    assert [recent.get(key) for key in keys] == [None, b"\1", b"\2"]


@pytest.mark.parametrize(("one", "other"), [
    ((["a b"], [(0, 1)]), (["a", "b"], [(0, 1)])),
    ((["a", "b"], [(0, 2)]), (["a", "b"], [(0, 1), (1, 2)])),
])
def test_no_two_passages_are_taken_for_one(one: tuple[list[str], list[Span]], other: tuple[list[str], list[Span]],
                                           ) -> None:
    assert Recent.key(*one) != Recent.key(*other)
