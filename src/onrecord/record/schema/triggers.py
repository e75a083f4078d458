"""What the file itself notes when a row changes by which a claim is ranked, whoever changes it.

In: nothing. Out: statements that make the triggers. ``stale_claims`` is empty again at the end of each transaction of
this program (``record.ranking``).
"""

_NOTED = "INSERT OR IGNORE INTO stale_claims (claim) SELECT {claim} WHERE {claim} IS NOT NULL; "
_OF_POSITION = ("INSERT OR IGNORE INTO stale_claims (claim) SELECT claim FROM claim_articles "
                "WHERE key = {row}.claim_article AND claim IS NOT NULL; ")
_OF_ARTICLE = ("INSERT OR IGNORE INTO stale_claims (claim) SELECT claim FROM claim_articles "
               "WHERE number = new.number AND claim IS NOT NULL; ")
_NEW, _OLD = _NOTED.format(claim="new.claim"), _NOTED.format(claim="old.claim")

TRIGGERS = (
    f"CREATE TRIGGER claim_articles_came AFTER INSERT ON claim_articles BEGIN {_NEW}END",
    f"CREATE TRIGGER claim_articles_changed AFTER UPDATE OF claim, number, since, kind ON claim_articles "
    f"BEGIN {_OLD}{_NEW}END",
    f"CREATE TRIGGER claim_articles_went AFTER DELETE ON claim_articles BEGIN {_OLD}END",
    f"CREATE TRIGGER positions_came AFTER INSERT ON positions BEGIN {_OF_POSITION.format(row='new')}END",
    f"CREATE TRIGGER positions_changed AFTER UPDATE ON positions "
    f"BEGIN {_OF_POSITION.format(row='old')}{_OF_POSITION.format(row='new')}END",
    f"CREATE TRIGGER positions_went AFTER DELETE ON positions BEGIN {_OF_POSITION.format(row='old')}END",
    f"CREATE TRIGGER articles_changed AFTER UPDATE OF current, outlet ON articles BEGIN {_OF_ARTICLE}END",
)
