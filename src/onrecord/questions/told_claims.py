"""What lists tell of claims, kept in the record from when it is written: to tell it takes a look into every article.

In: a record that was written to. Out: the rows of the claims with more than one position, and the changes of
position on them, kept until anything that is told of them changes. What is said once is told quickly when it is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.errors import OnRecordError
from onrecord.questions.kept_rows import packed_row
from onrecord.questions.ladders import claim_rows
from onrecord.questions.positions import Positions
from onrecord.questions.rows import Rows
from onrecord.record import Record

_AT_ONCE = 32       # claims, while other programs wait to write


def keep_told(record: Record) -> None:
    """Tell what was not told since it changed, and keep it.

    What was written before this is kept whatever becomes of it: what cannot be told now, since a reading is damaged or
    another program writes, is told when it is asked for, and its error shows there.
    """
    with record.snapshot() as snapshot:
        wanted = snapshot.claims.untold()
    for start in range(0, len(wanted), _AT_ONCE):
        try:
            _tell(record, wanted[start:start + _AT_ONCE])
        except OnRecordError as error:
            if error.code != "OR-407":
                return


def _tell(record: Record, wanted: Sequence[int]) -> None:
    with record.changing() as moment:
        claims, rows = moment.claims.untold(wanted), Rows(moment)       # another program may have been faster
        told = zip(claims, claim_rows(rows, claims, None), strict=True)
        moment.keep_told({claim: packed_row(row) for claim, row in told}, Positions(rows, None).changes_on(claims))
