"""Several processes read in order; one that dies costs nothing, and an article that kills is left out by itself."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.intake import Given, Skipped, article_from_text
from onrecord.processes.child import TimeOver
from onrecord.workers import Pool, attempt, machine, pool, process, workers_here
from onrecord.workers.process import Answer
from tests.views.conftest import article, reading

TEXTS = [f"Norland's ferry board said on Tuesday that boat {n} had left the port of Vey. The ministry denied it."
         for n in range(14)]


def real_articles() -> list[Article]:
    return [article_from_text(text, Given(published="2024-05-17", outlet="Invented Wire")) for text in TEXTS]


class Fake:
    """A process that reads as the known reader does, and ends at some texts."""

    started = 0

    def __init__(self) -> None:
        type(self).started += 1
        self.ended = False

    def read(self, one: Article, _: str | None = None) -> Answer:
        if one.text == "no model":
            return Answer(error=("OR-201", "x", ""), stop=True)
        if one.text.startswith("deadly"):
            raise EOFError
        if one.text.startswith("endless"):
            raise TimeOver
        return Answer(reading(one))

    def end(self) -> None:
        self.ended = True


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> type[Fake]:
    monkeypatch.setattr(pool, "Process", Fake)
    Fake.started = 0
    return Fake


def texts_of(workers: Pool, names: list[str]) -> list[str]:
    results = [result() for _, result in workers.each([article(name) for name in names])]
    return [one.code if isinstance(one, OnRecordError) else one.article.text for one in results]


def started(workers: Pool) -> list[int]:
    """Wait until a process has started; return the numbers of all."""
    until = time.monotonic() + 60
    while not workers._all and time.monotonic() < until:
        time.sleep(0.01)
    assert workers._all
    return [process.pid for process in workers._all]


def test_readings_come_in_order(fakes: type[Fake]) -> None:
    names = [str(n) for n in range(100)]
    with Pool(3) as three:
        assert texts_of(three, names) == names
    assert 1 <= fakes.started <= 3


def test_a_handful_is_read_without_any_process(fakes: type[Fake], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "attempt", lambda one, _: reading(one))
    with Pool(3) as three:
        assert texts_of(three, ["a", "b"]) == ["a", "b"]
    assert fakes.started == 0


def test_an_article_that_ends_processes_is_left_out_and_the_rest_is_read(fakes: type[Fake]) -> None:
    told: list[OnRecordError] = []
    names = [*map(str, range(9)), "deadly", *map(str, range(9, 20))]
    with Pool(2, tell=told.append) as two:
        assert texts_of(two, names) == [*map(str, range(9)), "OR-563", *map(str, range(9, 20))]
    assert [error.code for error in told] == ["OR-561", "OR-561"]


def test_an_article_that_takes_too_long_is_left_out_at_once_and_nobody_else_is_blamed(fakes: type[Fake]) -> None:
    told: list[OnRecordError] = []
    names = [*map(str, range(9)), "endless", *map(str, range(9, 20))]
    with Pool(2, tell=told.append) as two:
        assert texts_of(two, names) == [*map(str, range(9)), "OR-564", *map(str, range(9, 20))]
    assert told == []
    assert fakes.started <= 3


@pytest.mark.skipif(not hasattr(signal, "SIGVTALRM"), reason="no timers of the processor here")
def test_an_article_that_takes_too_long_here_is_left_out_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object, **__: object) -> None:
        while True:
            pass

    monkeypatch.setitem(sys.modules, "onrecord.flow", SimpleNamespace(read=endless))
    found = attempt(article("one"), seconds=0.05)
    assert isinstance(found, OnRecordError)
    assert (found.code, found.where) == ("OR-564", article("one").id)


@pytest.mark.parametrize("limit", ["processor", "clock"])
def test_a_process_that_hangs_in_c_is_ended(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    if limit == "processor" and not hasattr(signal, "SIGPROF"):
        pytest.skip("no timers of the processor here")
    monkeypatch.setattr(process, "_PROGRAM", "from tests.workers.slow_reader import serve; serve()")
    monkeypatch.setattr(process, "_CLOCK", 1_000.0 if limit == "processor" else 0.01)
    one = process.Process(seconds=0.3)
    try:
        if limit == "processor":
            assert one.read(article("a story")).result() == reading(article("a story"))
        with pytest.raises(TimeOver):
            one.read(article("endless story"))
    finally:
        one.end()


def test_where_no_process_lives_articles_are_read_here(fakes: type[Fake], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "attempt", lambda one, _: reading(one))
    names = [f"deadly {n}" for n in range(12)]
    with Pool(2) as two:
        found = texts_of(two, names)
    assert found[-1] == "deadly 11"
    assert 1 <= found.count("OR-563") <= 3


def test_where_no_process_can_be_started_articles_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise OSError(12, "Cannot allocate memory")

    told: list[OnRecordError] = []
    monkeypatch.setattr(pool, "Process", none)
    monkeypatch.setattr(pool, "attempt", lambda one, _: reading(one))
    names = [str(n) for n in range(12)]
    with Pool(2, tell=told.append) as two:
        assert texts_of(two, names) == names
    assert {error.code for error in told} == {"OR-561"}


def test_an_error_that_meets_every_article_is_raised(fakes: type[Fake]) -> None:
    with Pool(2) as two, pytest.raises(OnRecordError, match="OR-201"):
        texts_of(two, ["no model"] * 12)


def test_what_is_known_and_what_is_no_article_is_not_given_to_a_process(fakes: type[Fake]) -> None:
    found = [article(str(n)) for n in range(12)] + [Skipped(OnRecordError("OR-101"), "gone.txt")]
    with Pool(2) as two:
        each = list(two.each(found, known=lambda _: True))
    assert [one for one, _ in each] == found
    assert fakes.started == 0
    skipped = each[-1][1]()
    assert isinstance(skipped, OnRecordError)
    assert skipped.code == "OR-101"


def test_real_processes_read_what_this_one_reads_though_one_is_killed() -> None:
    told: list[OnRecordError] = []
    articles = real_articles()
    with Pool(2, tell=told.append) as two:
        found: list[Reading | OnRecordError] = []
        for number, (_, result) in enumerate(two.each(articles)):
            if number == pool.FEW:
                os.kill(started(two)[0], signal.SIGKILL)
            found.append(result())
    assert found == [attempt(one) for one in articles]
    assert [error.code for error in told] == ["OR-561"]


def test_no_process_outlives_the_pool() -> None:
    with Pool(2) as two:
        each: Iterator[object] = two.each(real_articles())
        for _ in range(pool.FEW + 1):
            next(each)
        pids = started(two)
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.parametrize(("asked", "cores", "memory", "number", "said"), [
    (None, 4, None, 4, None), (None, 4, 10**12, 4, None), (3, 1, None, 3, None), (1, 8, 10, 1, None),
    (None, 1, None, 1, "one core"), (None, None, None, 1, "does not tell"),
    (None, 4, 2 * machine.NEEDED, 2, "memory for 2 of 4"), (2, 4, 10, 1, "memory for 1 of 2"),
])
def test_as_many_as_there_are_cores_and_room(
    monkeypatch: pytest.MonkeyPatch, asked: int | None, cores: int | None, memory: int | None, number: int,
    said: str | None,
) -> None:
    monkeypatch.setattr(machine, "cores_here", lambda: cores)
    monkeypatch.setattr(machine, "memory_here", lambda: memory)
    found, fewer = workers_here(asked)
    assert found == number
    assert (fewer is None) == (said is None)
    assert said is None or (fewer is not None and said in fewer.detail)


def test_this_machine_tells_something_sensible() -> None:
    cores, memory = machine.cores_here(), machine.memory_here()
    assert cores is None or 1 <= cores <= 4096
    assert memory is None or memory >= 0
