"""Numbers alone where ids, days and words of a vocabulary stand; keys by counters; stories in order of publication.

The readings' bytes and the judgements stay what they are; everything else here is derived: it is filled from them.
"""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"

_INDEXES = ("article_words", "statement_words", "claim_words")
_GONE = ("positions", "position_actors", "claim_pairs", "claim_articles", "statement_actors", "statements",
         "article_actors", "names", "actors", "credits", "copies", "sketches", "story_journal", "story_terms",
         "article_stories", "stories", "articles")
_OF_WORDS = (
    "CREATE VIRTUAL TABLE article_words USING fts5("
    "text, content='', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE statement_words USING fts5(words, content='', detail=none, columnsize=0)",
    "CREATE VIRTUAL TABLE claim_words USING fts5(words, content='', detail=none, columnsize=0)",
)
_MADE = (
    'CREATE TABLE actors (id INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, code INTEGER, "of" '
        "INTEGER, sector TEXT, wikidata TEXT, named BOOLEAN NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (id)) "
        "WITHOUT ROWID",
    'CREATE INDEX actors_by_state ON actors ("of")',
    "CREATE TABLE claim_pairs (pair INTEGER NOT NULL, day INTEGER NOT NULL, claim_article INTEGER NOT NULL, "
        "PRIMARY KEY (pair, day, claim_article)) WITHOUT ROWID",
    "CREATE TABLE counters (name TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (name)) WITHOUT ROWID",
    "CREATE TABLE judgements (sequence INTEGER NOT NULL, id TEXT NOT NULL, touches TEXT NOT NULL, article TEXT, "
        "forgotten BOOLEAN NOT NULL, data TEXT NOT NULL, PRIMARY KEY (sequence), UNIQUE (id))",
    "CREATE INDEX judgements_by_article ON judgements (article)",
    "CREATE INDEX judgements_by_what_they_touch ON judgements (touches)",
    "CREATE TABLE position_actors (actor INTEGER NOT NULL, day INTEGER NOT NULL, claim_article INTEGER NOT NULL, "
        "place INTEGER NOT NULL, PRIMARY KEY (actor, day, claim_article, place)) WITHOUT ROWID",
    "CREATE TABLE sketches (entry INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (entry, number)) WITHOUT "
        "ROWID",
    "CREATE TABLE statement_actors (actor INTEGER NOT NULL, part INTEGER NOT NULL, day INTEGER NOT NULL, "
        "statement INTEGER NOT NULL, PRIMARY KEY (actor, part, day, statement)) WITHOUT ROWID",
    "CREATE TABLE story_days (day TEXT NOT NULL, changed BOOLEAN NOT NULL, PRIMARY KEY (day)) WITHOUT ROWID",
    "CREATE TABLE vocabulary (name TEXT NOT NULL, word TEXT NOT NULL, code INTEGER NOT NULL, PRIMARY KEY (name, "
        "word), UNIQUE (name, code)) WITHOUT ROWID",
    "CREATE TABLE article_stories (number INTEGER NOT NULL, story TEXT NOT NULL, follows INTEGER, PRIMARY KEY "
        "(number), FOREIGN KEY(number) REFERENCES readings (number) ON DELETE CASCADE)",
    "CREATE INDEX article_stories_by_story ON article_stories (story)",
    "CREATE INDEX article_stories_by_what_they_follow ON article_stories (follows)",
    "CREATE TABLE articles (number INTEGER NOT NULL, id TEXT NOT NULL, publication TEXT NOT NULL, text_hash TEXT "
        "NOT NULL, version INTEGER NOT NULL, current BOOLEAN NOT NULL, version_of INTEGER, copy_of INTEGER, title "
        "TEXT, outlet TEXT, url TEXT, published TEXT, published_from TEXT, published_earliest TEXT, published_latest "
        "TEXT, day TEXT, language TEXT, recorded_at TEXT NOT NULL, PRIMARY KEY (number), FOREIGN KEY(number) "
        "REFERENCES readings (number) ON DELETE CASCADE, FOREIGN KEY(version_of) REFERENCES articles (number) ON "
        "DELETE SET NULL, FOREIGN KEY(copy_of) REFERENCES articles (number) ON DELETE SET NULL)",
    "CREATE INDEX articles_by_copy ON articles (copy_of)",
    "CREATE INDEX articles_by_day ON articles (current, day, number)",
    "CREATE INDEX articles_by_id ON articles (id, version)",
    "CREATE INDEX articles_by_publication ON articles (publication)",
    "CREATE INDEX articles_by_text ON articles (text_hash)",
    "CREATE INDEX articles_in_order ON articles (day, number)",
    "CREATE TABLE names (name TEXT NOT NULL, actor INTEGER NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY "
        "(name, actor), FOREIGN KEY(actor) REFERENCES actors (id) ON DELETE CASCADE) WITHOUT ROWID",
    "CREATE INDEX names_by_actor ON names (actor)",
    "CREATE TABLE stories (id TEXT NOT NULL, number INTEGER NOT NULL, first_article TEXT NOT NULL, began TEXT NOT "
        "NULL, continues TEXT, PRIMARY KEY (id), FOREIGN KEY(number) REFERENCES readings (number) ON DELETE CASCADE) "
        "WITHOUT ROWID",
    "CREATE INDEX stories_by_day ON stories (began)",
    "CREATE INDEX stories_by_reading ON stories (number)",
    "CREATE INDEX stories_by_what_they_continue ON stories (continues)",
    "CREATE TABLE story_journal (number INTEGER NOT NULL, place INTEGER NOT NULL, day TEXT NOT NULL, kind TEXT "
        'NOT NULL, story TEXT NOT NULL, article TEXT, other TEXT, score FLOAT, because TEXT NOT NULL, "by" TEXT NOT '
        "NULL, PRIMARY KEY (number, place), FOREIGN KEY(number) REFERENCES readings (number) ON DELETE CASCADE) "
        "WITHOUT ROWID",
    "CREATE INDEX story_journal_by_story ON story_journal (story)",
    "CREATE TABLE story_terms (number INTEGER NOT NULL, length FLOAT NOT NULL, data BLOB NOT NULL, PRIMARY KEY "
        "(number), FOREIGN KEY(number) REFERENCES readings (number) ON DELETE CASCADE)",
    "CREATE TABLE article_actors (number INTEGER NOT NULL, id INTEGER NOT NULL, actor INTEGER NOT NULL, PRIMARY "
        "KEY (number, id), FOREIGN KEY(number) REFERENCES articles (number) ON DELETE CASCADE) WITHOUT ROWID",
    "CREATE INDEX article_actors_by_actor ON article_actors (actor, number)",
    "CREATE INDEX article_actors_by_id ON article_actors (id)",
    'CREATE TABLE claim_articles ("key" INTEGER NOT NULL, claim INTEGER, number INTEGER NOT NULL, place INTEGER '
        "NOT NULL, id INTEGER NOT NULL, anchor BLOB NOT NULL, since BLOB NOT NULL, wordings TEXT NOT NULL, same_as "
        'INTEGER, method TEXT, score FLOAT, shared BLOB, day INTEGER, kind INTEGER, PRIMARY KEY ("key"), UNIQUE '
        "(number, place), FOREIGN KEY(number) REFERENCES articles (number) ON DELETE CASCADE, FOREIGN KEY(same_as) "
        'REFERENCES claim_articles ("key") ON DELETE SET NULL)',
    "CREATE INDEX claim_articles_by_claim ON claim_articles (claim)",
    "CREATE INDEX claim_articles_by_id ON claim_articles (id)",
    "CREATE INDEX claim_articles_by_match ON claim_articles (same_as)",
    "CREATE TABLE copies (number INTEGER NOT NULL, kind TEXT NOT NULL, share FLOAT NOT NULL, resemblance FLOAT "
        "NOT NULL, day TEXT, PRIMARY KEY (number), FOREIGN KEY(number) REFERENCES articles (number) ON DELETE "
        "CASCADE)",
    "CREATE TABLE credits (number INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, shown TEXT NOT "
        "NULL, way TEXT NOT NULL, span TEXT, scope TEXT NOT NULL, source TEXT, PRIMARY KEY (number, place), FOREIGN "
        "KEY(number) REFERENCES articles (number) ON DELETE CASCADE) WITHOUT ROWID",
    'CREATE TABLE statements ("key" INTEGER NOT NULL, number INTEGER NOT NULL, place INTEGER NOT NULL, id INTEGER '
        "NOT NULL, act INTEGER NOT NULL, form INTEGER NOT NULL, on_behalf_of INTEGER, day INTEGER, carries BOOLEAN "
        'NOT NULL, words BLOB NOT NULL, runs BLOB NOT NULL, pairs BLOB NOT NULL, PRIMARY KEY ("key"), UNIQUE (number, '
        "place), FOREIGN KEY(number) REFERENCES articles (number) ON DELETE CASCADE)",
    "CREATE INDEX statements_by_act ON statements (act, day)",
    "CREATE INDEX statements_by_day ON statements (day)",
    "CREATE INDEX statements_by_id ON statements (id)",
    "CREATE TABLE positions (claim_article INTEGER NOT NULL, place INTEGER NOT NULL, party INTEGER, position "
        "INTEGER NOT NULL, day INTEGER, until_day INTEGER, sort_day INTEGER NOT NULL, statement INTEGER, PRIMARY KEY "
        '(claim_article, place), FOREIGN KEY(claim_article) REFERENCES claim_articles ("key") ON DELETE CASCADE) '
        "WITHOUT ROWID",
    "CREATE INDEX positions_by_day ON positions (sort_day)",
    "CREATE INDEX positions_by_party ON positions (party, sort_day)",
)


def upgrade() -> None:
    """Make all derived tables anew, and the judgements with a key that is no counter of SQLite's."""
    for index in ("judgements_by_article", "judgements_by_what_they_touch"):
        op.execute(f"DROP INDEX {index}")
    op.execute("ALTER TABLE judgements RENAME TO judgements_before")
    for table in (*_INDEXES, *_GONE):
        op.execute(f"DROP TABLE {table}")
    for statement in (*_MADE, *_OF_WORDS):
        op.execute(statement)
    op.execute("INSERT INTO judgements (sequence, id, touches, article, forgotten, data) "
               "SELECT sequence, id, touches, article, forgotten, data FROM judgements_before ORDER BY sequence")
    op.execute("DROP TABLE judgements_before")
    op.execute("INSERT INTO counters (name, last) SELECT 'judgements', coalesce(max(sequence), 0) FROM judgements")
