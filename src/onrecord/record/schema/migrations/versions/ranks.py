"""The lists of claims in their order, what is told of them, and what notes which claims changed."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"

_MADE = (
    "CREATE TABLE claim_ranks (list INTEGER NOT NULL, agreed INTEGER NOT NULL, fewer_outlets INTEGER NOT NULL, "
        "fewer_articles INTEGER NOT NULL, fewer_positions INTEGER NOT NULL, since BLOB NOT NULL, claim INTEGER NOT "
        "NULL, PRIMARY KEY (list, agreed, fewer_outlets, fewer_articles, fewer_positions, since)) WITHOUT ROWID",
    "CREATE INDEX claim_ranks_by_claim ON claim_ranks (claim)",
    "CREATE TABLE claim_rows (claim INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (claim))",
    "CREATE TABLE claim_changes (day INTEGER NOT NULL, claim INTEGER NOT NULL, number INTEGER NOT NULL, claim_place "
        "INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (day, claim, number, claim_place, place)) WITHOUT ROWID",
    "CREATE INDEX claim_changes_by_claim ON claim_changes (claim)",
    "CREATE TABLE stale_claims (claim INTEGER NOT NULL, PRIMARY KEY (claim))",
)
_AMONG = ("INSERT INTO stale_claims (claim) SELECT DISTINCT claim FROM claim_articles WHERE {} AND claim IS NOT NULL "
          "AND claim NOT IN (SELECT claim FROM stale_claims); ")
_ONE = ("INSERT INTO stale_claims (claim) SELECT {0}.claim WHERE {0}.claim IS NOT NULL "
        "AND {0}.claim NOT IN (SELECT claim FROM stale_claims); ")
_OF_TEXT = _AMONG.format("number = {0}.number")
_BEARS_ON = (
    ("claim_articles", " OF claim, number, since, kind", _ONE),
    ("positions", "", _AMONG.format("key = {0}.claim_article")),
    ("articles", "", _OF_TEXT + _AMONG.format("number IN (SELECT number FROM articles WHERE copy_of = {0}.number)")),
    ("credits", "", _OF_TEXT),
    ("article_actors", "", _OF_TEXT),
    ("actors", "", _AMONG.format("key IN (SELECT claim_article FROM positions WHERE party = {0}.id)")),
)


def upgrade() -> None:
    """Make the tables and the triggers."""
    for statement in _MADE:
        op.execute(statement)
    for table, columns, noted in _BEARS_ON:
        old, new = noted.format("old"), noted.format("new")
        op.execute(f"CREATE TRIGGER {table}_came AFTER INSERT ON {table} BEGIN {new}END")
        op.execute(f"CREATE TRIGGER {table}_went AFTER DELETE ON {table} BEGIN {old}END")
        op.execute(f"CREATE TRIGGER {table}_changed AFTER UPDATE{columns} ON {table} BEGIN {old}{new}END")
