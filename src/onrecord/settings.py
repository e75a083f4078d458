"""Settings: what may be set from outside, in one place.

In: the environment (``ONRECORD_RECORD``, ``ONRECORD_THREADS``, ``ONRECORD_ACTORS``) and what the caller gives.
Out: one frozen Settings.

>>> from_environment({"ONRECORD_RECORD": "gulf.db"}).record
'gulf.db'
"""

from __future__ import annotations

import os
from collections.abc import Mapping

import msgspec

from onrecord.errors import OnRecordError

RECORD = "ONRECORD_RECORD"
THREADS = "ONRECORD_THREADS"
ACTORS = "ONRECORD_ACTORS"


class Settings(msgspec.Struct, frozen=True):
    """``record``: path of the SQLite file or a SQLAlchemy URL. ``threads``: how many the reader model may use.

    ``actors``: a table of the user's own actors, or null.
    """

    record: str = "onrecord.db"
    threads: int = 1
    actors: str | None = None


def actors_file(environ: Mapping[str, str] | None = None) -> str | None:
    """Return the path of the user's own table of actors, or null where none is set."""
    return (os.environ if environ is None else environ).get(ACTORS) or None


def from_environment(environ: Mapping[str, str] | None = None, record: str | None = None) -> Settings:
    """Return the settings in force; ``record``, where given, wins over the environment.

    Raises OR-551 if a setting is not of its kind.
    """
    found = os.environ if environ is None else environ
    threads = found.get(THREADS, "1")
    if not threads.isascii() or not threads.isdigit() or int(threads) < 1:
        raise OnRecordError("OR-551", where=THREADS, detail=f"{threads!r} is not a whole number above 0")
    return Settings(
        record=record or found.get(RECORD) or Settings().record, threads=int(threads), actors=actors_file(found)
    )
