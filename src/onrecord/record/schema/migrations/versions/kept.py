"""Which texts go on with which, how long lists are, stories in their order and what is told of them; with triggers.

What notes and counts that anything changed is made before the tables are filled from the kept readings.
"""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"

_MADE = (
    "CREATE TABLE goes_on (number INTEGER NOT NULL, older INTEGER NOT NULL, matched INTEGER NOT NULL, shared "
        "INTEGER NOT NULL, PRIMARY KEY (number, older), FOREIGN KEY(number) REFERENCES articles (number) ON "
        "DELETE CASCADE, FOREIGN KEY(older) REFERENCES articles (number) ON DELETE CASCADE) WITHOUT ROWID",
    "CREATE INDEX goes_on_by_older ON goes_on (older)",
    "CREATE TABLE stale_texts (number INTEGER NOT NULL, PRIMARY KEY (number))",
    "CREATE TABLE stale_members (claim INTEGER NOT NULL, since BLOB NOT NULL, PRIMARY KEY (claim, since)) "
        "WITHOUT ROWID",
    "CREATE TABLE totals (list TEXT NOT NULL, kind INTEGER NOT NULL, counted INTEGER NOT NULL, PRIMARY KEY "
        "(list, kind)) WITHOUT ROWID",
    "CREATE TABLE claim_positions (claim INTEGER NOT NULL, kind INTEGER NOT NULL, counted INTEGER NOT NULL, "
        "PRIMARY KEY (claim, kind)) WITHOUT ROWID",
    "CREATE TABLE story_ranks (fewer_articles INTEGER NOT NULL, longer_ago INTEGER NOT NULL, story TEXT NOT "
        "NULL, PRIMARY KEY (fewer_articles, longer_ago, story)) WITHOUT ROWID",
    "CREATE INDEX story_ranks_by_story ON story_ranks (story)",
    "CREATE TABLE story_rows (story TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (story)) WITHOUT ROWID",
    "CREATE TABLE stale_stories (story TEXT NOT NULL, PRIMARY KEY (story)) WITHOUT ROWID",
    "CREATE TABLE text_speakers (number INTEGER NOT NULL, actor INTEGER NOT NULL, statements INTEGER NOT "
        "NULL, PRIMARY KEY (number, actor), FOREIGN KEY(number) REFERENCES articles (number) ON DELETE CASCADE) "
        "WITHOUT ROWID",
    "CREATE TABLE untold_claims (claim INTEGER NOT NULL, PRIMARY KEY (claim))",
    "CREATE TABLE untold_stories (story TEXT NOT NULL, PRIMARY KEY (story)) WITHOUT ROWID",
    'CREATE TABLE unheard ("key" INTEGER NOT NULL, PRIMARY KEY ("key"), FOREIGN KEY("key") REFERENCES '
        'claim_articles ("key") ON DELETE CASCADE)',
    "INSERT INTO totals (list, kind, counted) VALUES ('articles', 0, 0)",
    "INSERT INTO totals (list, kind, counted) VALUES ('statements', 0, 0)",
    "INSERT INTO totals (list, kind, counted) VALUES ('events', 0, 0)",
    "INSERT INTO totals (list, kind, counted) VALUES ('stories', 0, 0)",
    "CREATE TRIGGER claim_articles_goes_on_came AFTER INSERT ON claim_articles BEGIN INSERT INTO stale_texts "
        "(number) SELECT new.number WHERE new.number NOT IN (SELECT number FROM stale_texts); INSERT INTO "
        "stale_members (claim, since) SELECT new.claim, new.since WHERE new.claim IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM stale_members WHERE claim = new.claim AND since <= new.since); END",
    "CREATE TRIGGER claim_articles_goes_on_went AFTER DELETE ON claim_articles BEGIN INSERT INTO stale_texts "
        "(number) SELECT old.number WHERE old.number NOT IN (SELECT number FROM stale_texts); INSERT INTO "
        "stale_members (claim, since) SELECT old.claim, old.since WHERE old.claim IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM stale_members WHERE claim = old.claim AND since <= old.since); END",
    "CREATE TRIGGER claim_articles_goes_on_changed AFTER UPDATE OF claim, number, since, wordings, same_as, "
        "method ON claim_articles BEGIN INSERT INTO stale_texts (number) SELECT old.number WHERE old.number NOT "
        "IN (SELECT number FROM stale_texts); INSERT INTO stale_members (claim, since) SELECT old.claim, "
        "old.since WHERE old.claim IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stale_members WHERE claim = "
        "old.claim AND since <= old.since); INSERT INTO stale_texts (number) SELECT new.number WHERE new.number "
        "NOT IN (SELECT number FROM stale_texts); INSERT INTO stale_members (claim, since) SELECT new.claim, "
        "new.since WHERE new.claim IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stale_members WHERE claim = "
        "new.claim AND since <= new.since); END",
    "CREATE TRIGGER article_stories_goes_on_came AFTER INSERT ON article_stories BEGIN INSERT INTO "
        "stale_texts (number) SELECT new.number WHERE new.number NOT IN (SELECT number FROM stale_texts); END",
    "CREATE TRIGGER article_stories_goes_on_went AFTER DELETE ON article_stories BEGIN INSERT INTO "
        "stale_texts (number) SELECT old.number WHERE old.number NOT IN (SELECT number FROM stale_texts); END",
    "CREATE TRIGGER article_stories_goes_on_changed AFTER UPDATE OF number, follows ON article_stories BEGIN "
        "INSERT INTO stale_texts (number) SELECT old.number WHERE old.number NOT IN (SELECT number FROM "
        "stale_texts); INSERT INTO stale_texts (number) SELECT new.number WHERE new.number NOT IN (SELECT number "
        "FROM stale_texts); END",
    "CREATE TRIGGER story_terms_goes_on_came AFTER INSERT ON story_terms BEGIN INSERT INTO stale_texts "
        "(number) SELECT new.number WHERE new.number NOT IN (SELECT number FROM stale_texts); INSERT INTO "
        "stale_texts (number) SELECT number FROM article_stories WHERE follows = new.number AND number NOT IN "
        "(SELECT number FROM stale_texts); END",
    "CREATE TRIGGER story_terms_goes_on_went AFTER DELETE ON story_terms BEGIN INSERT INTO stale_texts "
        "(number) SELECT old.number WHERE old.number NOT IN (SELECT number FROM stale_texts); INSERT INTO "
        "stale_texts (number) SELECT number FROM article_stories WHERE follows = old.number AND number NOT IN "
        "(SELECT number FROM stale_texts); END",
    "CREATE TRIGGER story_terms_goes_on_changed AFTER UPDATE ON story_terms BEGIN INSERT INTO stale_texts "
        "(number) SELECT old.number WHERE old.number NOT IN (SELECT number FROM stale_texts); INSERT INTO "
        "stale_texts (number) SELECT number FROM article_stories WHERE follows = old.number AND number NOT IN "
        "(SELECT number FROM stale_texts); INSERT INTO stale_texts (number) SELECT new.number WHERE new.number "
        "NOT IN (SELECT number FROM stale_texts); INSERT INTO stale_texts (number) SELECT number FROM "
        "article_stories WHERE follows = new.number AND number NOT IN (SELECT number FROM stale_texts); END",
    "CREATE TRIGGER article_stories_story_came AFTER INSERT ON article_stories BEGIN INSERT INTO "
        "stale_stories (story) SELECT new.story WHERE new.story NOT IN (SELECT story FROM stale_stories); END",
    "CREATE TRIGGER article_stories_story_went AFTER DELETE ON article_stories BEGIN INSERT INTO "
        "stale_stories (story) SELECT old.story WHERE old.story NOT IN (SELECT story FROM stale_stories); END",
    "CREATE TRIGGER article_stories_story_changed AFTER UPDATE OF number, story ON article_stories BEGIN "
        "INSERT INTO stale_stories (story) SELECT old.story WHERE old.story NOT IN (SELECT story FROM "
        "stale_stories); INSERT INTO stale_stories (story) SELECT new.story WHERE new.story NOT IN (SELECT story "
        "FROM stale_stories); END",
    "CREATE TRIGGER articles_story_came AFTER INSERT ON articles BEGIN INSERT INTO stale_stories (story) "
        "SELECT DISTINCT story FROM article_stories WHERE number = new.number AND story NOT IN (SELECT story FROM"
        " stale_stories); INSERT INTO stale_stories (story) SELECT DISTINCT story FROM article_stories WHERE "
        "number IN (SELECT number FROM articles WHERE copy_of = new.number) AND story NOT IN (SELECT story FROM "
        "stale_stories); END",
    "CREATE TRIGGER articles_story_went AFTER DELETE ON articles BEGIN INSERT INTO stale_stories (story) "
        "SELECT DISTINCT story FROM article_stories WHERE number = old.number AND story NOT IN (SELECT story FROM"
        " stale_stories); INSERT INTO stale_stories (story) SELECT DISTINCT story FROM article_stories WHERE "
        "number IN (SELECT number FROM articles WHERE copy_of = old.number) AND story NOT IN (SELECT story FROM "
        "stale_stories); END",
    "CREATE TRIGGER articles_story_changed AFTER UPDATE ON articles BEGIN INSERT INTO stale_stories (story) "
        "SELECT DISTINCT story FROM article_stories WHERE number = old.number AND story NOT IN (SELECT story FROM"
        " stale_stories); INSERT INTO stale_stories (story) SELECT DISTINCT story FROM article_stories WHERE "
        "number IN (SELECT number FROM articles WHERE copy_of = old.number) AND story NOT IN (SELECT story FROM "
        "stale_stories); INSERT INTO stale_stories (story) SELECT DISTINCT story FROM article_stories WHERE "
        "number = new.number AND story NOT IN (SELECT story FROM stale_stories); INSERT INTO stale_stories "
        "(story) SELECT DISTINCT story FROM article_stories WHERE number IN (SELECT number FROM articles WHERE "
        "copy_of = new.number) AND story NOT IN (SELECT story FROM stale_stories); END",
    "CREATE TRIGGER credits_story_came AFTER INSERT ON credits BEGIN INSERT INTO stale_stories (story) SELECT"
        " DISTINCT story FROM article_stories WHERE number = new.number AND story NOT IN (SELECT story FROM "
        "stale_stories); END",
    "CREATE TRIGGER credits_story_went AFTER DELETE ON credits BEGIN INSERT INTO stale_stories (story) SELECT"
        " DISTINCT story FROM article_stories WHERE number = old.number AND story NOT IN (SELECT story FROM "
        "stale_stories); END",
    "CREATE TRIGGER credits_story_changed AFTER UPDATE ON credits BEGIN INSERT INTO stale_stories (story) "
        "SELECT DISTINCT story FROM article_stories WHERE number = old.number AND story NOT IN (SELECT story FROM"
        " stale_stories); INSERT INTO stale_stories (story) SELECT DISTINCT story FROM article_stories WHERE "
        "number = new.number AND story NOT IN (SELECT story FROM stale_stories); END",
    "CREATE TRIGGER claim_articles_story_came AFTER INSERT ON claim_articles BEGIN INSERT INTO stale_stories "
        "(story) SELECT DISTINCT story FROM article_stories WHERE number = new.number AND story NOT IN (SELECT "
        "story FROM stale_stories); END",
    "CREATE TRIGGER claim_articles_story_went AFTER DELETE ON claim_articles BEGIN INSERT INTO stale_stories "
        "(story) SELECT DISTINCT story FROM article_stories WHERE number = old.number AND story NOT IN (SELECT "
        "story FROM stale_stories); END",
    "CREATE TRIGGER claim_articles_story_changed AFTER UPDATE OF claim ON claim_articles BEGIN INSERT INTO "
        "stale_stories (story) SELECT DISTINCT story FROM article_stories WHERE number = old.number AND story NOT"
        " IN (SELECT story FROM stale_stories); INSERT INTO stale_stories (story) SELECT DISTINCT story FROM "
        "article_stories WHERE number = new.number AND story NOT IN (SELECT story FROM stale_stories); END",
    "CREATE TRIGGER articles_counted AFTER INSERT ON articles WHEN new.current BEGIN UPDATE totals SET "
        "counted = counted + +1 WHERE list = 'articles' AND kind = 0; UPDATE totals SET counted = counted + "
        "+(SELECT count(*) FROM statements WHERE number = new.number) WHERE list = 'statements' AND kind = 0; "
        "UPDATE totals SET counted = counted + +(SELECT count(DISTINCT e.first) FROM events AS e WHERE e.number ="
        " new.number AND e.first IS NOT NULL AND NOT EXISTS (SELECT 1 FROM events AS o JOIN articles AS a ON "
        "a.number = o.number WHERE o.first = e.first AND a.current AND o.number <> new.number)) WHERE list = "
        "'events' AND kind = 0; END",
    "CREATE TRIGGER articles_counted_off BEFORE DELETE ON articles WHEN old.current BEGIN UPDATE totals SET "
        "counted = counted + -1 WHERE list = 'articles' AND kind = 0; UPDATE totals SET counted = counted + "
        "-(SELECT count(*) FROM statements WHERE number = old.number) WHERE list = 'statements' AND kind = 0; "
        "UPDATE totals SET counted = counted + -(SELECT count(DISTINCT e.first) FROM events AS e WHERE e.number ="
        " old.number AND e.first IS NOT NULL AND NOT EXISTS (SELECT 1 FROM events AS o JOIN articles AS a ON "
        "a.number = o.number WHERE o.first = e.first AND a.current AND o.number <> old.number)) WHERE list = "
        "'events' AND kind = 0; END",
    "CREATE TRIGGER articles_counted_again AFTER UPDATE OF current ON articles WHEN new.current AND NOT "
        "old.current BEGIN UPDATE totals SET counted = counted + +1 WHERE list = 'articles' AND kind = 0; UPDATE "
        "totals SET counted = counted + +(SELECT count(*) FROM statements WHERE number = new.number) WHERE list ="
        " 'statements' AND kind = 0; UPDATE totals SET counted = counted + +(SELECT count(DISTINCT e.first) FROM "
        "events AS e WHERE e.number = new.number AND e.first IS NOT NULL AND NOT EXISTS (SELECT 1 FROM events AS "
        "o JOIN articles AS a ON a.number = o.number WHERE o.first = e.first AND a.current AND o.number <> "
        "new.number)) WHERE list = 'events' AND kind = 0; END",
    "CREATE TRIGGER articles_no_more_counted AFTER UPDATE OF current ON articles WHEN old.current AND NOT "
        "new.current BEGIN UPDATE totals SET counted = counted + -1 WHERE list = 'articles' AND kind = 0; UPDATE "
        "totals SET counted = counted + -(SELECT count(*) FROM statements WHERE number = old.number) WHERE list ="
        " 'statements' AND kind = 0; UPDATE totals SET counted = counted + -(SELECT count(DISTINCT e.first) FROM "
        "events AS e WHERE e.number = old.number AND e.first IS NOT NULL AND NOT EXISTS (SELECT 1 FROM events AS "
        "o JOIN articles AS a ON a.number = o.number WHERE o.first = e.first AND a.current AND o.number <> "
        "old.number)) WHERE list = 'events' AND kind = 0; END",
    "CREATE TRIGGER statements_counted AFTER INSERT ON statements WHEN EXISTS (SELECT 1 FROM articles WHERE "
        "number = new.number AND current) BEGIN UPDATE totals SET counted = counted + +1 WHERE list = "
        "'statements' AND kind = 0; END",
    "CREATE TRIGGER events_counted AFTER INSERT ON events WHEN new.first IS NOT NULL AND EXISTS (SELECT 1 "
        "FROM articles WHERE number = new.number AND current) BEGIN UPDATE totals SET counted = counted + (+1) "
        "WHERE list = 'events' AND kind = 0 AND new.first IS NOT NULL AND NOT EXISTS (SELECT 1 FROM events AS o "
        "JOIN articles AS a ON a.number = o.number WHERE o.first = new.first AND a.current AND o.key <> new.key);"
        " END",
    "CREATE TRIGGER statements_counted_off AFTER DELETE ON statements WHEN EXISTS (SELECT 1 FROM articles "
        "WHERE number = old.number AND current) BEGIN UPDATE totals SET counted = counted + -1 WHERE list = "
        "'statements' AND kind = 0; END",
    "CREATE TRIGGER events_counted_off AFTER DELETE ON events WHEN old.first IS NOT NULL AND EXISTS (SELECT 1"
        " FROM articles WHERE number = old.number AND current) BEGIN UPDATE totals SET counted = counted + (-1) "
        "WHERE list = 'events' AND kind = 0 AND old.first IS NOT NULL AND NOT EXISTS (SELECT 1 FROM events AS o "
        "JOIN articles AS a ON a.number = o.number WHERE o.first = old.first AND a.current AND o.key <> old.key);"
        " END",
    "CREATE TRIGGER events_counted_again AFTER UPDATE OF first ON events WHEN old.first IS NOT new.first AND "
        "EXISTS (SELECT 1 FROM articles WHERE number = new.number AND current) BEGIN UPDATE totals SET counted = "
        "counted + (-1) WHERE list = 'events' AND kind = 0 AND old.first IS NOT NULL AND NOT EXISTS (SELECT 1 "
        "FROM events AS o JOIN articles AS a ON a.number = o.number WHERE o.first = old.first AND a.current AND "
        "o.key <> old.key); UPDATE totals SET counted = counted + (+1) WHERE list = 'events' AND kind = 0 AND "
        "new.first IS NOT NULL AND NOT EXISTS (SELECT 1 FROM events AS o JOIN articles AS a ON a.number = "
        "o.number WHERE o.first = new.first AND a.current AND o.key <> new.key); END",
)


def upgrade() -> None:
    """Make the tables, the totals and the triggers."""
    for statement in _MADE:
        op.execute(statement)
