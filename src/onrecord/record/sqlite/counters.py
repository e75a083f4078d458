"""Keys that are given out once and never again, and counts of what was done. In: a name. Out: numbers, on record."""

from __future__ import annotations

from sqlalchemy import Connection

from onrecord.record.sqlite.engine import driver

_LAST = "SELECT last FROM counters WHERE name = ?"
_SET = "INSERT INTO counters (name, last) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last = excluded.last"


def last(db: Connection, name: str) -> int:
    """Return the last number that was given out under a name; 0 where none was."""
    found = driver(db).execute(_LAST, (name,)).fetchone()
    return int(found[0]) if found else 0


def set_last(db: Connection, name: str, number: int) -> None:
    """Keep that all numbers up to this one were given out."""
    driver(db).execute(_SET, (name, number))


def following(db: Connection, name: str) -> int:
    """Give out the next number of a name."""
    number = last(db, name) + 1
    set_last(db, name, number)
    return number
