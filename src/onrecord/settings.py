"""Settings: what may be set from outside, in one place.

In: the environment (``ONRECORD_RECORD``, ``ONRECORD_ACTORS``) and what the caller gives.
Out: one frozen Settings.

>>> from_environment({"ONRECORD_RECORD": "gulf.db"}).record
'gulf.db'
"""

from __future__ import annotations

import os
from collections.abc import Mapping

import msgspec

RECORD = "ONRECORD_RECORD"
ACTORS = "ONRECORD_ACTORS"


class Settings(msgspec.Struct, frozen=True):
    """``record``: path of the SQLite file. ``actors``: a table of the user's own actors, or null."""

    record: str = "onrecord.db"
    actors: str | None = None


def actors_file(environ: Mapping[str, str] | None = None) -> str | None:
    """Return the path of the user's own table of actors, or null where none is set."""
    return (os.environ if environ is None else environ).get(ACTORS) or None


def from_environment(environ: Mapping[str, str] | None = None, record: str | None = None) -> Settings:
    """Return the settings in force; ``record``, where given, wins over the environment."""
    found = os.environ if environ is None else environ
    return Settings(record=record or found.get(RECORD) or Settings().record, actors=actors_file(found))
