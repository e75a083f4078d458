"""Stories: which articles run on one matter, why, and what that is told by. They are filled from the kept readings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the four tables."""
    op.create_table(
        "stories",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first_article", sa.Text(), nullable=False),
        sa.Column("began", sa.Text(), nullable=False),
        sa.Column("into_story", sa.Text(), nullable=True),
        sa.Column("into_since", sa.Text(), nullable=True),
        sa.Column("continues", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["number"], ["readings.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("stories_by_day", "stories", ["began"], unique=False)
    op.create_index("stories_by_redirect", "stories", ["into_story"], unique=False)
    op.create_index("stories_by_what_they_continue", "stories", ["continues"], unique=False)
    op.create_index("stories_by_reading", "stories", ["number"], unique=False)
    op.create_table(
        "article_stories",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("follows", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["number"], ["readings.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("article_stories_by_story", "article_stories", ["story"], unique=False)
    op.create_index("article_stories_by_what_they_follow", "article_stories", ["follows"], unique=False)
    op.create_table(
        "story_terms",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("length", sa.Float(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["readings.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "story_journal",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=True),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["readings.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("sequence"),
        sqlite_autoincrement=True,
    )
    op.create_index("story_journal_by_reading", "story_journal", ["number"], unique=False)
    op.create_index("story_journal_by_story", "story_journal", ["story"], unique=False)
    moved = sa.text("kind = 'moved'")
    op.create_index("story_journal_by_what_moved", "story_journal", ["article"], unique=False, sqlite_where=moved)
