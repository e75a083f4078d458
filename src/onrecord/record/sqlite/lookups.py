"""Small look-ups that are made very often, on the driver's own connection. In: keys. Out: rows, what was kept."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from onrecord.record.rows import KnownAs
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.engine import driver

_NAMED = 'SELECT name, kind, code, "of", named FROM actors WHERE id = ?'
_KNOWN_AS = "SELECT actor FROM article_actors WHERE number = ? AND id = ?"
_KEPT = "kept"      # what a connection remembers


def known_as(db: Connection, id: str) -> KnownAs:
    """Return how an actor that is on record is called."""
    name, kind, code, of, named = driver(db).execute(_NAMED, (t.ACTOR.kept(id),)).fetchone()
    return KnownAs(id, name, kind, t.ACTOR.told(code), t.ACTOR.told(of), bool(named))


def actor_in_text(db: Connection, number: int, id: str) -> str | None:
    """Return the record's actor for the id that one reading gives it; null where the reading has no such actor."""
    found = driver(db).execute(_KNOWN_AS, (number, t.ACTOR.kept(id))).fetchone()
    return t.ACTOR.told(found[0]) if found else None


def article_of(db: Connection, number: int) -> str:
    """Return the article of a reading, as it is known without reading it."""
    found = driver(db).execute("SELECT article FROM readings WHERE number = ?", (number,)).fetchone()
    return str(found[0]) if found else f"reading {number}"


def kept_at(db: Connection) -> dict[str, Any]:
    """Return what was kept of the moment that a reading transaction sees: nothing yet where anybody has written since.

    Never to be asked of a writing transaction: what it wrote is counted, and not uncounted when it is taken back.
    """
    raw = driver(db)
    moment = raw.execute("PRAGMA data_version").fetchone()[0], raw.total_changes     # others wrote; this one wrote
    known: tuple[tuple[int, int], dict[str, Any]] | None = db.info.get(_KEPT)
    if known is None or known[0] != moment:
        known = db.info[_KEPT] = (moment, {})
    return known[1]
