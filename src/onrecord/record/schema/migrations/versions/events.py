"""Events and who is on their sides. They are filled from the kept readings."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"

_MADE = (
    'CREATE TABLE events ("key" INTEGER NOT NULL, number INTEGER NOT NULL, place INTEGER NOT NULL, id INTEGER NOT '
        "NULL, type INTEGER NOT NULL, realis INTEGER NOT NULL, day INTEGER, sort_day INTEGER NOT NULL, PRIMARY KEY "
        '("key"), UNIQUE (number, place), FOREIGN KEY(number) REFERENCES articles (number) ON DELETE CASCADE)',
    "CREATE INDEX events_by_id ON events (id)",
    "CREATE INDEX events_by_day ON events (sort_day)",
    "CREATE TABLE event_sides (actor INTEGER NOT NULL, side INTEGER NOT NULL, day INTEGER NOT NULL, event INTEGER "
        "NOT NULL, PRIMARY KEY (actor, side, day, event)) WITHOUT ROWID",
)


def upgrade() -> None:
    """Make both tables."""
    for statement in _MADE:
        op.execute(statement)
