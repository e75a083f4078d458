"""The development sets' files."""

from __future__ import annotations

import gzip
from pathlib import Path


def text_of(path: Path) -> str:
    """Read a plain or gzipped UTF-8 file."""
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
