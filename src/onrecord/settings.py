"""Settings: what may be set from outside, in one place.

In: the environment (``ONRECORD_RECORD``, ``ONRECORD_ACTORS``, ``ONRECORD_VERBS``, ``ONRECORD_READER``,
``ONRECORD_THREADS``, ``ONRECORD_PASSWORD``) and what the caller gives.
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
ACTORS = "ONRECORD_ACTORS"
VERBS = "ONRECORD_VERBS"
READER = "ONRECORD_READER"
THREADS = "ONRECORD_THREADS"
PASSWORD = "ONRECORD_PASSWORD"


class Settings(msgspec.Struct, frozen=True):
    """``record``: path of the SQLite file. ``actors``, ``verbs``: tables of the user's own, or null."""

    record: str = "onrecord.db"
    actors: str | None = None
    verbs: str | None = None


def actors_file(environ: Mapping[str, str] | None = None) -> str | None:
    """Return the path of the user's own table of actors, or null where none is set."""
    return (os.environ if environ is None else environ).get(ACTORS) or None


def verbs_file(environ: Mapping[str, str] | None = None) -> str | None:
    """Return the path of the user's own table of verbs, or null where none is set."""
    return (os.environ if environ is None else environ).get(VERBS) or None


def reader_folder() -> str | None:
    """Return the folder of another reader model than the packaged one, or null where none is set."""
    return os.environ.get(READER) or None


def password() -> str | None:
    """Return the password of a shared record, or null where none is set."""
    return os.environ.get(PASSWORD) or None


def threads() -> int:
    """Return how many threads the reader model may use: 1 where none is set. Raises OR-205 for what is no number."""
    given = os.environ.get(THREADS) or "1"
    if not given.isdecimal() or not 1 <= int(given) <= 256:
        raise OnRecordError("OR-205", where=f"{THREADS}={given}")
    return int(given)


def from_environment(environ: Mapping[str, str] | None = None, record: str | None = None) -> Settings:
    """Return the settings in force; ``record``, where given, wins over the environment."""
    found = os.environ if environ is None else environ
    return Settings(record=record or found.get(RECORD) or Settings().record, actors=actors_file(found),
                    verbs=verbs_file(found))
