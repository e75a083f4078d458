"""The tables of a record, as SQLAlchemy Core.

``readings`` is the source: each Reading whole, zlib-compressed JSON; ``judgements`` is the other one: what people
corrected. All other tables are derived from them and can be refilled. They hold what is asked by (actor, day, word,
act) and where it stands; the words themselves stand once, in ``readings``. Days are ISO text. ``number`` counts
readings and is the key of everything taken from one.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    select,
    text,
)

metadata = MetaData()


def _of(target: str, **options: object) -> ForeignKey:
    return ForeignKey(target, ondelete="CASCADE", **options)  # type: ignore[arg-type]


class OneOf(TypeDecorator[str]):
    """One of a few words, kept as its place among them."""

    impl = Integer
    cache_ok = True

    def __init__(self, *words: str) -> None:
        """Take the words; more may be added at the end alone."""
        super().__init__()
        self.words = words

    def process_bind_param(self, value: str | None, dialect: object) -> int | None:
        """Return the place of a word."""
        return None if value is None else self.words.index(value)

    def process_result_value(self, value: Any | None, dialect: object) -> str | None:
        """Return the word at a place."""
        return None if value is None else self.words[value]


readings = Table(
    "readings", metadata,
    Column("number", Integer, primary_key=True),
    Column("article", Text, nullable=False),
    Column("text_hash", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("article", "text_hash"),
    sqlite_autoincrement=True,
)

judgements = Table(
    "judgements", metadata,                               # what people decided; rows are only added
    Column("sequence", Integer, primary_key=True),        # in order of making, whatever the clock says
    Column("id", Text, nullable=False, unique=True),
    Column("touches", Text, nullable=False),              # article, claims, actors, stories
    Column("article", Text),                              # the id of the article whose facts it changes
    Column("forgotten", Boolean, nullable=False),         # what it was about was taken off the record
    Column("data", Text, nullable=False),                 # JSON: the whole judgement
    Index("judgements_by_article", "article"),
    Index("judgements_by_what_they_touch", "touches"),
    sqlite_autoincrement=True,
)

articles = Table(
    "articles", metadata,
    Column("number", Integer, _of("readings.number"), primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("publication", Text, nullable=False),          # what its versions have in common: outlet and url
    Column("text_hash", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("version_of", Integer, ForeignKey("articles.number", ondelete="SET NULL")),
    Column("copy_of", Integer, ForeignKey("articles.number", ondelete="SET NULL")),   # how it is one: ``copies``
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", Text),
    Column("published_from", Text),
    Column("published_earliest", Text),
    Column("published_latest", Text),
    Column("day", Text),                                  # known by that day: published, else the latest it can be
    Column("language", Text),
    Column("recorded_at", Text, nullable=False),
    Index("articles_by_id", "id", "version"),
    Index("articles_by_publication", "publication"),
    Index("articles_by_text", "text_hash"),
    Index("articles_by_day", "current", "day", "number"),
    Index("articles_by_copy", "copy_of"),
)

sketches = Table(
    "sketches", metadata,
    Column("entry", Integer, primary_key=True),           # a small hash of five words in a row
    Column("number", Integer, primary_key=True),          # no foreign key: an index for it would double the table
    sqlite_with_rowid=False,
)

copies = Table(
    "copies", metadata,                                   # of whom: ``articles.copy_of``
    Column("number", Integer, _of("articles.number"), primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),                 # exact, near, cut, longer
    Column("share", Float, nullable=False),               # of the shorter story that the other has
    Column("resemblance", Float, nullable=False),
    Column("day", Text),                                  # publication day of the newer of the two
)

credits = Table(
    "credits", metadata,
    Column("number", Integer, _of("articles.number"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("name", Text, nullable=False),                 # folded: whose report it is
    Column("shown", Text, nullable=False),
    Column("way", Text, nullable=False),                  # outlet, dateline, byline, credit, told, first, cited
    Column("span", Text),                                 # JSON: the words that say so
    Column("scope", Text, nullable=False),                # JSON list of spans; empty: the whole article
    Column("source", Text),                               # the unnamed source it is said of, folded
    sqlite_with_rowid=False,
)

actors = Table(
    "actors", metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", Text),
    Column("of", Text),
    Column("sector", Text),
    Column("wikidata", Text),
    Column("named", Boolean, nullable=False),
    Column("number", Integer, nullable=False),            # the first reading that has it, whose wording this is
)

names = Table(
    "names", metadata,                                    # those that no article has any more go by themselves
    Column("key", Integer, primary_key=True),
    Column("name", Text, nullable=False),                 # folded: lower case, no accents or punctuation
    Column("actor", Text, _of("actors.id"), nullable=False),
    UniqueConstraint("name", "actor"),
    Index("names_by_actor", "actor"),
)

article_names = Table(
    "article_names", metadata,
    Column("number", Integer, _of("articles.number"), primary_key=True),
    Column("name", Integer, _of("names.key"), primary_key=True),
    Index("article_names_by_name", "name"),
    sqlite_with_rowid=False,
)

actor_names = select(names.c.name, names.c.actor, article_names.c.number).join(
    article_names, article_names.c.name == names.c.key).subquery("actor_names")

article_actors = Table(
    "article_actors", metadata,
    Column("number", Integer, _of("articles.number"), primary_key=True),
    Column("id", Text, primary_key=True),                 # its id in the reading
    Column("actor", Text, _of("actors.id"), nullable=False),
    Index("article_actors_by_actor", "actor", "number"),
    Index("article_actors_by_id", "id"),
    sqlite_with_rowid=False,
)

statements = Table(
    "statements", metadata,
    Column("key", Integer, primary_key=True),
    Column("number", Integer, _of("articles.number"), nullable=False),
    Column("place", Integer, nullable=False),             # which statement of its reading, from 0
    Column("id", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("on_behalf_of", Text),
    Column("day", Text),
    Column("dated_by", Text),
    Column("content", Text, nullable=False),              # JSON list of spans
    Column("words", Text, nullable=False, server_default=""),   # its stems, a line each; with it they go from the index
    UniqueConstraint("number", "place"),
    Index("statements_by_id", "id"),
    Index("statements_by_day", "day"),
    Index("statements_by_state", "on_behalf_of", "day"),
    Index("statements_by_act", "act", "day"),
)

PART = OneOf("speaker", "source", "addressee", "about")

statement_actors = Table(
    "statement_actors", metadata,
    Column("actor", Text, _of("actors.id"), primary_key=True),
    Column("part", PART, primary_key=True),
    Column("statement", Integer, _of("statements.key"), primary_key=True),
    Index("statement_actors_by_statement", "statement"),
    sqlite_with_rowid=False,
)

statement_words = Table(
    "statement_words", metadata,
    Column("word", Text, primary_key=True),               # stem
    Column("statement", Integer, primary_key=True),       # no foreign key: an index for it would double the table
    sqlite_with_rowid=False,
)

statement_runs = Table(
    "statement_runs", metadata,
    Column("statement", Integer, _of("statements.key"), primary_key=True),
    Column("run", Integer, primary_key=True),             # hash of five words in a row, the speaker's own
    sqlite_with_rowid=False,
)

statement_pairs = Table(
    "statement_pairs", metadata,
    Column("statement", Integer, _of("statements.key"), primary_key=True),
    Column("pair", Integer, primary_key=True),            # small hash of two rare words near each other, the speaker's
    sqlite_with_rowid=False,
)

claims = Table(
    "claims", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),   # the key of its first article claim,
    Column("id", Text, nullable=False),                              # its id and wording
    Column("text", Text, nullable=False),
    Column("day", Text),
)

claim_articles = Table(
    "claim_articles", metadata,
    Column("key", Integer, primary_key=True),
    Column("claim", Integer, ForeignKey("claims.key", ondelete="SET NULL")),
    Column("number", Integer, _of("articles.number"), nullable=False),
    Column("place", Integer, nullable=False),             # which claim of its reading, from 0
    Column("id", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("anchor", Text, nullable=False),               # JSON list of spans
    Column("since", Text, nullable=False),                # sorts claims by publication, the same in every record
    Column("same_as", Integer, ForeignKey("claim_articles.key", ondelete="SET NULL")),
    Column("method", Text),                               # words-1 (a simple match) or same-text (a copy)
    Column("score", Float),
    Column("shared", Text),                               # JSON: the stems and actors both have
    Column("day", Text),                                  # publication day of the newer of the two
    UniqueConstraint("number", "place"),
    Index("claim_articles_by_claim", "claim"),
    Index("claim_articles_by_id", "id"),
    Index("claim_articles_by_match", "same_as"),
)

claim_wordings = Table(
    "claim_wordings", metadata,
    Column("claim_article", Integer, _of("claim_articles.key"), primary_key=True),
    Column("wording", Integer, primary_key=True),
    Column("words", Text, nullable=False),                # JSON list of stems
    Column("actors", Text, nullable=False),               # JSON list of actors.id
    sqlite_with_rowid=False,
)

claim_words = Table(
    "claim_words", metadata,
    Column("word", Text, primary_key=True),               # stem, or the id of an actor the claim mentions
    Column("claim_article", Integer, primary_key=True),   # no foreign key: they go with ``claim_wordings``
    sqlite_with_rowid=False,
)

positions = Table(
    "positions", metadata,
    Column("key", Integer, primary_key=True),
    Column("claim_article", Integer, _of("claim_articles.key"), nullable=False),
    Column("place", Integer, nullable=False),             # which position of its claim, from 0
    Column("party", Text, _of("actors.id")),
    Column("position", Text, nullable=False),
    Column("day", Text),
    Column("until_day", Text),
    Column("dated_by", Text),
    Column("sort_day", Text, nullable=False),
    Column("statement", Text),                            # its id in the reading
    UniqueConstraint("claim_article", "place"),
    Index("positions_by_party", "party", "sort_day"),
    Index("positions_by_day", "sort_day"),
)

stories = Table(
    "stories", metadata,
    Column("id", Text, primary_key=True),                 # minted once, of the first article
    Column("number", Integer, _of("readings.number"), nullable=False),   # the reading that made it come up
    Column("first_article", Text, nullable=False),
    Column("began", Text, nullable=False),                # publication day of that article
    Column("into_story", Text),                           # merged: what it goes on under, and from which day on
    Column("into_since", Text),
    Column("continues", Text),                            # the story whose life was over when this one began
    Index("stories_by_day", "began"),
    Index("stories_by_redirect", "into_story"),
    Index("stories_by_what_they_continue", "continues"),
    Index("stories_by_reading", "number"),
    sqlite_with_rowid=False,
)

article_stories = Table(
    "article_stories", metadata,                          # of readings, as an article is taken off and put back
    Column("number", Integer, _of("readings.number"), primary_key=True, autoincrement=False),
    Column("story", Text, nullable=False),                # the one it was put into, whatever that was merged into
    Column("follows", Integer),                           # the article whose copy or later text it is, null: its own
    Index("article_stories_by_story", "story"),
    Index("article_stories_by_what_they_follow", "follows"),
)

story_terms = Table(
    "story_terms", metadata,                              # what stories are told by: of articles that follow none
    Column("number", Integer, _of("readings.number"), primary_key=True, autoincrement=False),
    Column("length", Float, nullable=False),              # of its word vector when it came
    Column("data", LargeBinary, nullable=False),          # ``onrecord.record.story_terms``
)

story_journal = Table(
    "story_journal", metadata,                            # rows are only added, unless an article is forgotten
    Column("sequence", Integer, primary_key=True),
    Column("number", Integer, _of("readings.number"), nullable=False),   # the reading that was taken in
    Column("day", Text, nullable=False),                  # publication day of the newest article it rests on
    Column("kind", Text, nullable=False),                 # began, joined, continues, merged, moved
    Column("story", Text, nullable=False),
    Column("article", Text),                              # id
    Column("other", Text),                                # id of the other story
    Column("score", Float),
    Column("because", Text, nullable=False),              # JSON: what both have
    Column("by", Text, nullable=False),                   # the method
    Index("story_journal_by_reading", "number"),
    Index("story_journal_by_story", "story"),
    Index("story_journal_by_what_moved", "article", sqlite_where=text("kind = 'moved'")),
    sqlite_autoincrement=True,
)

DERIVED = tuple(table for table in metadata.sorted_tables if table not in (readings, judgements))

# Beside them stands ``article_words`` (FTS5, made by the migration): an index of words that keeps no texts.
