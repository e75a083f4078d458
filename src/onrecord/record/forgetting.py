"""Taking an article off the record, without a trace.

In: an article's id. Out: its readings, texts, words, facts, and whatever actors and claims nobody else has are gone;
what rested on them is set right from the readings that stay. Freed pages are overwritten (``secure_delete``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec
from sqlalchemy import Connection, Table, delete, exists, func, insert, select

from onrecord.errors import OnRecordError
from onrecord.facts import Reading
from onrecord.joining import Joiner, entry_of, judged_claims, resting_on
from onrecord.record.files import forget_files_of
from onrecord.record.judgements import forget_judgements, rulings
from onrecord.record.schema import tables as t
from onrecord.record.schema.claim_wordings import actors_in, day_of, marks_in, pairs_of, wordings_of
from onrecord.record.schema.columns import NEVER, marks_of
from onrecord.record.schema.counting import LISTS
from onrecord.record.schema.event_wordings import about_of, clues_of
from onrecord.record.sqlite.stores import RecordStores
from onrecord.record.sqlite.text_store import TextStore
from onrecord.record.sqlite.word_index import clear_words, forget_marks, forget_words, write_over
from onrecord.record.writing import actor_rows, called, state_row
from onrecord.record.writing_events import sides_of

Decode = Callable[[Connection, int], Reading]


class Forgotten(msgspec.Struct, frozen=True):
    """What went with an article: how many texts (versions), statements and claims of it."""

    article: str
    texts: int
    statements: int
    claims: int


def forget(db: Connection, article: str, decode: Decode, joiner: Joiner) -> Forgotten:
    """Remove all versions of an article within the caller's transaction. Raises OR-501 for an unknown id.

    ``decode``: returns the kept reading of a number. ``joiner``: sets right what rested on it.
    """
    c, numbers = t.articles.c, numbers_of(db, article)
    if not numbers:
        raise OnRecordError("OR-501", where=repr(article), detail="only the whole id of an article will do")
    gone = Forgotten(article, len(numbers), _count(db, t.statements, numbers), _count(db, t.claim_articles, numbers))
    stores = RecordStores(db)
    judged_before = judged_claims(stores, rulings(db))
    named = {name for name, _ in called_in(db, numbers, decode)}
    ids = set(db.scalars(select(c.id).where(c.number.in_(numbers))))
    take_off(db, numbers, decode, joiner)
    forget_files_of(db, numbers)
    db.execute(delete(t.readings).where(t.readings.c.number.in_(numbers)))
    if forget_judgements(db, ids, named):
        joiner.obey(stores, rulings(db), judged_before)
    write_over(db)
    return gone


def numbers_of(db: Connection, article: str) -> list[int]:
    """Return the numbers of all versions of an article by its id."""
    c = t.articles.c
    publications = select(c.publication).where(c.id == article)
    return list(db.scalars(select(c.number).where(c.publication.in_(publications))))


def take_off(db: Connection, numbers: Sequence[int], decode: Decode, joiner: Joiner) -> None:
    """Take articles off the derived tables, and set right what rested on them from what stays."""
    stores = RecordStores(db)
    resting = resting_on(stores, rulings(db), numbers)
    names = called_in(db, numbers, decode)
    for number in numbers:
        entry = entry_of(decode(db, number), rulings(db))
        forget_words(db, number, entry.reading.article.text)
        stores.copies.forget_entries(number, entry.sketch())
        _forget_statements(db, number)
        _forget_claims(db, number)
        _forget_events(db, number, entry.reading)
    db.execute(delete(t.articles).where(t.articles.c.number.in_(numbers)))      # the rest follows by foreign keys
    joiner.settle(stores, rulings(db), resting)
    TextStore(db).forget_names([(name, t.ACTOR.kept(actor), times) for (name, actor), times in names.items()])
    db.execute(delete(t.names).where(t.names.c.articles <= 0))
    settle_actors(db, {actor for _, actor in names}, decode)


def called_in(db: Connection, numbers: Iterable[int], decode: Decode) -> Counter[tuple[str, str]]:
    """Return (folded name, actor) by which some texts call actors, and how many of them do."""
    found = Counter[tuple[str, str]]()
    for number in numbers:
        found.update(called(decode(db, number), _actor_ids(db, number)))
    return found


def _actor_ids(db: Connection, number: int) -> dict[str, str]:
    """Return the record's actors of a text by their ids in its reading, as it was written: judgements may differ."""
    here = t.article_actors.c
    return {row.id: row.actor for row in db.execute(select(here.id, here.actor).where(here.number == number))}


def _forget_statements(db: Connection, number: int) -> None:
    """Remove from an article's statements what no foreign key leads to."""
    s, part, here = t.statements.c, t.statement_actors.c, t.article_actors.c
    rows = db.execute(select(s.key, s.day, s.on_behalf_of, s.words).where(s.number == number)).all()
    forget_marks(db, "statement_words", [(row.key, marks_of(row.words)) for row in rows])
    named = db.scalars(select(here.actor).where(here.number == number)).all()
    actors = {*named, *(row.on_behalf_of for row in rows if row.on_behalf_of)}
    for row in rows:
        db.execute(delete(t.statement_actors).where(
            part.actor.in_(actors), part.part.in_([word for word, _ in t.PART.codes]), part.day == (row.day or NEVER),
            part.statement == row.key))


def _forget_events(db: Connection, number: int, reading: Reading) -> None:
    """Remove the sides of an article's events, and what they are found by, to which no foreign key leads."""
    e, of, actor_ids = t.events.c, t.event_sides.c, _actor_ids(db, number)
    about, clue = t.event_articles.c, t.event_clues.c
    rows = db.execute(select(e.key, e.place, e.sort_day, e.since).where(e.number == number)).all()
    for stems in db.scalars(select(about.stems).where(about.number == number)).all():
        days = {day_of(row.since) for row in rows}
        db.execute(delete(t.event_clues).where(
            clue.clue.in_(clues_of(about_of(stems))), clue.day.in_(days), clue.number == number))
    for row in rows:
        for side, actor in sides_of(reading.events[row.place], reading, actor_ids):
            db.execute(delete(t.event_sides).where(
                of.actor == actor, of.side == side, of.day == row.sort_day, of.event == row.key))


def _forget_claims(db: Connection, number: int) -> None:
    """Remove from an article's claims what no foreign key leads to."""
    ca, p, q, held = t.claim_articles.c, t.claim_pairs.c, t.position_actors.c, t.positions.c
    for row in db.execute(select(ca.key, ca.wordings, ca.since).where(ca.number == number)).all():
        own = wordings_of(row.wordings)
        forget_marks(db, "claim_words", [(row.key, marks_in(own))])
        days = select(held.sort_day).where(held.claim_article == row.key)
        db.execute(delete(t.position_actors).where(
            q.actor.in_(actors_in(own)), q.day.in_(days), q.claim_article == row.key))
        db.execute(delete(t.claim_pairs).where(
            p.pair.in_(pairs_of(own)), p.day == day_of(row.since), p.claim_article == row.key))


def clear_derived(db: Connection) -> None:
    """Empty every table but the readings and the judgements."""
    clear_words(db)
    for table in reversed(t.DERIVED):
        db.execute(delete(table))
    db.execute(delete(t.totals))
    db.execute(insert(t.totals), [{"list": name, "kind": 0, "counted": 0} for name in LISTS])


def _count(db: Connection, table: Table, numbers: Sequence[int]) -> int:
    return db.scalar(select(func.count()).where(table.c.number.in_(numbers))) or 0


def settle_actors(db: Connection, actors: Iterable[str], decode: Decode) -> None:
    """Remove actors that no article names any more; the others take their wording from the first that still does."""
    here = t.article_actors.c
    for actor in actors:
        first = db.scalar(select(func.min(here.number)).where(here.actor == actor))
        if not db.scalar(select(exists().where(t.names.c.actor == actor))):
            db.execute(delete(t.actors).where(t.actors.c.id == actor))
        elif first is None:                 # a state that some speak for
            db.execute(t.actors.update().where(t.actors.c.id == actor).values(state_row(actor, 0)))
        elif not db.scalar(select(exists().where(t.actors.c.id == actor, t.actors.c.number == first))):
            row = actor_rows(entry_of(decode(db, first), rulings(db)), first)[actor]
            db.execute(t.actors.update().where(t.actors.c.id == actor).values(row))
