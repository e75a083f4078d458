"""What people decided, as the record keeps it: rows are added and never changed, but for what is forgotten.

In: Judgements. Out: all of them, those in force on an article, and the rulings on actors, claims and stories. They are
a source like the readings: nothing derived, so a rebuild leaves them as they are. Order goes by ``sequence``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import Connection, exists, func, insert, select, update

from onrecord.facts import Reading
from onrecord.facts.identity import is_state
from onrecord.facts.judgement import Judgement, Subject
from onrecord.joining import NONE, Corrected, Rulings, corrected, rulings_of
from onrecord.record.opened import opened
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.counters import following
from onrecord.words.state_words import folded_name

_J = t.judgements.c
_STATE, _RULINGS = "judgements", "rulings"      # what a connection remembers
State = tuple[int, int]      # how many judgements there are, and how many were forgotten: with it all answers change


def state(db: Connection) -> State:
    """Return what tells whether anything was judged or forgotten since; it is asked once a transaction."""
    moment, known = db.get_transaction(), db.info.get(_STATE)
    if known is not None and known[0] is moment:
        found: State = known[1]
        return found
    row = db.execute(select(func.coalesce(func.max(_J.sequence), 0), func.coalesce(func.sum(_J.forgotten), 0))).one()
    db.info[_STATE] = (moment, (int(row[0]), int(row[1])))
    return int(row[0]), int(row[1])


def unlearn(db: Connection) -> None:
    """Forget what is remembered of the judgements of this transaction, as they changed in it."""
    db.info.pop(_STATE, None)
    db.info.pop(_RULINGS, None)


def write(db: Connection, judgement: Judgement) -> Judgement:
    """Add a judgement; its sequence and id are given here. Return it as it is kept."""
    sequence = following(db, "judgements")
    made = msgspec.structs.replace(judgement, sequence=sequence, id="")
    made = msgspec.structs.replace(made, id="j" + hashlib.sha256(msgspec.json.encode(made)).hexdigest()[:12])
    article = made.about[0].article if made.touches == "article" and made.about else None
    db.execute(insert(t.judgements), {"sequence": sequence, "id": made.id, "touches": made.touches, "article": article,
                                      "forgotten": False, "data": _stored(made)})
    unlearn(db)
    return made


def _stored(judgement: Judgement) -> str:
    return msgspec.json.encode(judgement).decode()


def _read(rows: Iterable[str]) -> list[Judgement]:
    return [msgspec.json.decode(data, type=Judgement) for data in rows]


def kept(db: Connection) -> list[Judgement]:
    """Return all judgements, undos among them, in order of making."""
    return _read(db.scalars(select(_J.data).order_by(_J.sequence)))


def one(db: Connection, id: str) -> Judgement | None:
    """Return the judgement with an id, or null."""
    return next(iter(_read(db.scalars(select(_J.data).where(_J.id == id)))), None)


def of_article(db: Connection, article: str) -> list[Judgement]:
    """Return the judgements on the facts of one article, undos among them, in order of making."""
    return _read(db.scalars(select(_J.data).where(_J.article == article).order_by(_J.sequence)))


def across(db: Connection) -> list[Judgement]:
    """Return the judgements on pairs of claims, actors or articles of a story, undos among them."""
    return _read(db.scalars(select(_J.data).where(_J.touches != "article").order_by(_J.sequence)))


def as_corrected(db: Connection, reading: Reading) -> Corrected:
    """Return a kept reading with what was corrected in it."""
    if not state(db)[0]:
        return Corrected(reading)
    return corrected(reading, of_article(db, reading.article.id))


def opened_as_corrected(db: Connection, data: bytes, where: str) -> Corrected:
    """Return a kept reading, given as its JSON, with what was corrected in it: read in parts where nothing was.

    ``where``: what an error (OR-407) calls it.
    """
    reading = opened(data, where)
    found = of_article(db, reading.article.id) if state(db)[0] else []
    return corrected(Reading.from_json(data), found) if found else Corrected(reading)


def rulings(db: Connection) -> Rulings:
    """Return what people decided across articles; it is read anew when something was judged since."""
    now = state(db)
    if now[0] == 0:
        return NONE
    before: tuple[State, Rulings] | None = db.info.get(_RULINGS)
    if before is not None and before[0] == now:
        return before[1]
    found = rulings_of(across(db))
    db.info[_RULINGS] = (now, found)
    return found


# --- forgetting

def forget_judgements(db: Connection, articles: Collection[str], names: Collection[str]) -> bool:
    """Take away what judgements tell of articles that go; that they were made stays. Whether there were any.

    ``names``: folded names of the actors in these articles. Gone are the facts, the values, the reasons, as these may
    quote the articles. To be called when the facts have gone from the tables.
    """
    every = kept(db)
    still = t.names.c.name
    names = {name for name in names if not db.scalar(select(exists().where(still == name)))}
    ids = {j.id for j in every if not j.forgotten and any(_of(subject, articles, names) for subject in j.about)}
    for judgement in every:                                # an undo tells of what it undid
        if judgement.undoes in ids:
            ids.add(judgement.id)
    for judgement in every:
        if judgement.id in ids:
            left = Judgement(id=judgement.id, sequence=judgement.sequence, made_at=judgement.made_at, by=judgement.by,
                             why=None, kind=judgement.kind, touches=judgement.touches, undoes=judgement.undoes,
                             forgotten=True)
            db.execute(update(t.judgements).where(_J.id == judgement.id).values(
                article=None, forgotten=True, data=_stored(left)))
    unlearn(db)
    return bool(ids)


def _of(subject: Subject, articles: Collection[str], names: Collection[str]) -> bool:
    """Whether a subject stands in one of these articles, or is an actor of one of these names."""
    if subject.article is not None:
        return subject.article in articles
    return not is_state(subject.id) and (folded_name(subject.name or "") or (subject.name or "").casefold()) in names


def unsound(db: Connection) -> list[tuple[str, str]]:
    """Return (id, what is wrong) of rows that cannot be read, or do not say what their columns say."""
    wrong: list[tuple[str, str]] = []
    known: set[str] = set()
    for row in db.execute(select(t.judgements).order_by(_J.sequence)):
        try:
            judgement = msgspec.json.decode(row.data, type=Judgement)
        except (msgspec.MsgspecError, UnicodeError) as error:
            wrong.append((str(row.id), f"this correction cannot be read ({error})"))
            continue
        article = judgement.about[0].article if judgement.touches == "article" and judgement.about else None
        says = judgement.id, judgement.sequence, judgement.touches, judgement.forgotten, article
        if says != (row.id, row.sequence, row.touches, bool(row.forgotten), row.article):
            wrong.append((row.id, "the table of corrections says something else of it than it does itself"))
        if judgement.undoes is not None and judgement.undoes not in known:
            wrong.append((row.id, f"it undoes {judgement.undoes}, which is not on record before it"))
        known.add(row.id)
    return wrong
