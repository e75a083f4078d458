"""Copies of a record and their return, records that cannot be written, clocks that run backwards, the doctor."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime

import msgspec
import pytest

from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.record import Record, backup, examine, restore, taking
from onrecord.record.file import backup as copying
from onrecord.record.file import doctor, opening
from tests.record.answers import everything
from tests.strategies import reading

LINES = [(0, "troops sent east", "say", "asserted", None), (3, "no ships moved", "deny", "denied", 0)]


def some(count):
    return [reading([*LINES, (1, f"grain {i}", "say", None, None)], url=f"https://a.example/{i}") for i in range(count)]


@pytest.fixture
def path(tmp_path):
    with Record.open(tmp_path / "r.db") as record:
        record.add_many(some(3))
    return tmp_path / "r.db"


def code(call, *arguments, **options):
    with pytest.raises(OnRecordError) as raised:
        call(*arguments, **options)
    return raised.value.code


def answers(path):
    with OpenRecord(path, create=False) as record:
        return everything(record)


def test_there_and_back(path, tmp_path):
    before = answers(path)
    saved = backup(path, tmp_path / "copy.db")
    assert saved.articles == 3
    with Record.open(path) as record:
        record.add_many(some(5))
    assert restore(tmp_path / "copy.db", tmp_path / "new.db").articles == 3
    assert answers(tmp_path / "new.db") == before
    assert restore(tmp_path / "copy.db", path, force=True).articles == 3
    assert answers(path) == before
    with Record.open(path) as record:
        assert record.verify() == []
    assert not [file for file in tmp_path.iterdir() if file.name.endswith((".part", ".before"))]


def test_nothing_is_overwritten_unasked(path, tmp_path):
    (tmp_path / "other.txt").write_text("mine")
    assert code(backup, path, tmp_path / "other.txt") == "OR-408"
    assert code(backup, path, path, force=True) == "OR-408"
    assert (tmp_path / "other.txt").read_text() == "mine"
    backup(path, tmp_path / "copy.db")
    assert code(restore, tmp_path / "copy.db", path) == "OR-408"
    assert backup(path, tmp_path / "copy.db", force=True).articles == 3
    assert code(backup, tmp_path / "no.db", tmp_path / "copy2.db") == "OR-401"
    assert code(backup, path, tmp_path / "no" / "copy.db") == "OR-402"


def test_what_is_no_sound_record_replaces_none(path, tmp_path):
    before = path.read_bytes()
    (tmp_path / "text.db").write_text("Not a record. " * 500)
    with sqlite3.connect(tmp_path / "other.db") as raw:
        raw.execute("CREATE TABLE t (a)")
    backup(path, tmp_path / "newer.db")
    with sqlite3.connect(tmp_path / "newer.db") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    backup(path, tmp_path / "torn.db")
    torn = bytearray((tmp_path / "torn.db").read_bytes())
    torn[8192:16384] = b"\xa5" * 8192
    (tmp_path / "torn.db").write_bytes(torn)
    wrong = "text.db", "other.db", "newer.db", "torn.db"
    assert [code(restore, tmp_path / name, path, force=True) for name in wrong] == [
        "OR-403", "OR-403", "OR-404", "OR-407"]
    assert path.read_bytes() == before


def test_a_copy_that_fails_leaves_the_old_one(path, tmp_path, monkeypatch):
    backup(path, tmp_path / "copy.db")
    before = (tmp_path / "copy.db").read_bytes()

    def fail(*_):
        raise OSError(28, "No space left on device: disk full")

    monkeypatch.setattr(copying, "_into_place", fail)
    assert code(backup, path, tmp_path / "copy.db", force=True) == "OR-402"
    assert (tmp_path / "copy.db").read_bytes() == before
    assert code(restore, tmp_path / "copy.db", path, force=True) == "OR-402"
    assert len(answers(path)[0]["items"]) == 3


def test_a_record_in_use_is_not_replaced(path, tmp_path):
    backup(path, tmp_path / "copy.db")
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    assert code(restore, tmp_path / "copy.db", path, force=True) == "OR-405"
    raw.close()


def test_a_copy_while_another_writes_is_of_one_moment(path, tmp_path):
    stop = threading.Event()

    def write():
        with Record.open(path) as record:
            for one in some(200)[3:]:
                if stop.is_set():
                    return
                record.add(one)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        saved = backup(path, tmp_path / "copy.db")
    finally:
        stop.set()
        writer.join()
    with Record.open(tmp_path / "copy.db") as record:
        assert record.verify() == []
        assert len(list(record.readings())) == saved.articles >= 3


def test_a_record_in_a_folder_that_cannot_be_written_can_be_read(path, monkeypatch, caplog):
    before = answers(path)
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    bytes_before = path.read_bytes()
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    # The folder's mode alone would not do: root may write everywhere.
    monkeypatch.setattr(opening, "can_be_written", lambda _: False)
    assert answers(path) == before
    assert "cannot be written here" in caplog.text
    with Record.open(path) as record:
        assert code(record.add, some(4)[3]) == "OR-402"
    assert path.read_bytes() == bytes_before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_clock_that_runs_backwards_changes_no_answer(tmp_path, monkeypatch):
    class Backwards(datetime):
        hours = iter(range(100, 0, -1))

        @classmethod
        def now(cls, tz=None):
            return datetime(2031, 5, 20, tzinfo=UTC).replace(day=1 + next(cls.hours) % 28)

    with Record.open(tmp_path / "plain.db") as record:
        for one in some(4):
            record.add(one)
    monkeypatch.setattr(taking, "datetime", Backwards)
    with Record.open(tmp_path / "odd.db") as record:
        for one in some(4):
            record.add(one)
        assert record.verify() == []
        recorded = [msgspec.json.decode(data)["article"]["id"] for data in record.readings()]
    assert recorded == [one.article.id for one in some(4)]
    assert answers(tmp_path / "odd.db") == answers(tmp_path / "plain.db")


def states(path):
    return {one.what: one.state for one in examine(path)}


def test_the_doctor_finds_a_sound_record_sound(path, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    assert {one.what: one.found for one in examine(path) if one.state == "fault"} == {}
    assert states(path)["record"] == states(path)["SQLite"] == states(path)["schema"] == "ok"
    assert states(path.with_name("none.db"))["record"] == "ok"
    assert not path.with_name("none.db").exists()


def test_the_doctor_finds_what_is_wrong(path, tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"overlay / overlay rw 0 0\nhost:/x {tmp_path.resolve()} nfs4 rw 0 0\n")
    monkeypatch.setattr(doctor, "_MOUNTS", str(mounts))
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    monkeypatch.setattr(doctor, "_LITTLE", 10**18)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE articles SET recorded_at = '2999-01-01T00:00:00+00:00'")
        raw.execute("UPDATE alembic_version SET version_num = '0001'")
    found = states(path)
    assert (found["file system"], found["SQLite"], found["disk"], found["clock"], found["schema"]) == (
        "fault", "warning", "warning", "warning", "warning")
    assert all(one.do for one in examine(path) if one.state != "ok")
    torn = bytearray(path.read_bytes())
    torn[8192:16384] = b"\xa5" * 8192
    path.write_bytes(torn)
    assert states(path)["record"] == "fault"
    path.write_text("Not a record. " * 500)
    assert states(path)["record"] == "fault"


def test_the_doctor_misses_the_reader_model(path, monkeypatch):
    def gone():
        raise OnRecordError("OR-201", where="reader.onnx")

    monkeypatch.setattr("onrecord.reading.model.load", gone)
    assert states(path)["reader model"] == "fault"
