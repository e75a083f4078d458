"""Killed, out of space, or not alone: no acknowledged article is lost, none is doubled, none is torn."""

from __future__ import annotations

import os
import random
import signal
import threading

import pytest

from benchmarks.killed import kill_loop
from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.record import Record
from tests.strategies import WORDS, reading

forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are made by fork here")


def some(count):
    """Readings of few and different words, so that adding one is quick."""
    chance = random.Random(3)
    return [reading([(i % 4, f"{' '.join(chance.sample(WORDS, 3))} {i}", "say", "asserted" if i % 3 else None, None)],
                    url=f"https://a.example/{i}", published=f"2031-05-{1 + i % 28:02}") for i in range(count)]


@forking
def test_fifty_kills_cost_nothing(tmp_path):
    toll = kill_loop(tmp_path / "r.db", some(400), kills=50, seed=1, longest=0.3, batches=(1, 2, 5))
    assert toll.nothing, toll
    assert toll.kills == 50
    assert toll.acknowledged > 50


def test_the_loop_can_tell_a_loss(tmp_path, monkeypatch):
    readings = some(12)
    with Record.open(tmp_path / "r.db") as record:
        record.add_many(readings)
        record.forget(readings[3].article.id)
    monkeypatch.setattr("benchmarks.killed._one_life", lambda *arguments: arguments[4].update(range(12)) or 1)
    toll = kill_loop(tmp_path / "r.db", readings, kills=1)
    assert (toll.lost, toll.doubled, toll.torn) == (1, 0, 0)


@forking
@pytest.mark.parametrize("room", [20_000, 150_000, 400_000])
def test_a_full_disk_is_said_and_loses_nothing(tmp_path, room):
    """A limit on the size of files stands in for a full disk: mounting a small one needs rights that tests lack."""
    readings, path = some(60), tmp_path / "r.db"
    with Record.open(path) as record:
        record.add_many(readings[:5])
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(telling, _until_full(path, readings, room))
        finally:
            os._exit(0)
    os.close(telling)
    with os.fdopen(told, "rb") as stream:
        added, code = stream.read().decode().split()
    os.waitpid(child, 0)
    assert code == "OR-402"
    with Record.open(path) as record:
        assert record.verify() == []
        kept = list(record.readings())
        assert kept[:int(added)] == [one.to_json() for one in readings[:int(added)]]
        assert len(kept) == int(added)
        record.add_many(readings)                   # there is room again
        assert len(list(record.readings())) == 60


def _until_full(path, readings, room):
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    added = 5
    try:
        with Record.open(path) as record:
            log = path.with_name(path.name + "-wal")
            size = (log.stat().st_size if log.exists() else 0) + room
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            for one in readings[5:]:
                record.add(one)
                added += 1
    except OnRecordError as error:
        return f"{added} {error.code}".encode()
    return f"{added} none".encode()


def test_two_writers_and_two_readers(tmp_path):
    path, readings, failed, stop = tmp_path / "r.db", some(48), [], threading.Event()
    with Record.open(path) as record:
        record.add_many(readings[:4])

    def write(mine):
        with Record.open(path) as record:
            for i in range(0, len(mine), 3):
                record.add_many(mine[i:i + 3])

    def ask():
        with OpenRecord(path) as record:
            while not stop.is_set():
                seen = record.statements(limit=5).total
                assert record.statements(limit=5).total >= seen

    def safely(does, *arguments):
        try:
            does(*arguments)
        except Exception as error:
            failed.append(error)

    writers = [threading.Thread(target=safely, args=(write, readings[i::2])) for i in range(2)]
    readers = [threading.Thread(target=safely, args=(ask,)) for _ in range(2)]
    for one in (*readers, *writers):
        one.start()
    for one in writers:
        one.join()
    stop.set()
    for one in readers:
        one.join()
    assert failed == []
    with Record.open(path) as record:
        assert sorted(record.readings()) == sorted(one.to_json() for one in readings)
        assert record.verify() == []


def test_one_bad_reading_of_a_batch_keeps_no_other_out(tmp_path):
    import msgspec

    good = some(3)
    article = msgspec.structs.replace(good[1].article, text_hash="sha256:0")
    bad = msgspec.structs.replace(good[1], article=article)
    with Record.open(tmp_path / "r.db") as record:
        found = record.add_many([good[0], bad, good[2], good[0]])
        assert [getattr(one, "status", None) or one.code for one in found] == ["new", "OR-406", "new", "known"]
        assert record.add_many([]) == []


def test_a_batch_does_what_one_by_one_does(tmp_path):
    from tests.record.answers import everything

    readings = some(8) + [reading([(0, "grain", "say", None, None)], outlet=o, url=None) for o in ("A", "B")]
    readings.append(reading([(0, "ships", "say", None, None)], url="https://a.example/2"))
    with OpenRecord(tmp_path / "one.db") as one, OpenRecord(tmp_path / "many.db") as many:
        assert [one.record.add(r) for r in readings] == many.record.add_many(readings)
        assert everything(one) == everything(many)
        assert many.verify() == []
