"""Is the record sound? In: an open record. Out: every problem, in words; none where all is well.

Looked at: the file's pages, foreign keys, the index of words (whole, and with as many as each text has), and every kept
reading: that it can be read, that its text is the one its hash names, that every span lies in it, and that the tables
say the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, func, select

from onrecord.facts import Reading
from onrecord.joining import differing_matters, entry_of
from onrecord.record.judgements import as_corrected, rulings, unsound
from onrecord.record.listing import differing
from onrecord.record.queries.articles import Articles
from onrecord.record.ranking import is_ranked
from onrecord.record.schema import tables as t
from onrecord.record.spans import broken_spans, loose_ends
from onrecord.record.sqlite.comparing import Comparison
from onrecord.record.sqlite.copy_store import CopyStore
from onrecord.record.sqlite.engine import broken_pages
from onrecord.record.sqlite.misplaced import misgrouped, misgrouped_events, misordered
from onrecord.record.sqlite.reading_parts import kept
from onrecord.record.sqlite.stores import RecordStores
from onrecord.record.sqlite.stray_stories import astray
from onrecord.record.sqlite.word_index import counted, has_indexes, how_many, is_that_of_texts

_DIFFERS = "the table {} differs from the readings; rebuild the record"


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong. ``where``: article and fact; ``what``: in words."""

    where: str
    what: str


def problems(db: Connection, indexes: bool = True) -> list[Problem]:
    """Return all problems of a record. ``indexes``: of its index of words too, which is looked at by writing."""
    found = [*_file(db), *(_words(db) if indexes else ()), *links(db)]
    if wrong := _judgements(db):
        return found + wrong                # what they correct cannot be told
    texts = dict(db.execute(select(t.articles.c.number, t.articles.c.id)).all())
    found += [Problem(f"{texts[number]} story", _DIFFERS.format(t.goes_on.name))
              for number in differing_matters(RecordStores(db), texts)]
    comparison = Comparison(db)
    for number, article in db.execute(select(t.readings.c.number, t.readings.c.article).order_by(t.readings.c.number)):
        found += [Problem(f"{article} {where}".strip(), what) for where, what in _kept(db, number, comparison)]
    return found or [Problem(table, _DIFFERS.format(table)) for table in comparison.surplus()]


def links(db: Connection) -> list[Problem]:
    """Return the problems of a record that show without reading its readings.

    Raises OR-407 where a table or a column is missing, as whoever asks for it would.
    """
    for table in t.metadata.sorted_tables:
        db.execute(select(table).limit(0))
    has_indexes(db)
    return [*_copies(db), *_order(db), *_stories(db)]


def _file(db: Connection) -> Iterator[Problem]:
    for where, what in broken_pages(db):
        yield Problem(where, what)


def _words(db: Connection) -> Iterator[Problem]:
    if not is_that_of_texts(db):
        yield Problem("the index of words", "it is not that of the texts; rebuild the record")


def _copies(db: Connection) -> Iterator[Problem]:
    """Compare what is said to be a copy with how it is said to be one, and count the entries of the sketches."""
    a, c = t.articles.c, t.copies.c
    query = select(a.id).outerjoin(t.copies, c.number == a.number).where(a.copy_of.is_(None) != c.kind.is_(None))
    for id in db.scalars(query):
        yield Problem(f"{id} copy", "the table of copies and that of articles differ; rebuild the record")
    if CopyStore(db).strayed():
        yield Problem("sketches", "there are entries that belong to no article; rebuild the record")
    for owned, owner, key in (
        (t.statement_actors.c.statement, "statements", t.statements.c.key),
        (t.claim_pairs.c.claim_article, "claims", t.claim_articles.c.key),
        (t.statement_actors.c.actor, "actors", t.actors.c.id), (t.article_actors.c.actor, "actors", t.actors.c.id),
        (t.told_ties.c.one, "actors", t.actors.c.id), (t.told_ties.c.other, "actors", t.actors.c.id),
        (t.positions.c.party, "actors", t.actors.c.id),
        (t.event_clues.c.number, "articles", t.articles.c.number),
        (t.event_sides.c.event, "events", t.events.c.key), (t.event_sides.c.actor, "actors", t.actors.c.id),
        (t.position_actors.c.claim_article, "claims", t.claim_articles.c.key),
    ):
        if db.scalar(select(func.count()).where(owned.not_in(select(key)))):
            yield Problem(owner, f"the table {owned.table.name} has rows that belong to none; rebuild the record")


def _order(db: Connection) -> Iterator[Problem]:
    """Look for versions of a page, and groups of claims, that do not hang together."""
    for id in misordered(db):
        yield Problem(f"{id} version", "the versions of its page are out of order; rebuild the record")
    for id in misgrouped(db):
        yield Problem(f"{id} claims", "a claim of it is in no group, or rests on itself; rebuild the record")
    if not is_ranked(db):
        yield Problem("claims", _DIFFERS.format(t.claim_ranks.name))
    for table in differing(db):
        yield Problem("lists", _DIFFERS.format(table))
    for id in misgrouped_events(db):
        yield Problem(f"{id} events", "an event of it is in no group, or rests on itself; rebuild the record")


def _stories(db: Connection) -> Iterator[Problem]:
    """Look for articles of a known day that are in no story, and for stories that are not what the journal says."""
    for where, what in astray(db):
        yield Problem(where, f"{what}; rebuild the record")


def _judgements(db: Connection) -> list[Problem]:
    return [Problem(f"correction {id}", what) for id, what in unsound(db)]


def _kept(db: Connection, number: int, comparison: Comparison) -> Iterator[tuple[str, str]]:
    try:
        reading = Reading.from_json(kept(db, number))
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError) as error:
        yield "", f"its reading cannot be read ({error})"
        return
    yield from broken_spans(reading)
    yield from loose_ends(reading)
    reading = as_corrected(db, reading).reading
    if counted(db, number) != how_many(reading.article.text):
        yield "words", "the index of words does not have those of the text; rebuild the record"
    entry = entry_of(reading, rulings(db))
    for table in comparison.differing(number, entry):
        yield table, _DIFFERS.format(table)
    if not CopyStore(db).has_entries(number, entry.sketch()):
        yield "sketch", "the sketch of its words is not complete; rebuild the record"
    if Articles(db).credits([number])[number] != entry.credits():
        yield "credits", "the table of credits differs from the reading; rebuild the record"
