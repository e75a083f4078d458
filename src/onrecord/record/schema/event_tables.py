"""The tables of who did what to whom, and of what is said of how two sides stand to each other.

Derived from the readings, as all of ``tables`` is.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from onrecord.record.schema.metadata import ACTOR, DAY, EVENT, EVENT_TYPE, REALIS, SIDE, metadata, of

events = Table(
    "events", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),      # by ``counters``
    Column("first", Integer),                             # the key of the first event of those it is one with
    Column("number", Integer, of("articles.number"), nullable=False),
    Column("place", Integer, nullable=False),             # which event of its reading, from 0
    Column("id", EVENT, nullable=False),
    Column("type", EVENT_TYPE, nullable=False),
    Column("realis", REALIS, nullable=False),             # by all of its article that tell of it
    Column("day", DAY),                                   # that the text gives it; null: it gives none
    Column("sort_day", DAY, nullable=False),              # that day, else of publication, else ``NEVER``
    Column("anchor", LargeBinary, nullable=False),        # spans of the words that tell it
    Column("since", LargeBinary, nullable=False),         # sorts events by publication, the same in every record
    Column("wording", Text, nullable=False),              # JSON: what it is compared by
    Column("same_as", Integer, ForeignKey("events.key", ondelete="SET NULL")),
    Column("method", Text),                               # learned-event-1 (a likely match) or same-text (a copy)
    Column("score", Float),
    UniqueConstraint("number", "place"),
    Index("events_by_id", "id"),
    Index("events_by_day", "sort_day"),
    Index("events_by_first", "first"),
    Index("events_by_match", "same_as"),
)

event_articles = Table(
    "event_articles", metadata,                           # texts with events
    Column("number", Integer, of("articles.number"), primary_key=True, autoincrement=False),
    Column("stems", Text, nullable=False),                # what the text is about: names, a tab, other stems
)

event_clues = Table(
    "event_clues", metadata,
    Column("clue", Integer, primary_key=True),            # hash of a stem that a text is about
    Column("day", Integer, primary_key=True),             # of publication, counted from 1990
    Column("number", Integer, primary_key=True),          # no foreign key: an index for it would double the table
    sqlite_with_rowid=False,
)

event_sides = Table(
    "event_sides", metadata,
    Column("actor", ACTOR, primary_key=True),             # who is on that side, or the state it acts for
    Column("side", SIDE, primary_key=True),
    Column("day", DAY, primary_key=True),                 # ``events.sort_day``
    Column("event", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

told_ties = Table(
    "told_ties", metadata,
    Column("number", Integer, of("articles.number"), primary_key=True),
    Column("place", Integer, primary_key=True),           # which of the words on ties of its reading, from 0
    Column("one", ACTOR, primary_key=True),               # a state or an actor; of the two the one that sorts first
    Column("other", ACTOR, primary_key=True),
    Index("told_ties_by_sides", "one", "other"),
    sqlite_with_rowid=False,
)
