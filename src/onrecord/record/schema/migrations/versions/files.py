"""The files that are on record whole. Nothing is filled in: a file is noted when it is read next."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the table."""
    op.execute("CREATE TABLE read_files (fingerprint BLOB NOT NULL, texts BLOB NOT NULL, "
               "PRIMARY KEY (fingerprint)) WITHOUT ROWID")
