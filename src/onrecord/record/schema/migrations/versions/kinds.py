"""What kind of claim an article's claim is: words that are no claim are kept and not listed."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column; it is filled from the kept readings, null in those made before kinds were told."""
    op.execute("ALTER TABLE claim_articles ADD COLUMN kind BLOB")
