"""The tables of a record, as SQLAlchemy Core.

``readings`` with ``reading_parts`` is the source: each Reading whole, zlib-compressed JSON; ``judgements``, what people
corrected, is the other one. All other tables are derived from them and can be refilled. They hold what is asked by and
where it stands, in the shapes of ``columns``. ``number`` counts readings and is the key of everything taken from one.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from onrecord.record.schema.event_tables import event_articles, event_clues, event_sides, events, told_ties
from onrecord.record.schema.going_on import goes_on, stale_members, stale_texts
from onrecord.record.schema.kept_lists import (
    claim_changes,
    claim_positions,
    claim_ranks,
    claim_rows,
    stale_claims,
    stale_stories,
    story_ranks,
    story_rows,
    text_speakers,
    totals,
    unheard,
    untold_claims,
    untold_stories,
)
from onrecord.record.schema.metadata import (
    ACT,
    ACTOR,
    CLAIM,
    CLAIM_KIND,
    DAY,
    EVENT,
    EVENT_TYPE,
    FORM,
    PART,
    POSITION,
    REALIS,
    SIDE,
    STATEMENT,
    metadata,
    of,
)

__all__ = [
    "ACT", "ACTOR", "CLAIM", "CLAIM_KIND", "DAY", "DERIVED", "EVENT", "EVENT_TYPE", "FORM", "PART", "POSITION",
    "REALIS", "SIDE", "STATEMENT", "actors", "article_actors", "article_stories", "articles", "claim_articles",
    "claim_changes", "claim_pairs", "claim_positions", "claim_ranks", "claim_rows", "copies", "counters",
    "credits", "event_articles", "event_clues", "event_sides", "events", "goes_on", "judgements", "metadata",
    "names", "position_actors", "positions", "reading_parts", "readings", "sketches", "stale_claims",
    "stale_members", "stale_stories", "stale_texts", "statement_actors", "statements", "stories", "story_days",
    "story_journal", "story_ranks", "story_rows", "story_terms", "text_speakers", "told_ties", "totals",
    "unheard", "untold_claims", "untold_stories", "vocabulary",
]

readings = Table(
    "readings", metadata,
    Column("number", Integer, primary_key=True),
    Column("article", Text, nullable=False),
    Column("text_hash", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    UniqueConstraint("article", "text_hash"),
    sqlite_autoincrement=True,
)

vocabulary = Table(
    "vocabulary", metadata,                               # the codes that this record was written with
    Column("name", Text, primary_key=True),               # acts, forms, positions, event_types …
    Column("word", Text, primary_key=True),
    Column("code", Integer, nullable=False),
    UniqueConstraint("name", "code"),
    sqlite_with_rowid=False,
)

counters = Table(
    "counters", metadata,                                 # the last key that was given out, never given again
    Column("name", Text, primary_key=True),               # statements, claim_articles, events, judgements; stories
    Column("last", Integer, nullable=False),
    sqlite_with_rowid=False,
)

reading_parts = Table(
    "reading_parts", metadata,                            # the compressed JSON, cut so that pages are filled
    Column("number", Integer, of("readings.number"), primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements", metadata,                               # what people decided; rows are only added
    Column("sequence", Integer, primary_key=True, autoincrement=False),     # by ``counters``: in order of making
    Column("id", Text, nullable=False, unique=True),
    Column("touches", Text, nullable=False),              # article, claims, actors, stories
    Column("article", Text),                              # the id of the article whose facts it changes
    Column("forgotten", Boolean, nullable=False),         # what it was about was taken off the record
    Column("data", Text, nullable=False),                 # JSON: the whole judgement
    Index("judgements_by_article", "article"),
    Index("judgements_by_what_they_touch", "touches"),
)

articles = Table(
    "articles", metadata,
    Column("number", Integer, of("readings.number"), primary_key=True, autoincrement=False),
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
    Index("articles_in_order", "day", "number"),          # of publication
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
    Column("number", Integer, of("articles.number"), primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),                 # exact, near, cut, longer
    Column("share", Float, nullable=False),               # of the shorter story that the other has
    Column("resemblance", Float, nullable=False),
    Column("day", Text),                                  # publication day of the newer of the two
)

credits = Table(
    "credits", metadata,
    Column("number", Integer, of("articles.number"), primary_key=True),
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
    Column("id", ACTOR, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", ACTOR),                                # of a state
    Column("of", ACTOR),
    Column("sector", Text),
    Column("wikidata", Text),
    Column("named", Boolean, nullable=False),
    Column("number", Integer, nullable=False),            # the first reading that has it, whose wording this is
    Index("actors_by_state", "of"),
    sqlite_with_rowid=False,
)

names = Table(
    "names", metadata,
    Column("name", Text, primary_key=True),               # folded: lower case, no accents or punctuation
    Column("actor", ACTOR, of("actors.id"), primary_key=True),
    Column("articles", Integer, nullable=False),          # how many texts call it so; none: the row goes
    Index("names_by_actor", "actor"),
    sqlite_with_rowid=False,
)

article_actors = Table(
    "article_actors", metadata,
    Column("number", Integer, of("articles.number"), primary_key=True),
    Column("id", ACTOR, primary_key=True),                # its id in the reading
    Column("actor", ACTOR, nullable=False),               # as in all that follows no foreign key, for speed: ``verify``
    Column("role", Text),                                 # as what the text names it
    Index("article_actors_by_actor", "actor", "number"),
    Index("article_actors_by_role", "actor", "role", sqlite_where=text("role IS NOT NULL")),
    Index("article_actors_by_id", "id"),
    sqlite_with_rowid=False,
)

statements = Table(
    "statements", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),      # by ``counters``
    Column("number", Integer, of("articles.number"), nullable=False),
    Column("place", Integer, nullable=False),             # which statement of its reading, from 0
    Column("id", STATEMENT, nullable=False),
    Column("act", ACT, nullable=False),
    Column("form", FORM, nullable=False),
    Column("on_behalf_of", ACTOR),
    Column("day", DAY),
    Column("carries", Boolean, nullable=False),           # a position rests on it
    Column("words", LargeBinary, nullable=False),         # marks of its stems
    Column("runs", LargeBinary, nullable=False),          # of five words in a row, the speaker's own: 4 bytes each
    Column("pairs", LargeBinary, nullable=False),         # of two rare words near each other, the speaker's: likewise
    UniqueConstraint("number", "place"),
    Index("statements_by_id", "id"),
    Index("statements_by_day", "day"),
    Index("statements_by_act", "act", "day"),
)

statement_actors = Table(
    "statement_actors", metadata,
    Column("actor", ACTOR, primary_key=True),
    Column("part", PART, primary_key=True),
    Column("day", DAY, primary_key=True),               # of the statement; of an undated one ``NEVER``
    Column("statement", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

claim_articles = Table(
    "claim_articles", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),      # by ``counters``
    Column("claim", Integer),                             # the key of the first article claim of its group
    Column("number", Integer, of("articles.number"), nullable=False),
    Column("place", Integer, nullable=False),             # which claim of its reading, from 0
    Column("id", CLAIM, nullable=False),
    Column("anchor", LargeBinary, nullable=False),        # spans
    Column("since", LargeBinary, nullable=False),         # sorts claims by publication, the same in every record
    Column("wordings", Text, nullable=False),             # what it is matched by: words and actors of each
    Column("same_as", Integer, ForeignKey("claim_articles.key", ondelete="SET NULL")),
    Column("method", Text),                               # learned-1 (a likely match) or same-text (a copy)
    Column("score", Float),
    Column("shared", LargeBinary),                        # marks of the stems and actors both have
    Column("day", DAY),                                 # publication day of the newer of the two
    Column("kind", CLAIM_KIND),                         # null: read before kinds were told
    UniqueConstraint("number", "place"),
    Index("claim_articles_by_claim", "claim"),
    Index("claim_articles_by_id", "id"),
    Index("claim_articles_by_match", "same_as"),
)

claim_pairs = Table(
    "claim_pairs", metadata,
    Column("pair", Integer, primary_key=True),            # hash of a state or name and a word of one wording
    Column("day", Integer, primary_key=True),             # of publication, counted from 1990
    Column("claim_article", Integer, primary_key=True),   # no foreign key: an index for it would double the table
    sqlite_with_rowid=False,
)

positions = Table(
    "positions", metadata,
    Column("claim_article", Integer, of("claim_articles.key"), primary_key=True),
    Column("place", Integer, primary_key=True),           # which position of its claim, from 0
    Column("party", ACTOR),
    Column("position", POSITION, nullable=False),
    Column("day", DAY),
    Column("until_day", DAY),
    Column("sort_day", DAY, nullable=False),
    Column("statement", STATEMENT),                       # its id in the reading
    Index("positions_by_party", "party", "sort_day"),
    Index("positions_by_day", "sort_day"),
    sqlite_with_rowid=False,
)

position_actors = Table(
    "position_actors", metadata,
    Column("actor", ACTOR, primary_key=True),             # whom the claim, as its article puts it, speaks of
    Column("day", DAY, primary_key=True),                 # ``positions.sort_day``
    Column("claim_article", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

stories = Table(
    "stories", metadata,
    Column("id", Text, primary_key=True),                 # minted of the first article
    Column("number", Integer, of("readings.number"), nullable=False),   # the text with which it came up
    Column("first_article", Text, nullable=False),
    Column("began", Text, nullable=False),                # publication day of that article
    Column("continues", Text),                            # the story whose life was over when this one began
    Index("stories_by_day", "began"),
    Index("stories_by_what_they_continue", "continues"),
    Index("stories_by_reading", "number"),
    sqlite_with_rowid=False,
)

article_stories = Table(
    "article_stories", metadata,                          # of readings, as an article is taken off and put back
    Column("number", Integer, of("readings.number"), primary_key=True, autoincrement=False),
    Column("story", Text, nullable=False),
    Column("follows", Integer),                           # the article whose copy or later text it is, null: its own
    Index("article_stories_by_story", "story"),
    Index("article_stories_by_what_they_follow", "follows"),
)

story_terms = Table(
    "story_terms", metadata,                              # what stories are told by: of articles that follow none
    Column("number", Integer, of("readings.number"), primary_key=True, autoincrement=False),
    Column("length", Float, nullable=False),              # of its word vector when it came
    Column("data", LargeBinary, nullable=False),          # ``onrecord.record.schema.story_terms``
)

story_journal = Table(
    "story_journal", metadata,                            # why each text is where it is
    Column("number", Integer, of("readings.number"), primary_key=True),
    Column("place", Integer, primary_key=True),           # which row of its text, from 0
    Column("day", Text, nullable=False),                  # publication day of the text
    Column("kind", Text, nullable=False),                 # began, joined, continues
    Column("story", Text, nullable=False),
    Column("article", Text),                              # id
    Column("other", Text),                                # id of the other story
    Column("score", Float),
    Column("because", Text, nullable=False),              # JSON: what both have
    Column("by", Text, nullable=False),                   # the method
    Index("story_journal_by_story", "story"),
    sqlite_with_rowid=False,
)

story_days = Table(
    "story_days", metadata,                               # days on which stories are to be decided (again)
    Column("day", Text, primary_key=True),
    Column("changed", Boolean, nullable=False),           # a text went, or has another day
    sqlite_with_rowid=False,
)

DERIVED = tuple(table for table in metadata.sorted_tables
                if table not in (readings, reading_parts, judgements, vocabulary, counters, totals))

# Beside them stand indexes of words (FTS5, ``migrating``) that keep no texts: ``article_words``, by number of the
# reading, ``statement_words`` and ``claim_words``, by key, of marks (``onrecord.record.schema.columns``).
