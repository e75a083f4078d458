"""What lists tell of claims: rows of those with more than one position, and the changes of position on them.

In: a moment of a record within a writing transaction, and claims. Out: what is kept there of them. What is said once is
told quickly when it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.questions.kept_rows import packed_row
from onrecord.questions.ladders import claim_rows
from onrecord.questions.positions import Positions
from onrecord.questions.rows import Rows
from onrecord.record import Change


def tell(moment: Change, claims: Sequence[int]) -> None:
    """Tell some claims, and keep it."""
    rows = Rows(moment)
    told = zip(claims, claim_rows(rows, claims, None), strict=True)
    moment.keep_told({claim: packed_row(row) for claim, row in told}, Positions(rows, None).changes_on(claims))
