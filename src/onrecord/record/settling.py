"""What is kept beside the tables, set right at the end of each writing transaction for all that changed in it.

In: a transaction in which the file noted what changed (``schema.triggers``). Out: which texts go on with which, and the
lists in their order.
"""

from __future__ import annotations

from sqlalchemy import Connection

from onrecord.joining import settle_matters
from onrecord.record.ranking import rank
from onrecord.record.sqlite.stores import RecordStores


def settle_kept(db: Connection) -> None:
    """Set right what is kept beside the tables."""
    settle_matters(RecordStores(db))
    rank(db)
