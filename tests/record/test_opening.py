"""Files that are no record, newer, older, in use or not there: a number for each, and the file left as it was."""

from __future__ import annotations

import sqlite3
import time
import zlib

import msgspec
import pytest
from sqlalchemy import create_engine, event

from onrecord.errors import OnRecordError
from onrecord.record import Record
from onrecord.record.schema.migrating import NEWEST, migrate
from onrecord.record.schema.tables import metadata
from onrecord.record.sqlite import engine
from tests.record.inside import connection
from tests.strategies import reading

LINES = [(0, "troops sent east", "say", "asserted", None)]


def code(path, **options):
    with pytest.raises(OnRecordError) as raised:
        Record.open(path, **options)
    return raised.value.code


def test_not_there_not_possible(tmp_path):
    assert code(tmp_path / "r.db", create=False) == "OR-401"
    assert not (tmp_path / "r.db").exists()
    assert code(tmp_path / "no" / "r.db") == "OR-402"
    assert code(tmp_path) == "OR-402"
    assert code("") == "OR-402"
    assert code("a\0b") == "OR-402"
    assert code("postgresql://somewhere/record") == "OR-402"


def test_other_files_are_left_alone(tmp_path):
    note, other = tmp_path / "note.txt", tmp_path / "other.db"
    note.write_text("Not a record. " * 200)
    with sqlite3.connect(other) as raw:
        raw.execute("CREATE TABLE readings (number)")
    before = note.read_bytes(), other.read_bytes()
    assert [code(note), code(other)] == ["OR-403", "OR-403"]
    assert (note.read_bytes(), other.read_bytes()) == before


def test_an_empty_file_becomes_a_record(tmp_path):
    (tmp_path / "r.db").touch()
    with Record.open(tmp_path / "r.db") as record:
        assert record.verify() == []


def test_a_newer_schema_is_refused(tmp_path):
    Record.open(tmp_path / "r.db").close()
    with sqlite3.connect(tmp_path / "r.db") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    assert code(tmp_path / "r.db") == "OR-404"


def test_in_use(tmp_path):
    with Record.open(tmp_path / "r.db", wait=0.05) as record:
        raw = sqlite3.connect(tmp_path / "r.db", isolation_level=None)
        raw.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(OnRecordError, match="OR-405"):
            record.add(reading(LINES))
        assert time.monotonic() - began < 5
        raw.execute("ROLLBACK")
        raw.close()
        assert record.add(reading(LINES)).status == "new"


@pytest.mark.parametrize(("version", "said"), [((3, 40, 1), 1), ((3, 51, 2), 1), ((3, 51, 3), 0)])
def test_two_writers_are_warned_once_where_sqlite_is_unsound(tmp_path, monkeypatch, caplog, version, said):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    engine._warn_of_two_writers.cache_clear()
    with Record.open(tmp_path / "r.db", wait=0.01) as record:
        record.add(reading(LINES))
        assert caplog.messages == []
        raw = sqlite3.connect(tmp_path / "r.db", isolation_level=None)
        raw.execute("BEGIN IMMEDIATE")
        for _ in range(2):
            with pytest.raises(OnRecordError, match="OR-405"):
                record.verify()
        raw.close()
        assert record.verify() == []
    assert sum("3.51.3" in message for message in caplog.messages) == said


def test_a_record_that_cannot_be_written_is_not_called_unsound(tmp_path):
    with Record.open(tmp_path / "r.db") as record:
        record.add(reading(LINES))
        event.listen(record._engine, "begin", lambda db: db.exec_driver_sql("PRAGMA query_only = ON"))
        with pytest.raises(OnRecordError, match="OR-402"):
            record.verify()


def test_a_question_makes_no_record_of_an_empty_file(tmp_path):
    (tmp_path / "r.db").touch()
    assert code(tmp_path / "r.db", create=False) == "OR-401"
    assert (tmp_path / "r.db").stat().st_size == 0


def test_a_full_disk_loses_nothing(tmp_path):
    with Record.open(tmp_path / "r.db") as record:
        record.add(reading(LINES))
        with record._engine.connect() as db:
            pages = db.exec_driver_sql("PRAGMA page_count").scalar()
            db.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        big = reading([(0, " ".join(f"grain{i}" for i in range(20000)), "say", None, None)])
        with pytest.raises(OnRecordError, match="OR-402"):
            record.add(big)
        assert record.verify() == []
        assert len(list(record.readings())) == 1


def schema_of(db):
    """Return what a file has of tables, indexes and foreign keys, however its statements were written."""
    found = {}
    tables = db.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all()
    for name, sql in tables:
        columns, indexes = ([tuple(row) for row in db.exec_driver_sql(f"PRAGMA {what}('{name}')")]
                            for what in ("table_xinfo", "index_list"))
        keys = [tuple(row)[2:] for row in db.exec_driver_sql(f"PRAGMA foreign_key_list('{name}')")]
        within = {index: [tuple(row) for row in db.exec_driver_sql(f"PRAGMA index_xinfo('{index}')")]
                  for _, index, *_ in indexes}
        found[name] = (columns, sorted(index[1:] for index in indexes), within, sorted(keys),
                       "AUTOINCREMENT" in sql, sql if "VIRTUAL" in sql else "")
    noting = {name: " ".join(sql.split()) for name, sql in db.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()}
    return found, noting, db.exec_driver_sql("PRAGMA application_id").scalar()


def test_a_new_record_has_the_schema_that_the_migrations_make(tmp_path):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    Record.open(tmp_path / "r.db").close()
    with create_engine(f"sqlite:///{tmp_path / 'r.db'}").connect() as db:
        context = MigrationContext.configure(db, opts={"include_name": lambda name, kind, parents: not (
            kind == "table" and "_words" in name)})
        assert context.get_current_revision() == NEWEST
        assert compare_metadata(context, metadata) == []
        new = schema_of(db)
    with create_engine(f"sqlite:///{tmp_path / 'migrated.db'}").begin() as db:
        migrate(db)
        assert schema_of(db) == new


def test_no_column_holds_numbers_and_text(tmp_path):
    with Record.open(tmp_path / "r.db") as record:
        record.add_many([reading(LINES), reading([(2, "grain moved", "deny", "denied", 0)], times=["2031-01-02"])])
        with connection(record) as db:
            for table in metadata.sorted_tables:
                for column in table.columns:
                    kinds = db.exec_driver_sql(f'SELECT DISTINCT typeof("{column.name}") FROM {table.name}').scalars()
                    assert len(set(kinds) - {"null"}) <= 1, f"{table.name}.{column.name}"


def test_keys_are_never_given_twice(tmp_path):
    with Record.open(tmp_path / "r.db") as record:
        one, other = reading(LINES), reading([(0, "grain moved", "say", "asserted", None)])
        keys = []
        for added in (one, other):
            record.add(added)
            with connection(record) as db:
                keys += db.exec_driver_sql("SELECT key FROM statements").scalars()
            record.forget(added.article.id)
        assert len(set(keys)) == len(keys) == 2


def test_what_has_no_number_is_not_kept(tmp_path):
    sound = reading(LINES)
    odd = msgspec.structs.replace(sound.actors[0], code="Freedonia")
    act = msgspec.structs.replace(sound.statements[0], act="yodel")
    with Record.open(tmp_path / "r.db") as record:
        for change in ({"actors": (odd, *sound.actors[1:])}, {"statements": (act, *sound.statements[1:])}):
            with pytest.raises(OnRecordError, match="OR-406"):
                record.add(msgspec.structs.replace(sound, **change))
        assert record.verify() == []


def with_codes(path, statement):
    with sqlite3.connect(path) as raw:
        raw.execute(statement)


def test_a_record_of_other_codes_answers_nothing_until_it_is_made_anew(tmp_path):
    path = tmp_path / "r.db"
    with Record.open(path) as record:
        record.add(reading(LINES))
    with_codes(path, "UPDATE vocabulary SET code = 99 WHERE name = 'positions' AND word = 'asserted'")
    with Record.open(path) as record:
        for refused in (lambda: record.add(reading(LINES)), lambda: list(record.readings()),
                        lambda: record.known(reading(LINES).article)):
            with pytest.raises(OnRecordError, match=r"OR-409.*positions asserted = 99"):
                refused()
        assert ["positions asserted = 99" in problem.what for problem in record.verify()] == [True]
        record.rebuild()
        assert record.verify() == []
    with Record.open(path) as record:
        assert record.verify() == []


def test_a_word_that_the_program_has_learnt_gets_its_code_with_the_next_writing(tmp_path):
    path = tmp_path / "r.db"
    Record.open(path).close()
    with_codes(path, "DELETE FROM vocabulary WHERE word = 'asserted'")
    with Record.open(path) as record:
        assert record.verify() == []
        record.add(reading(LINES))
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT code FROM vocabulary WHERE word = 'asserted'").fetchone() == (0,)


def test_kept_as_promised(tmp_path):
    with Record.open(tmp_path / "r.db") as record, connection(record) as db:
        said = {name: db.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "foreign_keys", "synchronous", "secure_delete")}
    assert said == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "secure_delete": 1}


def _tampered(path, *statements):
    with Record.open(path) as record:
        record.add(reading(LINES))
    with sqlite3.connect(path) as raw:
        for statement, values in statements:
            raw.execute(statement, values)
    with Record.open(path) as record:
        return " ".join(f"{problem.where}: {problem.what}" for problem in record.verify())


def test_verify_finds_what_was_changed(tmp_path):
    one = reading(LINES)
    other = zlib.compress(one.to_json().replace(b"troops sent", b"troops were"))
    beyond = one.statements[0].content[0]
    moved = zlib.compress(one.to_json().replace(f"[{beyond[0]},{beyond[1]}]".encode(), b"[3,9999]"))
    changed = {
        "a": ("INSERT INTO article_words(article_words, rowid, text) VALUES ('delete', 1, 'sent')", ()),
        "h": ("UPDATE article_words_docsize SET sz = X'01'", ()),
        "i": ("INSERT INTO statement_actors VALUES ('SYL', 0, 20250101, 99)", ()),
        "b": ("UPDATE reading_parts SET data = ?", (b"broken",)),
        "c": ("UPDATE reading_parts SET data = ?", (other,)),
        "d": ("UPDATE reading_parts SET data = ?", (moved,)),
        "e": ("DELETE FROM positions", ()),
        "f": ("UPDATE statements SET id = 1", ()),
        "g": ("DELETE FROM articles", ()),
    }
    found = {name: _tampered(tmp_path / name, statement) for name, statement in changed.items()}
    assert "index of words" in found["a"]
    assert "index of words" in found["h"]
    assert "rows that belong to none" in found["i"]
    assert "cannot be read" in found["b"]
    assert "hash" in found["c"]
    assert "outside its text" in found["d"]
    assert "positions" in found["e"]
    assert "statements" in found["f"]
    assert all(found.values())


def test_a_torn_file_is_damaged(tmp_path):
    path = tmp_path / "r.db"
    with Record.open(path) as record:
        record.add(reading(LINES))
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))
    with pytest.raises(OnRecordError, match=r"OR-40[37]"), Record.open(path) as record:
        list(record.readings())
