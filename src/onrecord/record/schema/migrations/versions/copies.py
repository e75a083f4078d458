"""Sketches, copies and credits: what goes back to one origin. They are filled from the kept readings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the three tables and the index of copies."""
    op.create_index("articles_by_copy", "articles", ["copy_of"], unique=False)
    op.create_table("sketches",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("entry", "number"),
        sqlite_with_rowid=False
    )
    op.create_table("copies",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("resemblance", sa.Float(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["number"], ["articles.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number")
    )
    op.create_table("credits",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("span", sa.Text(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["number"], ["articles.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", "place"),
        sqlite_with_rowid=False
    )
