"""The tables that keep which texts go on with the matter of older ones, and what of it is to be decided again.

What is kept are facts of two texts: what their claims say and how these were joined. Which stories the texts are in,
which text of a page is the current one, and what people judged of stories depends on the day that is asked about; it is
laid over these facts when somebody asks (``onrecord.questions.going_on``).
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table

from onrecord.record.schema.metadata import metadata, of

goes_on = Table(
    "goes_on", metadata,
    Column("number", Integer, of("articles.number"), primary_key=True),    # the later text
    Column("older", Integer, of("articles.number"), primary_key=True),
    Column("matched", Integer, nullable=False),           # claims that ours were matched with; 0: too few
    Column("shared", Integer, nullable=False),            # that are one with ours, however they were matched
    Index("goes_on_by_older", "older"),
    sqlite_with_rowid=False,
)

stale_texts = Table(
    "stale_texts", metadata,                              # whose claims, or what they are recognised by, changed
    Column("number", Integer, primary_key=True, autoincrement=False),
)

stale_members = Table(
    "stale_members", metadata,                            # from which claim on a group of claims changed
    Column("claim", Integer, primary_key=True),
    Column("since", LargeBinary, primary_key=True),       # ``claim_articles.since``
    sqlite_with_rowid=False,
)
