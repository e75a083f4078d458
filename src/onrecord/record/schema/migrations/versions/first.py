"""The first schema of the record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables and the index of words."""
    op.create_table("actors",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("of", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("wikidata", sa.Text(), nullable=True),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id")
    )
    op.create_table("claims",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key")
    )
    op.create_table("readings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("article", "text_hash"),
        sqlite_autoincrement=True
    )
    op.create_table("articles",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("publication", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("version_of", sa.Integer(), nullable=True),
        sa.Column("copy_of", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_from", sa.Text(), nullable=True),
        sa.Column("published_earliest", sa.Text(), nullable=True),
        sa.Column("published_latest", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["copy_of"], ["articles.number"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["number"], ["readings.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["version_of"], ["articles.number"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("number")
    )
    op.create_index("articles_by_day", "articles", ["current", "day", "number"], unique=False)
    op.create_index("articles_by_id", "articles", ["id", "version"], unique=False)
    op.create_index("articles_by_publication", "articles", ["publication"], unique=False)
    op.create_index("articles_by_text", "articles", ["text_hash"], unique=False)
    op.create_table("actor_names",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["number"], ["articles.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("name", "actor", "number"),
        sqlite_with_rowid=False
    )
    op.create_index("actor_names_by_actor", "actor_names", ["actor"], unique=False)
    op.create_index("actor_names_by_reading", "actor_names", ["number"], unique=False)
    op.create_table("article_actors",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["number"], ["articles.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", "id"),
        sqlite_with_rowid=False
    )
    op.create_index("article_actors_by_actor", "article_actors", ["actor", "number"], unique=False)
    op.create_index("article_actors_by_id", "article_actors", ["id"], unique=False)
    op.create_table("claim_articles",
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
        sa.UniqueConstraint("since")
    )
    op.create_index("claim_articles_by_claim", "claim_articles", ["claim", "since"], unique=False)
    op.create_index("claim_articles_by_id", "claim_articles", ["id"], unique=False)
    op.create_index("claim_articles_by_match", "claim_articles", ["same_as"], unique=False)
    op.create_table("statements",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("on_behalf_of", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("dated_by", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["articles.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("number", "place")
    )
    op.create_index("statements_by_act", "statements", ["act", "day"], unique=False)
    op.create_index("statements_by_day", "statements", ["day"], unique=False)
    op.create_index("statements_by_id", "statements", ["id"], unique=False)
    op.create_index("statements_by_state", "statements", ["on_behalf_of", "day"], unique=False)
    op.create_table("texts",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["articles.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number")
    )
    op.create_table("claim_wordings",
        sa.Column("claim_article", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_article"], ["claim_articles.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim_article", "wording"),
        sqlite_with_rowid=False
    )
    op.create_table("claim_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("claim_article", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_article"], ["claim_articles.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("word", "claim_article"),
        sqlite_with_rowid=False
    )
    op.create_index("claim_words_by_claim", "claim_words", ["claim_article"], unique=False)
    op.create_table("positions",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("claim_article", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("until_day", sa.Text(), nullable=True),
        sa.Column("dated_by", sa.Text(), nullable=True),
        sa.Column("sort_day", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["claim_article"], ["claim_articles.key"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["party"], ["actors.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("claim_article", "place")
    )
    op.create_index("positions_by_day", "positions", ["sort_day"], unique=False)
    op.create_index("positions_by_party", "positions", ["party", "sort_day"], unique=False)
    op.create_table("statement_actors",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["statement"], ["statements.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor", "part", "statement"),
        sqlite_with_rowid=False
    )
    op.create_index("statement_actors_by_statement", "statement_actors", ["statement"], unique=False)
    op.create_table("statement_runs",
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statements.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("party", "run", "statement"),
        sqlite_with_rowid=False
    )
    op.create_index("statement_runs_by_statement", "statement_runs", ["statement"], unique=False)
    op.create_table("statement_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statements.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("word", "statement"),
        sqlite_with_rowid=False
    )
    op.create_index("statement_words_by_statement", "statement_words", ["statement"], unique=False)
    op.execute("CREATE VIRTUAL TABLE article_words USING fts5("
               "text, content='texts', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')")
    op.execute("PRAGMA application_id = 1869509219")         # 'onrc': this file is a record
