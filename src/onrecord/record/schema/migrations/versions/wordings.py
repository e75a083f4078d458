"""Pairs of rare words in the words of speakers: what a formula is found by though it changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table; it is filled from the kept readings."""
    op.create_table("statement_pairs",
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("pair", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statements.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement", "pair"),
        sqlite_with_rowid=False
    )
