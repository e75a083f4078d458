"""The events on record are those of the readings that stay, whoever goes; what is damaged is found."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.facts import Reading
from onrecord.questions import OpenRecord
from onrecord.record import Record
from tests.record.inside import connection
from tests.strategies import batches, reading

few = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[
    HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
LINES = [(2, "troops sent east", "say", None, None), (1, "grain moved", "deny", None, 0)]


def of_readings(record):
    """Return (event, number of sides with their states) of every kept reading."""
    found = []
    for data in record.readings():
        one = Reading.from_json(data)
        states = {actor.id: actor.of for actor in one.actors}
        found += [(event.id, sum(1 + (states[id] is not None) for id in (*event.source, *event.target)))
                  for event in one.events]
    return sorted(found)


def of_tables(record):
    with connection(record.record) as db:
        rows = db.exec_driver_sql("SELECT printf('e%012x', id), (SELECT count(*) FROM event_sides WHERE event = key) "
                                  "FROM events").all()
    return sorted(map(tuple, rows))


@few
@given(batch=batches, which=st.integers(0, 9))
def test_the_events_on_record_are_those_of_its_readings(tmp_path_factory, batch, which):
    with OpenRecord(tmp_path_factory.mktemp("record") / "r.db") as record:
        record.add_many(batch)
        assert of_tables(record) == of_readings(record)
        rows = record.articles().items
        record.forget(rows[which % len(rows)].id)
        left = of_tables(record)
        assert left == of_readings(record)
        record.rebuild()
        assert of_tables(record) == left
        assert record.verify() == []


@pytest.mark.parametrize(("change", "where"), [
    ("DELETE FROM events WHERE place = 0", "events"),
    ("UPDATE events SET type = 3", "events"),
    ("UPDATE events SET realis = 2", "events"),
    ("UPDATE event_sides SET day = 20310101", "event_sides"),
    ("DELETE FROM event_sides WHERE side = 2", "event_sides"),
    ("INSERT INTO event_sides VALUES (-1, 0, 20310502, 1)", "actors"),
    ("INSERT INTO event_sides SELECT actor, 1 - side, day, event FROM event_sides WHERE side < 2", "event_sides"),
])
def test_verify_finds_what_was_changed(tmp_path, change, where):
    with Record.open(tmp_path / "r.db") as record:
        record.add(reading(LINES, times=["2031-04-28"]))
        assert record.verify() == []
    with sqlite3.connect(tmp_path / "r.db") as raw:
        raw.execute(change)
    with Record.open(tmp_path / "r.db") as record:
        assert any(problem.where.endswith(where) for problem in record.verify())
        record.rebuild()
        assert record.verify() == []


def test_an_event_of_a_type_that_nobody_knows_is_not_kept(tmp_path):
    import msgspec

    plain = reading(LINES)
    odd = msgspec.structs.replace(plain, events=(msgspec.structs.replace(plain.events[0], type="GOSSIP"),))
    untyped = msgspec.structs.replace(plain, events=(msgspec.structs.replace(plain.events[0], type=None),))
    with OpenRecord(tmp_path / "r.db") as record:
        with pytest.raises(OnRecordError, match=r"OR-406 .*'GOSSIP'"):
            record.add(odd)
        record.add(untyped)
        assert record.events().total == 0
        assert record.verify() == []
