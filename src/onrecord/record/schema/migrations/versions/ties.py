"""Between whom which words on a tie are said, so that they are found without opening every text that names both."""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0012"


def upgrade() -> None:
    """Make the table."""
    op.execute("CREATE TABLE told_ties (number INTEGER NOT NULL, place INTEGER NOT NULL, one INTEGER NOT NULL, other "
               "INTEGER NOT NULL, PRIMARY KEY (number, place, one, other), FOREIGN KEY(number) REFERENCES articles "
               "(number) ON DELETE CASCADE) WITHOUT ROWID")
    op.execute("CREATE INDEX told_ties_by_sides ON told_ties (one, other)")
