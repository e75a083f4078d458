"""The tables that keep lists in their order and how long they are: nothing is counted for a page.

``totals`` are kept by triggers (``counting``) and, of positions and stories, at the end of each writing transaction
(``onrecord.record.listing``), from what changed.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from onrecord.record.schema.metadata import ACTOR, DAY, metadata, of

claim_ranks = Table(
    "claim_ranks", metadata,                              # lists of claims in their order: ``record.ranking``
    Column("list", Integer, primary_key=True),            # 0: what can be read alone; else 1 + the code of a kind
    Column("agreed", Integer, primary_key=True),
    Column("fewer_outlets", Integer, primary_key=True),
    Column("fewer_articles", Integer, primary_key=True),
    Column("fewer_positions", Integer, primary_key=True),
    Column("since", LargeBinary, primary_key=True),
    Column("claim", Integer, nullable=False),
    Index("claim_ranks_by_claim", "claim"),
    sqlite_with_rowid=False,
)

claim_rows = Table(
    "claim_rows", metadata,                               # what lists tell of claims with more than one position
    Column("claim", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),          # ``onrecord.questions``: as it told it last
)

untold_claims = Table(
    "untold_claims", metadata,                            # of which ``claim_rows`` wait to be told
    Column("claim", Integer, primary_key=True, autoincrement=False),
)

unheard = Table(
    "unheard", metadata,                                  # claims of texts that are one outlet's word alone
    Column("key", Integer, of("claim_articles.key"), primary_key=True, autoincrement=False),
)

claim_changes = Table(
    "claim_changes", metadata,                            # positions by which a party left another one
    Column("day", DAY, primary_key=True),                 # ``positions.sort_day``
    Column("claim", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("claim_place", Integer, primary_key=True),     # which claim of its reading
    Column("place", Integer, primary_key=True),           # which position of it
    Index("claim_changes_by_claim", "claim"),
    sqlite_with_rowid=False,
)

stale_claims = Table(
    "stale_claims", metadata,                             # that changed, as triggers note them: ``schema.triggers``
    Column("claim", Integer, primary_key=True, autoincrement=False),
)

totals = Table(
    "totals", metadata,                                   # how many rows a list has that nobody narrowed
    Column("list", Text, primary_key=True),               # articles, statements, events, positions, stories
    Column("kind", Integer, primary_key=True),            # of positions: the code of their kind; of others 0
    Column("counted", Integer, nullable=False),
    sqlite_with_rowid=False,
)

claim_positions = Table(
    "claim_positions", metadata,                          # how many positions on a claim the list of positions has
    Column("claim", Integer, primary_key=True),
    Column("kind", Integer, primary_key=True),
    Column("counted", Integer, nullable=False),
    sqlite_with_rowid=False,
)

story_ranks = Table(
    "story_ranks", metadata,                              # stories in their order, as the machine has them
    Column("fewer_articles", Integer, primary_key=True),
    Column("longer_ago", Integer, primary_key=True),
    Column("story", Text, primary_key=True),
    Index("story_ranks_by_story", "story"),
    sqlite_with_rowid=False,
)

story_rows = Table(
    "story_rows", metadata,                               # what the list tells of stories of several articles
    Column("story", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),          # ``onrecord.questions``: as it told it last
    sqlite_with_rowid=False,
)

untold_stories = Table(
    "untold_stories", metadata,                           # of which ``story_rows`` wait to be told
    Column("story", Text, primary_key=True),
    sqlite_with_rowid=False,
)

stale_stories = Table(
    "stale_stories", metadata,                            # that changed, as triggers note them: ``triggers``
    Column("story", Text, primary_key=True),
    sqlite_with_rowid=False,
)

text_speakers = Table(
    "text_speakers", metadata,                            # who speaks in a text: a state, where it is said for one
    Column("number", Integer, of("articles.number"), primary_key=True),
    Column("actor", ACTOR, primary_key=True),
    Column("statements", Integer, nullable=False),        # how many are theirs
    sqlite_with_rowid=False,
)
