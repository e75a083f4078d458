"""What is kept beside the tables, set right at the end of each writing transaction for all that changed in it.

In: a transaction in which the file noted what changed (``schema.triggers``). Out: which texts go on with which, how
long lists are, and lists in their order.
"""

from __future__ import annotations

from sqlalchemy import Connection

from onrecord.joining import settle_matters
from onrecord.record.listing import count_positions, note_heard, rank_stories
from onrecord.record.ranking import rank
from onrecord.record.sqlite.stores import RecordStores


def settle_kept(db: Connection) -> None:
    """Set right what is kept beside the tables."""
    settle_matters(RecordStores(db))
    note_heard(db)
    rank_stories(db)
    count_positions(db)
    rank(db)
