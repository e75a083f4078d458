"""A batch goes on whatever one article does, and what was added stays."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from onrecord.errors import OnRecordError
from onrecord.facts import Article
from onrecord.intake import Skipped
from onrecord.record import Added
from onrecord.views.cli.taking_in import Tally, read_each, take_in
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
    for outcome in take_in(record, batch()):  # type: ignore[arg-type]
        tally.count(outcome)
    assert dict(tally.became) == {"new": 2, "skipped": 3, "known": 1}
    assert dict(tally.errors) == {"OR-101": 1, "OR-559": 1, "OR-552": 1}
    assert tally.read == 2
    assert {r.article.text for r in record.added.values()} == {"one", "two"}
    assert any("OR-101" in line for line in tally.lines())


def test_readings_come_in_order_with_the_errors_among_them() -> None:
    texts = [r.code if isinstance(r, OnRecordError) else r.article.text for r in read_each(batch())]
    assert texts == ["one", "OR-101", "OR-559", "OR-552", "one", "two"]


def test_a_missing_reader_model_stops_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_model(_: Article) -> None:
        raise OnRecordError("OR-201")

    monkeypatch.setitem(sys.modules, "onrecord.flow", SimpleNamespace(read=no_model))
    with pytest.raises(OnRecordError, match="OR-201"):
        list(read_each(batch()))


def test_nothing_is_read_ahead() -> None:
    asked: list[str] = []

    def slowly() -> Iterator[Article]:
        for text in ("one", "two", "three"):
            asked.append(text)
            yield article(text)

    outcomes = take_in(KnownAnswers("x"), slowly())  # type: ignore[arg-type]
    next(outcomes)
    assert asked == ["one"]


def test_facts_of_an_article_that_another_program_added_first_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    record = KnownAnswers("x")
    monkeypatch.setattr(record, "add", lambda reading: Added("known", reading.article.id))
    monkeypatch.setattr("onrecord.views.cli.taking_in.len", lambda _: 7, raising=False)
    [outcome] = take_in(record, [article("one")])  # type: ignore[arg-type]
    assert (outcome.became, outcome.statements, outcome.claims) == ("known", 0, 0)
