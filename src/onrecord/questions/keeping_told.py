"""What lists tell, kept in the record from when it is written: to tell it takes a look into every article.

In: a record that was written to. Out: what lists tell of the claims and of the stories that changed, kept until
anything that is told of them changes again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.questions import story_rows, told_claims
from onrecord.record import Change, Record, Snapshot

_AT_ONCE = 32       # claims, or stories, while other programs wait to write


def keep_told(record: Record) -> None:
    """Tell what was not told since it changed, and keep it.

    What was written before this is kept whatever becomes of it: what cannot be told now, since a reading is damaged or
    another program writes, is told when it is asked for, and its error shows there.
    """
    _keep(record, lambda moment, among: moment.claims.untold(among), told_claims.tell)
    _keep(record, lambda moment, among: moment.stories.untold(among), story_rows.tell)


def _keep(record: Record, untold: Callable[[Snapshot, Any], Sequence[Any]], tell: Callable[[Change, Any], None],
          ) -> None:
    with record.snapshot() as snapshot:
        wanted = untold(snapshot, None)
    for start in range(0, len(wanted), _AT_ONCE):
        try:
            with record.changing() as moment:
                tell(moment, untold(moment, wanted[start:start + _AT_ONCE]))    # another program may have been faster
        except OnRecordError as error:
            if error.code != "OR-407":
                return
