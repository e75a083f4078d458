"""Sound connections to a record's file, its transactions, and numbered errors for what SQLite says.

In: a path. Out: a SQLAlchemy engine whose connections use WAL, foreign keys and full synchronisation, begin
reading transactions with BEGIN and writing ones with BEGIN IMMEDIATE.
"""

from __future__ import annotations

import logging
import os
import re
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from onrecord.errors import OnRecordError
from onrecord.record.schema.columns import Damaged

APPLICATION_ID = 1869509219      # 'onrc' in the file's header: this SQLite file is a record
SOUND_WITH_TWO_WRITERS = (3, 51, 3)   # older SQLite has the WAL-reset fault
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON",
            "cache_size=-65536",       # 64 MB: the indexes of a large record are written all over
            "secure_delete=ON")
_NUMBERS = (
    # words of SQLite's message, number of ours
    ("not a database", "OR-403"), ("locked", "OR-405"), ("busy", "OR-405"), ("malformed", "OR-407"),
    ("corrupt", "OR-407"), ("readonly", "OR-402"), ("unable to open", "OR-402"), ("full", "OR-402"),
    ("disk i/o", "OR-402"), ("surrogates", "OR-406"), ("authorized", "OR-402"), ("no such table", "OR-407"),
    ("no such column", "OR-407"), ("has no column", "OR-407"), ("constraint failed", "OR-407"),
    ("decode to utf-8", "OR-407"),
)
# All statements are ours: where SQLite has another objection to one, the file is not what we made.
_UNEXPECTED = (sqlite3.OperationalError, sqlite3.IntegrityError, sqlite3.InternalError, sqlite3.DataError)
_DAMAGE = (Damaged, msgspec.MsgspecError, zlib.error, UnicodeDecodeError)       # what stood there cannot be read


def engine_on(where: str, wait: float, only_read: bool) -> Engine:
    """Return an engine on a file. ``wait``: seconds to wait for another writer. ``only_read``: nothing is changed."""
    engine = create_engine(_unchangeable(where) if only_read else URL.create("sqlite", database=os.path.abspath(where)),
                           connect_args={"isolation_level": None, "timeout": wait})
    event.listen(engine, "connect", _prepare_to_read if only_read else _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _unchangeable(where: str) -> URL:
    """Return how to open a file nobody can write here: without the log, which reading would have to write too.

    What stands in a log beside it has not been folded into the file, and is not seen: that is said.
    """
    log = Path(f"{where}-wal")
    logging.getLogger("onrecord").warning(
        "%s cannot be written here: it is read as it is%s.", where,
        ", without what its log still holds" if log.exists() and log.stat().st_size else "")
    return URL.create("sqlite", database=f"file:{quote(os.path.abspath(where))}",
                      query={"mode": "ro", "immutable": "1", "uri": "true"})


def _prepare_to_read(raw: sqlite3.Connection, _: Any) -> None:
    """Set up one connection to a record that cannot be written."""
    _check_kind(raw)
    for pragma in _PRAGMAS[2:-1]:
        raw.execute(f"PRAGMA {pragma}")


def _prepare(raw: sqlite3.Connection, _: Any) -> None:
    """Set up one connection. A file that is no record is looked at before a pragma could change it."""
    _check_kind(raw)
    for pragma in _PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")


def _check_kind(raw: sqlite3.Connection) -> None:
    kind = raw.execute("PRAGMA application_id").fetchone()[0]
    if kind != APPLICATION_ID and raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise sqlite3.DatabaseError("not a database of onrecord")


def _begin(connection: Connection) -> None:
    if not connection.get_execution_options().get("writing", False):
        connection.exec_driver_sql("BEGIN")
        return
    raw: Any = connection.connection.driver_connection
    wait = raw.execute("PRAGMA busy_timeout").fetchone()[0]
    raw.execute("PRAGMA busy_timeout=0")
    try:
        raw.execute("BEGIN IMMEDIATE")
        return
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        _warn_of_two_writers(sqlite3.sqlite_version_info)
    finally:
        raw.execute(f"PRAGMA busy_timeout={wait}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@lru_cache(maxsize=1)
def _warn_of_two_writers(version: tuple[int, ...]) -> None:
    """Warn, once in a program, that another one writes too: before 3.51.3 SQLite can, rarely, lose pages by that."""
    if version < SOUND_WITH_TWO_WRITERS:
        logging.getLogger("onrecord").warning(
            "another program is writing to this record. SQLite %s has a rare fault there that can damage it (mended in "
            "3.51.3): better let one write at a time, and check with `onrecord verify`.", ".".join(map(str, version)))


@contextmanager
def writing(engine: Engine, where: str) -> Iterator[Connection]:
    """One writing transaction: committed whole, or nothing of it. Its failures are numbered."""
    with numbered(where), engine.connect().execution_options(writing=True) as connection, connection.begin():
        yield connection


@contextmanager
def asking(engine: Engine, where: str) -> Iterator[Connection]:
    """One reading transaction: all its answers are of one moment."""
    with numbered(where), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def numbered(where: str) -> Iterator[None]:
    """Turn failures of the file into numbered errors; others pass."""
    try:
        yield
    except _DAMAGE as error:
        raise OnRecordError("OR-407", where=where, detail=f"what was written there cannot be read ({error})") from error
    except (DBAPIError, sqlite3.Error, UnicodeEncodeError, OSError) as error:
        message = str(getattr(error, "orig", None) or error)
        for words, number in _NUMBERS:
            if words in message.lower():
                raise OnRecordError(number, where=where, detail=message) from error
        if isinstance(getattr(error, "orig", None) or error, _UNEXPECTED):
            raise OnRecordError("OR-407", where=where, detail=message) from error
        raise


def give_back_room(engine: Engine) -> None:
    """Give back what an older schema took up; where another program reads, or the disk is full, the file stays."""
    raw: Any = engine.raw_connection()
    with closing(raw), suppress(sqlite3.Error):
        raw.driver_connection.execute("VACUUM")


def broken_pages(db: Connection) -> Iterator[tuple[str, str]]:
    """Yield where the pages of a file or the links of its tables do not hold together, and what is wrong there."""
    for (message,) in db.exec_driver_sql("PRAGMA integrity_check"):
        if message != "ok":
            yield "the file", str(message)
    for table, row, parent, _ in db.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"table {table} row {row}", f"it belongs to something in {parent} that is not there"


def fold_log_in(engine: Engine) -> None:
    """Fold the log into the file and empty it; no other connection of ours holds old pages back."""
    engine.dispose()
    raw: Any = engine.raw_connection()
    raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()


def schema_of(connection: Connection) -> str | None:
    """Return the schema's number ('0001'), or null for a new file."""
    if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first():
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    return sound_schema(found)


def sound_schema(found: Sequence[object]) -> str:
    """Return the one number of a schema that stands in a record. Raises ``sqlite3.DatabaseError`` for anything else."""
    if len(found) != 1 or not re.fullmatch(r"[0-9]{4}", str(found[0])):
        raise sqlite3.DatabaseError(f"malformed: its schema is called {', '.join(map(str, found)) or 'nothing'}")
    return str(found[0])


def driver(db: Connection) -> Any:
    """Return the driver's own connection (sqlite3's), in the same transaction: for what is asked very often."""
    return db.connection.driver_connection
