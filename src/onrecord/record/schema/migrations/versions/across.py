"""Which events of different articles are one. The columns and tables are filled from the kept readings."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"

_GONE = ("events", "event_sides")
_MADE = (
    'CREATE TABLE events ("key" INTEGER NOT NULL, first INTEGER, number INTEGER NOT NULL, place INTEGER NOT NULL, '
        "id INTEGER NOT NULL, type INTEGER NOT NULL, realis INTEGER NOT NULL, day INTEGER, sort_day INTEGER NOT NULL, "
        "anchor BLOB NOT NULL, since BLOB NOT NULL, wording TEXT NOT NULL, same_as INTEGER, method TEXT, score FLOAT, "
        'PRIMARY KEY ("key"), UNIQUE (number, place), '
        "FOREIGN KEY(number) REFERENCES articles (number) ON DELETE CASCADE, "
        'FOREIGN KEY(same_as) REFERENCES events ("key") ON DELETE SET NULL)',
    "CREATE INDEX events_by_id ON events (id)",
    "CREATE INDEX events_by_day ON events (sort_day)",
    "CREATE INDEX events_by_first ON events (first)",
    "CREATE INDEX events_by_match ON events (same_as)",
    "CREATE TABLE event_sides (actor INTEGER NOT NULL, side INTEGER NOT NULL, day INTEGER NOT NULL, event INTEGER "
        "NOT NULL, PRIMARY KEY (actor, side, day, event)) WITHOUT ROWID",
    "CREATE TABLE event_articles (number INTEGER NOT NULL, stems TEXT NOT NULL, PRIMARY KEY (number), "
        "FOREIGN KEY(number) REFERENCES articles (number) ON DELETE CASCADE)",
    "CREATE TABLE event_clues (clue INTEGER NOT NULL, day INTEGER NOT NULL, number INTEGER NOT NULL, "
        "PRIMARY KEY (clue, day, number)) WITHOUT ROWID",
)


def upgrade() -> None:
    """Make the tables anew."""
    for table in _GONE:
        op.execute(f"DROP TABLE {table}")
    for statement in _MADE:
        op.execute(statement)
