"""What a record offers to ``onrecord.joining`` within one transaction: where texts, claims, events and stories lie."""

from __future__ import annotations

from sqlalchemy import Connection

from onrecord.record.sqlite.claim_store import ClaimStore
from onrecord.record.sqlite.copy_store import CopyStore
from onrecord.record.sqlite.event_store import EventStore
from onrecord.record.sqlite.story_archive import StoryArchive
from onrecord.record.sqlite.story_store import MatterStore


class RecordStores:
    """The stores of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self.copies = CopyStore(db)
        self.claims = ClaimStore(db)
        self.events = EventStore(db)
        self.stories = StoryArchive(db)
        self.matters = MatterStore(db)
