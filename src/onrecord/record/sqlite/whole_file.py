"""What only SQLite can say and do of a whole file: what is in it, whether it is sound, a copy of it page by page.

In: paths. Out: ``Inside``, files. Raises OR-403, OR-404 or OR-407 where a file is no sound record.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import OnRecordError
from onrecord.record.schema.migrating import NEWEST
from onrecord.record.sqlite.engine import APPLICATION_ID, SOUND_WITH_TWO_WRITERS, sound_schema

BESIDE = ("-wal", "-shm", "-journal")     # what may lie beside a file and belongs to it
_PAGES = 2000       # copied between two looks at whether the source has changed


class Inside(NamedTuple):
    """What a file holds: of which schema, and how many articles (texts)."""

    schema: str
    articles: int


def look_inside(path: Path, writable: bool) -> Inside:
    """Return what a sound record's file holds; nothing of it is changed."""
    with closing(_reading(path, writable)) as raw:
        if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise OnRecordError("OR-403", where=str(path))
        schema = sound_schema([name for (name,) in raw.execute("SELECT version_num FROM alembic_version")])
        if schema > NEWEST:
            raise OnRecordError("OR-404", where=str(path), detail=f"schema {schema}, this onrecord knows {NEWEST}")
        for found in raw.execute("PRAGMA integrity_check(1)"):
            if found[0] != "ok":
                raise OnRecordError("OR-407", where=str(path), detail=str(found[0]))
        if loose := raw.execute("PRAGMA foreign_key_check").fetchone():
            raise OnRecordError("OR-407", where=str(path), detail=f"rows of {loose[0]} belong to nothing")
        return Inside(schema, raw.execute("SELECT count(*) FROM readings").fetchone()[0])


def newest_recorded(path: Path) -> str | None:
    """Return when the newest article was recorded (ISO); null where that cannot be read."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw:
            return str(raw.execute("SELECT max(recorded_at) FROM articles").fetchone()[0])
    except sqlite3.Error:
        return None


def library() -> tuple[str, bool]:
    """Return the version of SQLite, and whether it is sound where two programs write at once."""
    return sqlite3.sqlite_version, sqlite3.sqlite_version_info >= SOUND_WITH_TWO_WRITERS


def copy_pages(source: Path, part: Path, writable: bool) -> None:
    """Copy a file, as it stands at one moment, page by page, into one file that can be moved alone."""
    with closing(_reading(source, writable)) as old, closing(sqlite3.connect(part)) as new:
        old.execute("BEGIN")                    # one moment, however much is added meanwhile
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()
        old.backup(new, pages=_PAGES)
    one_file(part)


def one_file(path: Path) -> None:
    """Fold a file's log into it, so that it can be moved alone, and have it on the disk."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode=DELETE")
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def fold_in(path: Path) -> None:
    """Fold the log of a record into its file, if nobody has it open (OR-405); what is damaged is left as it is."""
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as raw:
            raw.execute("PRAGMA locking_mode=EXCLUSIVE")
            raw.execute("PRAGMA journal_mode=DELETE")
            raw.execute("BEGIN EXCLUSIVE")
            raw.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise OnRecordError("OR-405", where=str(path), detail="close the programs that have it open") from error
    except sqlite3.DatabaseError:
        pass                                    # damaged: that is why it is restored


def _reading(path: Path, writable: bool) -> sqlite3.Connection:
    """Return a connection that changes nothing of a file, also where its folder cannot be written."""
    way = "mode=ro" if writable else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{way}", uri=True, timeout=10)
