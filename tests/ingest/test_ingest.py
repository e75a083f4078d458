"""Taking in goes on whatever one article does; what is told of is on the disk, and what was read is kept."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.ingest import Tally, ingest, read_each
from onrecord.intake import Skipped
from onrecord.record import Added
from onrecord.views.cli.printing import tally_lines
from tests.views.conftest import KnownAnswers, article, reading


@pytest.fixture(autouse=True)
def known_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onrecord.flow", SimpleNamespace(read=reading))


def batch() -> Iterator[Article | Skipped]:
    yield article("one")
    yield Skipped(OnRecordError("OR-101", where="gone.txt"), "gone.txt")
    yield article("broken")
    yield article("strange")
    yield article("one")
    yield article("two")


def test_one_broken_article_does_not_stop_the_rest() -> None:
    record, tally = KnownAnswers("x"), Tally()
    for outcome in ingest(record, batch()):
        tally.count(outcome)
    assert dict(tally.became) == {"new": 2, "skipped": 3, "known": 1}
    assert dict(tally.errors) == {"OR-101": 1, "OR-559": 1, "OR-552": 1}
    assert tally.read == 2
    assert {r.article.text for r in record.added.values()} == {"one", "two"}
    assert any("OR-101" in line for line in tally_lines(tally))


def test_readings_come_in_order_with_the_errors_among_them() -> None:
    texts = [r.code if isinstance(r, OnRecordError) else r.article.text for r in read_each(batch())]
    assert texts == ["one", "OR-101", "OR-559", "OR-552", "one", "two"]


def test_a_missing_reader_model_stops_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_model(_: Article, actors: str | None, verbs: str | None) -> None:
        raise OnRecordError("OR-201")

    monkeypatch.setitem(sys.modules, "onrecord.flow", SimpleNamespace(read=no_model))
    with pytest.raises(OnRecordError, match="OR-201"):
        list(read_each(batch()))


class Counting(KnownAnswers):
    """Counts what comes at once."""

    def __init__(self) -> None:
        super().__init__("x")
        self.batches: list[int] = []

    def add_many(self, readings: Iterable[Reading], settle: bool = True) -> list[Any]:
        readings = list(readings)
        self.batches.append(len(readings))
        return super().add_many(readings)


def articles(count: int, stop: int | None = None, error: BaseException | None = None) -> Iterator[Article]:
    for number in range(count):
        if number == stop and error is not None:
            raise error
        yield article(f"text {number}")


def test_a_batch_is_one_transaction() -> None:
    record = Counting()
    assert [one.became for one in ingest(record, articles(7), articles=3, seconds=1000)] == ["new"] * 7
    assert record.batches == [3, 3, 1]


def test_time_ends_a_batch_too() -> None:
    record = Counting()
    assert len(list(ingest(record, articles(3), articles=1000, seconds=0))) == 3
    assert record.batches == [1, 1, 1]


def test_nothing_is_told_of_before_it_is_kept() -> None:
    record = Counting()
    outcomes = ingest(record, articles(5), articles=2, seconds=1000)
    assert next(outcomes).became == "new"
    assert (record.batches, len(record.added)) == ([2], 2)


def test_the_same_article_twice_in_a_batch_is_read_once() -> None:
    record = Counting()
    found = [article("one"), article("two"), article("one"), article("three")]
    assert [one.became for one in ingest(record, found, seconds=1000)] == ["new", "new", "known", "new"]
    assert record.batches == [2, 1]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OnRecordError("OR-201")])
def test_what_was_read_until_it_stopped_is_kept_and_told_of(error: BaseException) -> None:
    record, told = Counting(), []
    with pytest.raises(type(error)):
        told.extend(one.article for one in ingest(record, articles(5, stop=2, error=error), seconds=1000))
    assert told == list(record.added)
    assert len(told) == 2


def test_who_looks_away_loses_nothing() -> None:
    record = Counting()
    outcomes = ingest(record, [Skipped(OnRecordError("OR-101"), "x"), *articles(3)], seconds=1000)
    next(outcomes)
    outcomes.close()
    assert record.batches == []             # nothing had been read yet
    outcomes = ingest(record, articles(4), articles=3, seconds=1000)
    next(outcomes)
    outcomes.close()
    assert record.batches == [3]


def test_of_a_batch_that_cannot_be_kept_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    record, told = Counting(), []

    def full(readings: Iterable[Reading], settle: bool = True) -> list[Any]:
        if record.batches == [2]:
            raise OnRecordError("OR-402", where="r.db", detail="database or disk is full")
        return Counting.add_many(record, readings)

    monkeypatch.setattr(record, "add_many", full)
    with pytest.raises(OnRecordError, match="OR-402"):
        told.extend(one.article for one in ingest(record, articles(6), articles=2, seconds=1000))
    assert told == list(record.added)
    assert len(told) == 2


def test_facts_of_an_article_that_another_program_added_first_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    record = KnownAnswers("x")
    added = Added("known", article("one").id)
    monkeypatch.setattr(record, "add_many", lambda readings, settle: [added for _ in readings])
    monkeypatch.setattr("onrecord.ingest.len", lambda _: 7, raising=False)
    [outcome] = ingest(record, [article("one")])
    assert (outcome.became, outcome.statements, outcome.claims) == ("known", 0, 0)
