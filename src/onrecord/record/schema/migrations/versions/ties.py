"""What of a text is asked for by actor: between whom words on ties are said, and as what somebody is named."""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the table and the column."""
    op.execute("CREATE TABLE told_ties (number INTEGER NOT NULL, place INTEGER NOT NULL, one INTEGER NOT NULL, other "
               "INTEGER NOT NULL, PRIMARY KEY (number, place, one, other), FOREIGN KEY(number) REFERENCES articles "
               "(number) ON DELETE CASCADE) WITHOUT ROWID")
    op.execute("CREATE INDEX told_ties_by_sides ON told_ties (one, other)")
    op.execute("ALTER TABLE article_actors ADD COLUMN role TEXT")
    op.execute("CREATE INDEX article_actors_by_role ON article_actors (actor, role) WHERE role IS NOT NULL")
