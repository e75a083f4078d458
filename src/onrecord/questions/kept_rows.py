"""Rows of claims as the record keeps them. In: a ``ClaimRow``, or what was kept. Out: what is kept, or the row."""

from __future__ import annotations

import zlib

import msgspec

from onrecord.questions.claim_answers import ClaimRow

_written, _read = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(ClaimRow)


def packed_row(row: ClaimRow) -> bytes:
    """Return a row as it is kept."""
    return zlib.compress(_written.encode(row))


def opened_row(data: bytes) -> ClaimRow | None:
    """Return a row that was kept; null where another version of this program told it otherwise."""
    try:
        return _read.decode(zlib.decompress(data))
    except (zlib.error, msgspec.MsgspecError):
        return None
