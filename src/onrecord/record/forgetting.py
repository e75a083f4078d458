"""Taking an article off the record, without a trace.

In: an article's id. Out: its readings, texts, words, facts, and whatever actors and claims nobody else has are gone;
what rested on them is set right from the readings that stay. Freed pages are overwritten (``secure_delete``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec
from sqlalchemy import Connection, Table, delete, exists, func, select, text

from onrecord.errors import OnRecordError
from onrecord.facts import Reading
from onrecord.record import tables as t
from onrecord.record.copies import Bodies, copies_resting_on, forget_sketch, settle
from onrecord.record.judged_claims import judged_claims, settle_judged
from onrecord.record.judgements import forget_judgements, rulings
from onrecord.record.same_claims import find_matches, regroup
from onrecord.record.word_index import clear_words, forget_words
from onrecord.record.writing import actor_rows

Decode = Callable[[Connection, int], Reading]


class Forgotten(msgspec.Struct, frozen=True):
    """What went with an article: how many texts (versions), statements and claims of it."""

    article: str
    texts: int
    statements: int
    claims: int


def forget(db: Connection, article: str, decode: Decode, bodies: Bodies) -> Forgotten:
    """Remove all versions of an article within the caller's transaction. Raises OR-501 for an unknown id.

    ``decode``: returns the kept reading of a number. ``bodies``: of the articles that are compared.
    """
    c, numbers = t.articles.c, numbers_of(db, article)
    if not numbers:
        raise OnRecordError("OR-501", where=repr(article), detail="only the whole id of an article will do")
    gone = Forgotten(article, len(numbers), _count(db, t.statements, numbers), _count(db, t.claim_articles, numbers))
    names, judged_before = t.actor_names.c, judged_claims(db, rulings(db))
    named = set(db.scalars(select(names.name).where(names.number.in_(numbers))))
    ids = set(db.scalars(select(c.id).where(c.number.in_(numbers))))
    take_off(db, numbers, decode, bodies)
    db.execute(delete(t.readings).where(t.readings.c.number.in_(numbers)))
    if forget_judgements(db, ids, named):
        settle_judged(db, rulings(db), judged_before)
    db.execute(text("INSERT INTO article_words(article_words) VALUES ('optimize')"))
    return gone


def numbers_of(db: Connection, article: str) -> list[int]:
    """Return the numbers of all versions of an article by its id."""
    c = t.articles.c
    publications = select(c.publication).where(c.id == article)
    return list(db.scalars(select(c.number).where(c.publication.in_(publications))))


def take_off(db: Connection, numbers: Sequence[int], decode: Decode, bodies: Bodies) -> None:
    """Take articles off the derived tables, and set right what rested on them from what stays."""
    judged_before = judged_claims(db, rulings(db))
    groups, orphans = _claims_resting_on(db, numbers)
    names = t.actor_names.c
    actors = db.scalars(select(names.actor).where(names.number.in_(numbers)).distinct()).all()
    copies = copies_resting_on(db, numbers)
    for number in numbers:
        article = decode(db, number).article
        forget_words(db, number, article.text)
        forget_sketch(db, number, article)
    db.execute(delete(t.articles).where(t.articles.c.number.in_(numbers)))      # the rest follows by foreign keys
    find_matches(db, orphans)
    ca = t.claim_articles.c
    joined = db.scalars(select(ca.claim).where(ca.key.in_(
        select(ca.same_as).where(ca.key.in_(orphans))))).all()
    regroup(db, {*groups, *joined}, orphans)
    settle_judged(db, rulings(db), judged_before)
    for number in copies:
        settle(db, number, bodies)
    settle_actors(db, actors, decode)


def clear_derived(db: Connection) -> None:
    """Empty every table but the readings and the judgements."""
    clear_words(db)
    for table in reversed(t.DERIVED):
        db.execute(delete(table))


def _count(db: Connection, table: Table, numbers: Sequence[int]) -> int:
    return db.scalar(select(func.count()).where(table.c.number.in_(numbers))) or 0


def _claims_resting_on(db: Connection, numbers: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the groups of the claims that go, and the claims elsewhere that were matched with them."""
    ca = t.claim_articles.c
    groups = db.scalars(select(ca.claim).where(ca.number.in_(numbers)).distinct()).all()
    going = select(ca.key).where(ca.number.in_(numbers))
    orphans = db.scalars(select(ca.key).where(ca.same_as.in_(going), ca.number.not_in(numbers))
                         .order_by(ca.since)).all()
    return list(groups), list(orphans)


def settle_actors(db: Connection, actors: Iterable[str], decode: Decode) -> None:
    """Remove actors that no article names any more; the others take their wording from the first that still does."""
    names = t.actor_names.c
    for actor in actors:
        first = db.scalar(select(func.min(names.number)).where(names.actor == actor))
        if first is None:
            db.execute(delete(t.actors).where(t.actors.c.id == actor))
        elif not db.scalar(select(exists().where(t.actors.c.id == actor, t.actors.c.number == first))):
            reading, ruled = decode(db, first), rulings(db).actors
            row = actor_rows(reading, first, ruled, ruled.ids(reading))[actor]
            db.execute(t.actors.update().where(t.actors.c.id == actor).values(row))
