"""Damage is a numbered error that names what it struck; what it did not strike still answers."""

from __future__ import annotations

import os
import random
import sqlite3

import pytest

from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.record import Record, backup, examine
from onrecord.record.file import opening
from tests.strategies import reading

LINES = [(0, "troops sent east", "say", "asserted", None), (3, "no ships moved", "deny", "denied", 0)]


def some(count):
    return [reading([*LINES, (1, f"grain {i}", "say", None, None)], outlet=f"Wire {i}") for i in range(count)]


@pytest.fixture
def path(tmp_path):
    with Record.open(tmp_path / "r.db") as record:
        record.add_many(some(4))
    return tmp_path / "r.db"


def change(path, *statements):
    raw = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        raw.execute(statement)
    raw.close()


def asked(path):
    """Ask everything; return the numbers of the errors, by question."""
    found = {}
    questions = {
        "articles": lambda on: on.articles(),
        "claims": lambda on: on.claims(topics=True, limit=None),
        "statements": lambda on: on.statements(limit=None),
        "timeline": lambda on: on.timeline(limit=None),
        "stories": lambda on: on.stories(limit=None),
        "search": lambda on: on.search("grain"),
        "formulas": lambda on: on.formulas(),
        "export": lambda on: list(on.export_rows("positions")),
        "readings": lambda on: list(on.readings()),
    }
    for name, ask in questions.items():
        try:
            with OpenRecord(path, create=False) as record:
                ask(record)
        except OnRecordError as error:
            found[name] = error
    return found


def test_a_broken_reading_is_named_and_the_rest_answers(path):
    change(path, "UPDATE reading_parts SET data = zeroblob(length(data)) WHERE number = 2")
    errors = asked(path)
    assert {error.code for error in errors.values()} == {"OR-407"}
    assert {"claims", "statements", "export", "readings"} <= errors.keys()
    assert "articles" not in errors
    assert all(error.where == some(4)[1].article.id for error in errors.values())
    with OpenRecord(path) as record:
        assert record.show(some(4)[0].article.id).kind == "article"
        assert [problem.where for problem in record.verify()] == [some(4)[1].article.id]


def test_a_reading_of_another_shape_is_named(path):
    from onrecord.record.schema.compression import packed

    with sqlite3.connect(path) as raw:
        raw.execute("DELETE FROM reading_parts WHERE number = 3")
        other = packed(b'{"article": {}, "statements": [7], "claims": [7]}')
        raw.execute("INSERT INTO reading_parts VALUES (3, 0, ?)", (other,))
    raw.close()
    errors = asked(path)
    assert {error.code for error in errors.values()} == {"OR-407"}
    assert errors["statements"].where == some(4)[2].article.id


@pytest.mark.parametrize("table", ["positions", "articles", "claim_articles", "statements", "story_journal", "names"])
def test_a_dropped_table_is_damage(path, table):
    change(path, f"DROP TABLE {table}")
    assert {error.code for error in asked(path).values()} <= {"OR-407"}
    with pytest.raises(OnRecordError, match="OR-407"), Record.open(path) as record:
        record.add_many(some(6))


@pytest.mark.parametrize("statement", [
    "UPDATE positions SET place = place + 50", "DELETE FROM actors", "UPDATE articles SET outlet = x'ff00'",
    "UPDATE statements SET act = 77", "UPDATE claim_articles SET anchor = x'01'", "UPDATE positions SET day = 5",
    "UPDATE story_journal SET because = 7", "UPDATE statements SET place = place + 9000",
])
def test_odd_values_in_a_derived_table_are_damage_with_a_number(path, statement):
    change(path, statement)
    errors = asked(path)
    assert {error.code for error in errors.values()} <= {"OR-407"}
    with OpenRecord(path) as record:
        assert record.verify()
        record.rebuild()
        assert record.verify() == []
    assert asked(path) == {}


@pytest.mark.parametrize("statement", [
    "DELETE FROM article_actors WHERE number = 1", "UPDATE articles SET day = '2031-05-09' WHERE number = 1",
    "UPDATE articles SET current = 0", "UPDATE articles SET version_of = number",
    "UPDATE claim_articles SET claim = 99",
    "UPDATE claim_articles SET same_as = key", "UPDATE statements SET form = 3", "UPDATE positions SET position = 1",
    "DELETE FROM claim_pairs", "DELETE FROM position_actors", "UPDATE names SET articles = articles + 1",
    "UPDATE actors SET name = 'Nobody' WHERE kind <> 'state'", "UPDATE stories SET began = '2031-05-01'",
])
def test_no_other_answer_is_called_sound(path, statement):
    change(path, statement)
    with OpenRecord(path) as record:
        assert record.verify()
        record.rebuild()
        assert record.verify() == []


@pytest.mark.parametrize("statement", [
    "ALTER TABLE statements RENAME COLUMN words TO zz", "ALTER TABLE articles RENAME COLUMN outlet TO zz",
    "UPDATE articles SET text_hash = x'ff00'",
])
def test_a_table_of_another_shape_is_damage_to_a_writer_too(path, statement):
    change(path, statement)
    assert {error.code for error in asked(path).values()} <= {"OR-407"}
    with pytest.raises(OnRecordError, match="OR-407"), Record.open(path) as record:
        record.add_many(some(6))


@pytest.mark.parametrize(("statement", "number"), [
    ("DELETE FROM alembic_version", "OR-407"),
    ("UPDATE alembic_version SET version_num = 'a1b2c3d4e5f6'", "OR-407"),
    ("INSERT INTO alembic_version VALUES ('0002')", "OR-407"),
    ("UPDATE alembic_version SET version_num = '9999'", "OR-404"),
])
def test_a_schema_of_no_known_number(path, statement, number):
    change(path, statement)
    with pytest.raises(OnRecordError, match=number):
        Record.open(path)
    with pytest.raises(OnRecordError, match=number):
        backup(path, path.with_name("copy.db"))
    assert next(one.state for one in examine(path) if one.what == "record") == "fault"


def test_bytes_that_flip_are_no_traceback(path):
    change(path, "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA journal_mode=DELETE")
    whole, chance = path.read_bytes(), random.Random(4)
    for _ in range(25):
        torn = bytearray(whole)
        at = chance.randrange(100, len(torn))
        torn[at] ^= 1 << chance.randrange(8)
        path.write_bytes(torn)
        assert {error.code[:4] for error in asked(path).values()} <= {"OR-4"}, at


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be deleted there")
@pytest.mark.parametrize("instead", [None, b"", "another record"])
def test_a_record_that_is_gone_acknowledges_nothing_more(path, tmp_path, instead):
    with Record.open(path) as record:
        record.add(some(5)[4])
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        if instead == "another record":
            Record.open(tmp_path / "other.db").close()
            os.replace(tmp_path / "other.db", path)
        elif instead is not None:
            path.write_bytes(instead)
        with pytest.raises(OnRecordError, match="OR-402"):
            record.add(some(6)[5])


def test_verify_works_where_nothing_can_be_written(path, monkeypatch):
    change(path, "PRAGMA wal_checkpoint(TRUNCATE)")
    monkeypatch.setattr(opening, "can_be_written", lambda _: False)
    with Record.open(path) as record:
        assert record.verify() == []
    monkeypatch.undo()
    change(path, "UPDATE articles SET text_hash = 'x', copy_of = 1 WHERE number = 2",
           "DELETE FROM statements WHERE number = 3", "PRAGMA wal_checkpoint(TRUNCATE)")
    monkeypatch.setattr(opening, "can_be_written", lambda _: False)
    with Record.open(path) as record:
        assert record.verify() != []
