"""Copies of a record: made while it is in use, looked at before they are given their name, and brought back.

In: a record and a file. Out: one file without helpers beside it; it is whole or not there. Nothing that was there is
lost before its successor has been found sound.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from onrecord.errors import OnRecordError
from onrecord.record.opening import APPLICATION_ID, NEWEST, can_be_written, numbered
from onrecord.record.record import Record

_BESIDE = ("-wal", "-shm", "-journal")
_PAGES = 2000       # copied between two looks at whether the source has changed


class Saved(msgspec.Struct, frozen=True):
    """A copy: where it is, how many articles (texts) it keeps, of which schema, and its size in bytes."""

    file: str
    articles: int
    schema: str
    size: int


def backup(record: str | os.PathLike[str], file: str | os.PathLike[str], force: bool = False) -> Saved:
    """Copy a record, as it stands at one moment, to a file; others may read and write it meanwhile.

    Raises OR-401, OR-403 or OR-407 where the record is none or damaged, OR-408 where the file is there already (unless
    ``force``), OR-402 where it cannot be written.
    """
    source, target = _distinct(record, file)
    if not source.exists():
        raise OnRecordError("OR-401", where=str(source))
    _check_free(target, force)
    with _unfinished(target) as part:
        _copy(source, part)
        look_at(part)
        _into_place(part, target)
    return look_at(target)


def restore(file: str | os.PathLike[str], record: str | os.PathLike[str], force: bool = False) -> Saved:
    """Make a record of a copy: it is looked at, copied, brought to today's schema, and put in its place.

    Raises OR-401 where there is no such file, OR-403, OR-404 or OR-407 where it is no sound record, OR-408 where a
    record is there already (unless ``force``: it is kept beside until the new one is in place), OR-405 where that is
    in use.
    """
    source, target = _distinct(file, record)
    look_at(source)
    _check_free(target, force)
    with _unfinished(target) as part:
        _copy(source, part)
        Record.open(part, create=False).close()         # brings an older schema up to date
        _one_file(part)
        look_at(part)
        before = target.with_name(target.name + ".before")
        if target.exists():
            _set_aside(target, before)
        try:
            _into_place(part, target)
        except OSError:
            if before.exists():
                os.replace(before, target)
            raise
        before.unlink(missing_ok=True)
    return look_at(target)


def look_at(file: str | os.PathLike[str]) -> Saved:
    """Return what a record's file holds. Raises OR-401, OR-403, OR-404 or OR-407 where it is no sound record."""
    path = Path(file)
    if not path.is_file() or not path.stat().st_size:
        raise OnRecordError("OR-401", where=str(path))
    with numbered(str(path)), closing(_reading(path)) as raw:
        if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise OnRecordError("OR-403", where=str(path))
        schema = str(raw.execute("SELECT max(version_num) FROM alembic_version").fetchone()[0])
        if schema > NEWEST:
            raise OnRecordError("OR-404", where=str(path), detail=f"schema {schema}, this onrecord knows {NEWEST}")
        for found in raw.execute("PRAGMA integrity_check(1)"):
            if found[0] != "ok":
                raise OnRecordError("OR-407", where=str(path), detail=str(found[0]))
        if loose := raw.execute("PRAGMA foreign_key_check").fetchone():
            raise OnRecordError("OR-407", where=str(path), detail=f"rows of {loose[0]} belong to nothing")
        return Saved(str(path), raw.execute("SELECT count(*) FROM readings").fetchone()[0], schema, path.stat().st_size)


def _reading(path: Path) -> sqlite3.Connection:
    """Return a connection that changes nothing of a file, also where its folder cannot be written."""
    way = "mode=ro" if can_be_written(path) else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{way}", uri=True, timeout=10)


def _distinct(source: str | os.PathLike[str], target: str | os.PathLike[str]) -> tuple[Path, Path]:
    for name in (source, target):
        if not os.fspath(name) or "\0" in os.fspath(name):
            raise OnRecordError("OR-402", where=repr(name))
    one, other = Path(source), Path(target)
    if one.absolute() == other.absolute() or (one.exists() and other.exists() and one.samefile(other)):
        raise OnRecordError("OR-408", where=str(other), detail="it is the record itself")
    return one, other


def _check_free(target: Path, force: bool) -> None:
    if target.exists() and not target.is_file():
        raise OnRecordError("OR-402", where=str(target), detail="this is no file")
    if target.exists() and not force:
        raise OnRecordError("OR-408", where=str(target))
    if not target.absolute().parent.is_dir():
        raise OnRecordError("OR-402", where=str(target), detail="its folder does not exist")


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A name beside the target for what is not whole yet; whatever happens, nothing of it is left."""
    part = target.with_name(target.name + ".part")
    _remove(part)
    try:
        with numbered(str(target)):
            yield part
    finally:
        _remove(part)


def _remove(path: Path) -> None:
    for ending in ("", *_BESIDE):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _copy(source: Path, part: Path) -> None:
    """Copy page by page."""
    with closing(_reading(source)) as old, closing(sqlite3.connect(part)) as new:
        old.execute("BEGIN")                    # one moment, however much is added meanwhile
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()
        old.backup(new, pages=_PAGES)
    _one_file(part)


def _one_file(path: Path) -> None:
    """Fold a file's log into it, so that it can be moved alone, and have it on the disk."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode=DELETE")
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _into_place(part: Path, target: Path) -> None:
    for ending in _BESIDE:                      # a log of the file that was there would be taken for this one's
        target.with_name(target.name + ending).unlink(missing_ok=True)
    os.replace(part, target)


def _set_aside(target: Path, before: Path) -> None:
    """Move a record out of the way, whole in one file. Raises OR-405 where another program has it open for writing."""
    try:
        with closing(sqlite3.connect(target, timeout=0, isolation_level=None)) as raw:
            raw.execute("PRAGMA locking_mode=EXCLUSIVE")
            raw.execute("PRAGMA journal_mode=DELETE")
            raw.execute("BEGIN EXCLUSIVE")
            raw.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise OnRecordError("OR-405", where=str(target), detail="close the programs that have it open") from error
    except sqlite3.DatabaseError:
        pass                                    # damaged: that is why it is restored
    os.replace(target, before)
