"""What the file itself notes when anything changes that is told of a claim, whoever changes it.

In: nothing. Out: statements that make the triggers. ``stale_claims`` is empty again at the end of each transaction of
this program (``record.ranking``). What people judge across articles is noted by who keeps judgements.
"""

from __future__ import annotations

from collections.abc import Iterator

_AMONG = ("INSERT INTO stale_claims (claim) SELECT DISTINCT claim FROM claim_articles WHERE {} AND claim IS NOT NULL "
          "AND claim NOT IN (SELECT claim FROM stale_claims); ")
_ONE = ("INSERT INTO stale_claims (claim) SELECT {0}.claim WHERE {0}.claim IS NOT NULL "
        "AND {0}.claim NOT IN (SELECT claim FROM stale_claims); ")
# Not 'OR IGNORE': what a statement says of conflicts holds for what it triggers too.
_OF_TEXT = _AMONG.format("number = {0}.number")
# By table: which columns matter (all where none is named), and the claims that a row of it bears on.
_BEARS_ON = {
    "claim_articles": ("claim, number, since, kind", _ONE),
    "positions": ("", _AMONG.format("key = {0}.claim_article")),
    "articles": ("", _OF_TEXT + _AMONG.format("number IN (SELECT number FROM articles WHERE copy_of = {0}.number)")),
    "credits": ("", _OF_TEXT),
    "article_actors": ("", _OF_TEXT),
    "actors": ("", _AMONG.format("key IN (SELECT claim_article FROM positions WHERE party = {0}.id)")),
}


def _triggers() -> Iterator[str]:
    for table, (columns, noted) in _BEARS_ON.items():
        of = f" OF {columns}" if columns else ""
        for name, when, rows in (("came", "INSERT", ("new",)), ("went", "DELETE", ("old",)),
                                 ("changed", f"UPDATE{of}", ("old", "new"))):
            words = "".join(noted.format(row) for row in rows)
            yield f"CREATE TRIGGER {table}_{name} AFTER {when} ON {table} BEGIN {words}END"


TRIGGERS = tuple(_triggers())
