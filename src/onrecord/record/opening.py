"""Opening the file of a record: a sound connection, the newest schema, numbered errors.

In: a path. Out: a SQLAlchemy engine whose connections use WAL, foreign keys and full synchronisation, begin
reading transactions with BEGIN and writing ones with BEGIN IMMEDIATE.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from onrecord.errors import OnRecordError

Moment = Connection              # one transaction: all that is asked in it is answered from one moment
APPLICATION_ID = 1869509219      # 'onrc' in the file's header: this SQLite file is a record
NEWEST = "0008"
SOUND_WITH_TWO_WRITERS = (3, 51, 3)   # older SQLite has the WAL-reset fault
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON",
            "cache_size=-65536",       # 64 MB: the indexes of a large record are written all over
            "secure_delete=ON")
_NUMBERS = (
    # words of SQLite's message, number of ours
    ("not a database", "OR-403"), ("locked", "OR-405"), ("busy", "OR-405"), ("malformed", "OR-407"),
    ("corrupt", "OR-407"), ("readonly", "OR-402"), ("unable to open", "OR-402"), ("full", "OR-402"),
    ("disk i/o", "OR-402"), ("surrogates", "OR-406"), ("authorized", "OR-402"),
)


def open_engine(path: str | os.PathLike[str], create: bool, wait: float, refill: Callable[[Connection], object],
                ) -> Engine:
    """Return an engine on the record at ``path``, made or upgraded where needed.

    ``wait``: seconds to wait for another writer. ``refill``: fills the derived tables of an upgraded record from its
    kept readings, in the same transaction. Raises OR-401 (missing), OR-402 (cannot be opened or written),
    OR-403 (not a record), OR-404 (newer schema), OR-405 (in use), OR-407 (damaged).
    """
    where = os.fspath(path)
    _check_path(where, create)
    only_read = os.path.exists(where) and not can_be_written(where)
    engine = create_engine(_unchangeable(where) if only_read else URL.create("sqlite", database=os.path.abspath(where)),
                           connect_args={"isolation_level": None, "timeout": wait})
    event.listen(engine, "connect", _prepare_to_read if only_read else _prepare)
    event.listen(engine, "begin", _begin)
    try:
        with numbered(where):
            _bring_up_to_date(engine, where, refill)
    except OnRecordError:
        engine.dispose()
        raise
    return engine


def _check_path(where: str, create: bool) -> None:
    if not where or "\0" in where or "://" in where:
        raise OnRecordError("OR-402", where=repr(where), detail="a record is a file")
    path = Path(where)
    if path.is_dir():
        raise OnRecordError("OR-402", where=where, detail="this is a folder")
    if path.exists() and (create or not path.is_file() or path.stat().st_size):
        return
    if not create:
        raise OnRecordError("OR-401", where=where, detail="the file is empty" if path.exists() else "")
    if not path.absolute().parent.is_dir():
        raise OnRecordError("OR-402", where=where, detail="its folder does not exist")


def can_be_written(path: str | os.PathLike[str]) -> bool:
    """Whether a record can be written: the file, and its folder, in which SQLite keeps its log beside it."""
    there = Path(path).absolute()
    return os.access(there.parent, os.W_OK) and (not there.exists() or os.access(there, os.W_OK))


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
    except (DBAPIError, sqlite3.Error, UnicodeEncodeError, OSError) as error:
        message = str(getattr(error, "orig", None) or error)
        for words, number in _NUMBERS:
            if words in message.lower():
                raise OnRecordError(number, where=where, detail=message) from error
        raise


def _bring_up_to_date(engine: Engine, where: str, refill: Callable[[Connection], object]) -> None:
    with engine.connect() as connection:
        found = schema_of(connection)
    if found == NEWEST:
        return
    if found is not None and found > NEWEST:
        raise OnRecordError("OR-404", where=where, detail=f"schema {found}, this onrecord knows {NEWEST}")
    with writing(engine, where) as connection:
        found = schema_of(connection)
        if found != NEWEST:                         # another program may have been faster
            migrate(connection)
            if found is not None:
                logging.getLogger("onrecord").warning(
                    "%s is brought from schema %s to %s: all its tables are made anew from the kept readings, which "
                    "takes about as long as adding the articles took.", where, found, NEWEST)
                refill(connection)
    if found is not None:
        _make_smaller(engine)


def _make_smaller(engine: Engine) -> None:
    """Give back what an older schema took up; where another program reads, or the disk is full, the file stays."""
    raw: Any = engine.raw_connection()
    with closing(raw), suppress(sqlite3.Error):
        raw.driver_connection.execute("VACUUM")


def schema_of(connection: Connection) -> str | None:
    """Return the schema's number ('0001'), or null for a new file."""
    if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first():
        return None
    version: str | None = connection.exec_driver_sql("SELECT max(version_num) FROM alembic_version").scalar()
    return version


def migrate(connection: Connection) -> None:
    """Run all migrations that the file has not had, inside the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
