"""Tables, the demonstration articles and the reader model.

A table is a TSV file: lines that begin with # are its header (columns, sources, licence), the others are rows.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent      # importlib.resources would load archives and temporary files at every start


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, each a tuple of its columns; ``name``: the file's, without .tsv."""
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
