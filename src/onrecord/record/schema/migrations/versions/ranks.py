"""The lists of claims in their order, and what notes which claims are to be ranked again."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"

_STALE = "INSERT OR IGNORE INTO stale_claims (claim) SELECT {0} WHERE {0} IS NOT NULL; "
_HELD = ("INSERT OR IGNORE INTO stale_claims (claim) SELECT claim FROM claim_articles WHERE key = {0}.claim_article "
         "AND claim IS NOT NULL; ")
_MADE = (
    "CREATE TABLE claim_ranks (list INTEGER NOT NULL, agreed INTEGER NOT NULL, fewer_outlets INTEGER NOT NULL, "
        "fewer_articles INTEGER NOT NULL, fewer_positions INTEGER NOT NULL, since BLOB NOT NULL, claim INTEGER NOT "
        "NULL, PRIMARY KEY (list, agreed, fewer_outlets, fewer_articles, fewer_positions, since)) WITHOUT ROWID",
    "CREATE INDEX claim_ranks_by_claim ON claim_ranks (claim)",
    "CREATE TABLE stale_claims (claim INTEGER NOT NULL, PRIMARY KEY (claim))",
    f"CREATE TRIGGER claim_articles_came AFTER INSERT ON claim_articles BEGIN {_STALE.format('new.claim')}END",
    "CREATE TRIGGER claim_articles_changed AFTER UPDATE OF claim, number, since, kind ON claim_articles "
        f"BEGIN {_STALE.format('old.claim')}{_STALE.format('new.claim')}END",
    f"CREATE TRIGGER claim_articles_went AFTER DELETE ON claim_articles BEGIN {_STALE.format('old.claim')}END",
    f"CREATE TRIGGER positions_came AFTER INSERT ON positions BEGIN {_HELD.format('new')}END",
    "CREATE TRIGGER positions_changed AFTER UPDATE ON positions "
        f"BEGIN {_HELD.format('old')}{_HELD.format('new')}END",
    f"CREATE TRIGGER positions_went AFTER DELETE ON positions BEGIN {_HELD.format('old')}END",
    "CREATE TRIGGER articles_changed AFTER UPDATE OF current, outlet ON articles BEGIN INSERT OR IGNORE INTO "
        "stale_claims (claim) SELECT claim FROM claim_articles WHERE number = new.number AND claim IS NOT NULL; END",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in _MADE:
        op.execute(statement)
