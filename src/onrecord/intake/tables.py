"""The tables of intake: the TSV files under ``data/intake``.

In: a file's name, without .tsv. Out: its rows, or one column of it.
"""

from __future__ import annotations

from functools import cache

from onrecord import data


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/intake/<name>.tsv`` in order."""
    return data.rows(f"intake/{name}")


@cache
def column(name: str, index: int = 0) -> frozenset[str]:
    """Return one column of a table of ``data/intake`` as a set."""
    return frozenset(row[index] for row in rows(name))
