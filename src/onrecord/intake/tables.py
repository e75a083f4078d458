"""The tables of intake: rows of the TSV files under ``data/intake``.

In: a file's name. Out: its rows as tuples of strings; lines that begin with # and empty lines are left out.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str, folder: str = "intake") -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/<folder>/<name>`` in order; with an empty folder, of ``data/<name>``."""
    place = files("onrecord.data")
    for part in (folder, name):
        place = place / part if part else place
    lines = place.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def column(name: str, index: int = 0) -> frozenset[str]:
    """Return one column of a table of ``data/intake`` as a set."""
    return frozenset(row[index] for row in rows(name))
