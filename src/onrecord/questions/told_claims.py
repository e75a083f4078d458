"""What lists tell of claims, kept in the record from when it is written: to tell it takes a look into every article.

In: a record that was written to. Out: the rows of the claims that several articles have, kept until anything that is
told of them changes. What one article says alone is told quickly enough when it is asked for.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from onrecord.questions.claim_answers import ClaimRow
from onrecord.questions.ladders import claim_rows
from onrecord.questions.rows import Rows
from onrecord.record import Record

_AT_ONCE = 32       # claims, while other programs wait to write
_written = msgspec.msgpack.Encoder()


def keep_told(record: Record) -> None:
    """Tell what was not told since it changed, and keep it."""
    while _wanting(record):
        with record.changing() as moment:
            claims = moment.claims.untold(_AT_ONCE)
            rows = claim_rows(Rows(moment), claims, None)
            moment.keep_told({claim: _written.encode(row) for claim, row in zip(claims, rows, strict=True)})


def _wanting(record: Record) -> bool:
    with record.snapshot() as snapshot:
        return bool(snapshot.claims.untold(1))
