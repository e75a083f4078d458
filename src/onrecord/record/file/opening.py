"""Opening the file of a record: there or made, readable or writable, brought to today's schema; numbered errors.

In: a path. Out: ``OpenFile``, with a SQLAlchemy engine (``sqlite.engine``).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine

from onrecord.errors import OnRecordError
from onrecord.record.schema.codes import Code, foreign_codes, missing_codes, write_codes
from onrecord.record.schema.migrating import NEWEST, make, migrate
from onrecord.record.sqlite.engine import engine_on, give_back_room, numbered, schema_of, writing


class OpenFile(NamedTuple):
    """The file of a record: connections to it, and which file it is, whatever it is called later."""

    engine: Engine
    path: str
    writable: bool
    device: int
    inode: int
    foreign_codes: tuple[Code, ...] = ()    # of words: those of the record that the program has otherwise
    unwritten_codes: bool = False           # whether the program has words that the record has never had

    def check_there(self) -> None:
        """Raise OR-402 where the file was deleted or another one put in its place: what is written is lost then."""
        try:
            there = os.stat(self.path)
        except FileNotFoundError:
            raise OnRecordError("OR-402", where=self.path, detail="it was deleted while it was open") from None
        if (there.st_dev, there.st_ino) != (self.device, self.inode):
            raise OnRecordError("OR-402", where=self.path, detail="another file was put in its place while it was open")


def open_file(path: str | os.PathLike[str], create: bool, wait: float, refill: Callable[[Connection], object],
              ) -> OpenFile:
    """Return the record at ``path``, made or upgraded where needed.

    ``wait``: seconds to wait for another writer. ``refill``: fills the derived tables of an upgraded record from its
    kept readings, in the same transaction. Raises OR-401 (missing), OR-402 (cannot be opened or written),
    OR-403 (not a record), OR-404 (newer schema), OR-405 (in use), OR-407 (damaged).
    """
    where = os.fspath(path)
    _check_path(where, create)
    only_read = os.path.exists(where) and not can_be_written(where)
    engine = engine_on(where, wait, only_read)
    try:
        with numbered(where):
            _bring_up_to_date(engine, where, refill)
            with engine.connect() as db:
                foreign, missing = tuple(foreign_codes(db)), bool(missing_codes(db))
    except BaseException:       # ctrl-C as well: nobody else could close what is open by now
        engine.dispose()
        raise
    found = os.stat(where)
    return OpenFile(engine, os.path.abspath(where), not only_read, found.st_dev, found.st_ino, foreign, missing)


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
    """Whether a record can be written: the file, and its folder, in which a log is kept beside it."""
    there = Path(path).absolute()
    return os.access(there.parent, os.W_OK) and (not there.exists() or os.access(there, os.W_OK))


def _bring_up_to_date(engine: Engine, where: str, refill: Callable[[Connection], object]) -> None:
    with engine.connect() as connection:
        found = schema_of(connection)
    if found == NEWEST:
        return
    if found is not None and found > NEWEST:
        raise OnRecordError("OR-404", where=where, detail=f"schema {found}, this onrecord knows {NEWEST}")
    with writing(engine, where) as connection:
        found = schema_of(connection)
        if found is None:
            make(connection)
            write_codes(connection)
        elif found != NEWEST:                       # else another program was faster
            migrate(connection)
            write_codes(connection)
            logging.getLogger("onrecord").warning(
                "%s is brought from schema %s to %s: all its tables are made anew from the kept readings, which "
                "takes about as long as adding the articles took.", where, found, NEWEST)
            refill(connection)
    if found is not None:
        give_back_room(engine)
