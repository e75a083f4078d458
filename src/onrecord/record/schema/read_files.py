"""The files that are on record whole: by what they are known again, and which texts came of them.

In: numbers of readings. Out: the table, and the numbers as they are kept. It is neither derived from readings nor a
source of anything: without it files are parsed once more.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Column, LargeBinary, Table

from onrecord.record.schema.tables import metadata

__all__ = ["kept_texts", "metadata", "read_files", "texts_in"]

read_files = Table(
    "read_files", metadata,
    Column("fingerprint", LargeBinary, primary_key=True),       # ``onrecord.intake.fingerprint``
    Column("texts", LargeBinary, nullable=False),               # numbers of its articles in order; none is given twice
    sqlite_with_rowid=False,
)
_NUMBERS = msgspec.msgpack.Decoder(list[int])


def kept_texts(numbers: Sequence[int]) -> bytes:
    """Return numbers of readings as they are kept, in their order."""
    return msgspec.msgpack.encode(numbers)


def texts_in(kept: bytes) -> list[int]:
    """Return the numbers that were kept; none of a damaged row, so that its file is parsed again."""
    try:
        return _NUMBERS.decode(kept)
    except msgspec.MsgspecError:
        return []
