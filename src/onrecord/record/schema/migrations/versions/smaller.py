"""Less of the same in the file: texts stand in the readings alone, names once, words once a statement.

Everything here is derived: it is filled from the kept readings.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

# What is found by a word has no index by what it belongs to: that says its words itself when it goes.
_GOING = (
    """CREATE TRIGGER statement_words_go BEFORE DELETE ON statements BEGIN
        DELETE FROM statement_words WHERE statement = old.key AND word IN (
            SELECT value FROM json_each('["' || replace(old.words, char(10), '","') || '"]'));
    END""",
    """CREATE TRIGGER claim_words_go BEFORE DELETE ON claim_wordings BEGIN
        DELETE FROM claim_words WHERE claim_article = old.claim_article AND word IN (
            SELECT value FROM json_each(old.words) UNION ALL SELECT value FROM json_each(old.actors));
    END""",
    """CREATE TRIGGER names_go AFTER DELETE ON article_names BEGIN
        DELETE FROM names WHERE key = old.name AND NOT EXISTS (SELECT 1 FROM article_names WHERE name = old.name);
    END""",
)


def upgrade() -> None:
    """Make the smaller tables in the place of the larger ones."""
    for gone in (
        "article_words",
        "texts",
        "statement_words",
        "statement_runs",
        "statement_actors",
        "claim_words",
        "claim_articles",
        "actor_names",
        "article_actors",
    ):
        op.execute(f"DROP TABLE {gone}")
    op.execute(
        "CREATE VIRTUAL TABLE article_words USING fts5("
        "text, content='', tokenize='porter unicode61 remove_diacritics 2')"
    )
    op.add_column("statements", sa.Column("words", sa.Text(), nullable=False, server_default=""))
    _names()
    _statements()
    _claims()
    for trigger in _GOING:
        op.execute(trigger)


def _names() -> None:
    op.create_table(
        "names",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("name", "actor"),
    )
    op.create_index("names_by_actor", "names", ["actor"], unique=False)
    op.create_table(
        "article_names",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["name"], ["names.key"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["number"], ["articles.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", "name"),
        sqlite_with_rowid=False,
    )
    op.create_index("article_names_by_name", "article_names", ["name"], unique=False)
    op.create_table(
        "article_actors",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["number"], ["articles.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("article_actors_by_actor", "article_actors", ["actor", "number"], unique=False)
    op.create_index("article_actors_by_id", "article_actors", ["id"], unique=False)


def _statements() -> None:
    op.create_table(
        "statement_actors",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["statement"], ["statements.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor", "part", "statement"),
        sqlite_with_rowid=False,
    )
    op.create_index("statement_actors_by_statement", "statement_actors", ["statement"], unique=False)
    op.create_table(
        "statement_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", "statement"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statement_runs",
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statements.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement", "run"),
        sqlite_with_rowid=False,
    )


def _claims() -> None:
    op.create_table(
        "claim_articles",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("same_as", sa.Integer(), nullable=True),
        sa.Column("method", sa.Text(), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("shared", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["number"], ["articles.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["same_as"], ["claim_articles.key"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("number", "place"),
    )
    op.create_index("claim_articles_by_claim", "claim_articles", ["claim"], unique=False)
    op.create_index("claim_articles_by_id", "claim_articles", ["id"], unique=False)
    op.create_index("claim_articles_by_match", "claim_articles", ["same_as"], unique=False)
    op.create_table(
        "claim_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("claim_article", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", "claim_article"),
        sqlite_with_rowid=False,
    )
