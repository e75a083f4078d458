"""Less in the file, and fewer rows: readings in parts that fill pages, ids and days as numbers, words by their marks.

The readings' bytes stay what they are; everything else here is derived: it is filled from them.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Connection

revision = "0007"
down_revision = "0006"

_PART = 990
_GONE = ("statement_words", "statement_runs", "statement_pairs", "statement_actors", "claim_words", "claim_wordings",
         "positions", "claim_articles", "claims", "statements", "article_names", "article_actors", "names", "actors")
_MADE = (
    """CREATE TABLE reading_parts (
        number INTEGER NOT NULL, part INTEGER NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY (number, part), FOREIGN KEY (number) REFERENCES readings (number) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    """CREATE TABLE actors (
        id BLOB NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, code TEXT, "of" TEXT, sector TEXT, wikidata TEXT,
        named BOOLEAN NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (id)
    ) WITHOUT ROWID""",
    'CREATE INDEX actors_by_state ON actors ("of")',
    """CREATE TABLE names (
        name TEXT NOT NULL, actor BLOB NOT NULL, articles INTEGER NOT NULL,
        PRIMARY KEY (name, actor), FOREIGN KEY (actor) REFERENCES actors (id) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    "CREATE INDEX names_by_actor ON names (actor)",
    """CREATE TABLE article_actors (
        number INTEGER NOT NULL, id BLOB NOT NULL, actor BLOB NOT NULL,
        PRIMARY KEY (number, id), FOREIGN KEY (number) REFERENCES articles (number) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    "CREATE INDEX article_actors_by_actor ON article_actors (actor, number)",
    "CREATE INDEX article_actors_by_id ON article_actors (id)",
    """CREATE TABLE statements (
        "key" INTEGER NOT NULL, number INTEGER NOT NULL, place INTEGER NOT NULL, id BLOB NOT NULL, act BLOB NOT NULL,
        form BLOB NOT NULL, on_behalf_of TEXT, day BLOB, carries BOOLEAN NOT NULL, words BLOB NOT NULL,
        runs BLOB NOT NULL, pairs BLOB NOT NULL, PRIMARY KEY ("key"), UNIQUE (number, place),
        FOREIGN KEY (number) REFERENCES articles (number) ON DELETE CASCADE
    )""",
    "CREATE INDEX statements_by_id ON statements (id)",
    "CREATE INDEX statements_by_day ON statements (day)",
    "CREATE INDEX statements_by_act ON statements (act, day)",
    """CREATE TABLE statement_actors (
        actor BLOB NOT NULL, part BLOB NOT NULL, day BLOB NOT NULL, statement INTEGER NOT NULL,
        PRIMARY KEY (actor, part, day, statement)
    ) WITHOUT ROWID""",
    """CREATE TABLE claim_articles (
        "key" INTEGER NOT NULL, claim INTEGER, number INTEGER NOT NULL, place INTEGER NOT NULL, id BLOB NOT NULL,
        anchor BLOB NOT NULL, since BLOB NOT NULL, wordings TEXT NOT NULL, same_as INTEGER, method TEXT, score FLOAT,
        shared BLOB, day BLOB, PRIMARY KEY ("key"), UNIQUE (number, place),
        FOREIGN KEY (number) REFERENCES articles (number) ON DELETE CASCADE,
        FOREIGN KEY (same_as) REFERENCES claim_articles ("key") ON DELETE SET NULL
    )""",
    "CREATE INDEX claim_articles_by_claim ON claim_articles (claim)",
    "CREATE INDEX claim_articles_by_id ON claim_articles (id)",
    "CREATE INDEX claim_articles_by_match ON claim_articles (same_as)",
    """CREATE TABLE claim_pairs (
        pair INTEGER NOT NULL, day INTEGER NOT NULL, claim_article INTEGER NOT NULL,
        PRIMARY KEY (pair, day, claim_article)
    ) WITHOUT ROWID""",
    """CREATE TABLE positions (
        claim_article INTEGER NOT NULL, place INTEGER NOT NULL, party BLOB, position BLOB NOT NULL, day BLOB,
        until_day BLOB, sort_day BLOB NOT NULL, statement BLOB, PRIMARY KEY (claim_article, place),
        FOREIGN KEY (claim_article) REFERENCES claim_articles ("key") ON DELETE CASCADE
    ) WITHOUT ROWID""",
    "CREATE INDEX positions_by_party ON positions (party, sort_day)",
    "CREATE INDEX positions_by_day ON positions (sort_day)",
    """CREATE TABLE position_actors (
        actor BLOB NOT NULL, day BLOB NOT NULL, claim_article INTEGER NOT NULL, place INTEGER NOT NULL,
        PRIMARY KEY (actor, day, claim_article, place)
    ) WITHOUT ROWID""",
    "CREATE VIRTUAL TABLE statement_words USING fts5(words, content='', detail=none, columnsize=0)",
    "CREATE VIRTUAL TABLE claim_words USING fts5(words, content='', detail=none, columnsize=0)",
)


def upgrade() -> None:
    """Make the leaner tables in the place of the others, and cut the readings into parts."""
    for table in _GONE:
        op.execute(f"DROP TABLE {table}")
    for statement in _MADE:
        op.execute(statement)
    _cut(op.get_bind())
    op.execute("ALTER TABLE readings DROP COLUMN data")


def _cut(db: Connection) -> None:
    for number in db.exec_driver_sql("SELECT number FROM readings ORDER BY number").scalars().all():
        data = db.exec_driver_sql("SELECT data FROM readings WHERE number = ?", (number,)).scalar_one()
        db.exec_driver_sql("INSERT INTO reading_parts (number, part, data) VALUES (?, ?, ?)", [
            (number, i, data[start:start + _PART]) for i, start in enumerate(range(0, len(data), _PART))])
