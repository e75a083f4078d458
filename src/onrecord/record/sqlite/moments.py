"""Which moment of the record a transaction sees: a connection remembers what holds for that moment.

In: a connection in a reading transaction. Out: a place to keep things, empty again after anybody has written.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from onrecord.record.sqlite.engine import driver

_KEPT = "kept"      # what a connection remembers


def kept_at(db: Connection) -> dict[str, Any]:
    """Return what was kept at this moment.

    Never to be asked of a writing transaction: what it wrote is counted, and not uncounted when it is taken back.
    """
    raw = driver(db)
    moment = raw.execute("PRAGMA data_version").fetchone()[0], raw.total_changes     # others wrote; this one wrote
    known: tuple[tuple[int, int], dict[str, Any]] | None = db.info.get(_KEPT)
    if known is None or known[0] != moment:
        known = db.info[_KEPT] = (moment, {})
    return known[1]
