"""What the file itself notes when anything changes that is kept beside the readings, whoever changes it.

In: nothing. Out: statements that make the triggers. The tables called stale are empty again
at the end of each transaction of this program (``record.settling``). What people judge across articles is noted
by who keeps judgements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.record.schema.counting import COUNTING

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
_TEXT = ("INSERT INTO stale_texts (number) SELECT {0}.number "
         "WHERE {0}.number NOT IN (SELECT number FROM stale_texts); ")
_FOLLOWING = ("INSERT INTO stale_texts (number) SELECT number FROM article_stories WHERE follows = {0}.number "
              "AND number NOT IN (SELECT number FROM stale_texts); ")
_MEMBER = ("INSERT INTO stale_members (claim, since) SELECT {0}.claim, {0}.since WHERE {0}.claim IS NOT NULL AND NOT "
           "EXISTS (SELECT 1 FROM stale_members WHERE claim = {0}.claim AND since <= {0}.since); ")
# What bears on which texts go on with which (``goes_on``): likewise.
_GOES_ON = {
    "claim_articles": ("claim, number, since, wordings, same_as, method", _TEXT + _MEMBER),
    "article_stories": ("number, follows", _TEXT),
    "story_terms": ("", _TEXT + _FOLLOWING),
}
_STORY = ("INSERT INTO stale_stories (story) SELECT {0}.story WHERE {0}.story NOT IN (SELECT story FROM "
          "stale_stories); ")
_STORIES_OF = ("INSERT INTO stale_stories (story) SELECT DISTINCT story FROM article_stories WHERE number {} "
               "AND story NOT IN (SELECT story FROM stale_stories); ")
_OF_ITS_TEXTS = _STORIES_OF.format("= {0}.number")
# What bears on the stories in their list: likewise. Who is in a story with a copy is with what it is a copy of too.
_STORIES = {
    "article_stories": ("number, story", _STORY),
    "articles": ("", _OF_ITS_TEXTS + _STORIES_OF.format(
        "IN (SELECT number FROM articles WHERE copy_of = {0}.number)")),
    "credits": ("", _OF_ITS_TEXTS),
    "claim_articles": ("claim", _OF_ITS_TEXTS),
}


def _triggers(bears_on: Mapping[str, tuple[str, str]], names: tuple[str, str, str]) -> Iterator[str]:
    came, went, changed = names
    for table, (columns, noted) in bears_on.items():
        of = f" OF {columns}" if columns else ""
        for name, when, rows in ((came, "INSERT", ("new",)), (went, "DELETE", ("old",)),
                                 (changed, f"UPDATE{of}", ("old", "new"))):
            words = "".join(noted.format(row) for row in rows)
            yield f"CREATE TRIGGER {table}_{name} AFTER {when} ON {table} BEGIN {words}END"


TRIGGERS = (*_triggers(_BEARS_ON, ("came", "went", "changed")),
            *_triggers(_GOES_ON, ("goes_on_came", "goes_on_went", "goes_on_changed")),
            *_triggers(_STORIES, ("story_came", "story_went", "story_changed")), *COUNTING)
