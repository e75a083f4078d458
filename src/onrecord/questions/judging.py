"""From what somebody asks to correct to a judgement: ids, names and days become data that survives a new reading.

In: an id and one change, in words. Out: a ``Judgement`` not yet kept. What it is about must be on record: unknown is
OR-501, several are OR-502, a change that does not fit the fact is OR-510, one that contradicts another OR-511.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import get_args

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Actor, Claim, Position, Reading, Span
from onrecord.facts.actor import ActorKind
from onrecord.facts.claim import PositionKind
from onrecord.facts.dated import asked_day
from onrecord.facts.judgement import Judgement, JudgementKind, Named, Subject, SubjectKind, Touches
from onrecord.facts.vocabulary import words
from onrecord.judging.in_force import in_force
from onrecord.judging.pairs import pairs
from onrecord.judging.whereabouts import words_hash
from onrecord.linking.same_actor import folded_name, record_actor_id
from onrecord.questions.naming import actors_meant
from onrecord.questions.rows import Rows
from onrecord.questions.showing import resolve
from onrecord.record import PositionPlace

NO_POSITION = "none"
_NAMED = 6      # how many candidates an error names


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wants corrected: exactly one of the first seven.

    ``speakers``: names, codes or ids; ``kind``: of speakers that are not on record yet. ``position``: a position or
    ``none``. ``day``: ISO. ``same_as``, ``not_same_as``: an id. ``claim``, ``party``: which position of several.
    ``article``: in which article an actor is meant.
    """

    speakers: tuple[str, ...] = ()
    nobody: bool = False
    not_a_statement: bool = False
    position: str | None = None
    day: str | None = None
    same_as: str | None = None
    not_same_as: str | None = None
    claim: str | None = None
    party: str | None = None
    article: str | None = None
    kind: str | None = None


def judgement_for(rows: Rows, asked: str, change: Wanted) -> Judgement:
    """Return the judgement that a change of a fact is, not yet kept. Raises OR-501 … OR-504, OR-510, OR-511."""
    chosen = [name for name in ("speakers", "nobody", "not_a_statement", "position", "day", "same_as", "not_same_as")
              if getattr(change, name)]
    if len(chosen) != 1:
        raise OnRecordError("OR-510", where=repr(asked), detail="say one thing at a time" if chosen else "say what")
    if chosen[0] in ("same_as", "not_same_as"):
        return _pair(rows, asked, change)
    kind, id = resolve(rows, asked)
    if chosen[0] in ("speakers", "nobody", "not_a_statement"):
        if kind != "statement":
            raise OnRecordError("OR-510", where=repr(asked), detail=f"this is a {kind}, and only a statement is said")
        number, place = rows.snapshot.statements.place_of(id)
        said = rows.reading(number).statements[place]
        subject = _subject("statement", rows.reading(number), said.id, said.content)
        if chosen[0] == "not_a_statement":
            return draft("not_a_statement", "article", subject)
        return msgspec.structs.replace(draft("speaker", "article", subject), speakers=tuple(
            _speaker(rows, number, name, change.kind) for name in change.speakers))
    if chosen[0] == "position":
        return _position(rows, kind, id, change)
    return _day(rows, kind, id, change)


def draft(kind: JudgementKind, touches: Touches, *about: Subject) -> Judgement:
    """Return a judgement without id, author and time."""
    return Judgement(id="", sequence=0, made_at="", by=None, why=None, kind=kind, touches=touches, about=about)


def _subject(what: SubjectKind, reading: Reading, id: str, spans: Sequence[Span]) -> Subject:
    article = reading.article
    return Subject(what, id, article.id, article.text_hash, tuple(spans), words_hash(article.text, spans))


# --- who spoke

def _speaker(rows: Rows, number: int, asked: str, kind: str | None) -> Named:
    """Return a speaker: an actor of the article, else one on record, else a new one whose kind was given."""
    here = rows.reading(number).actors
    own = next((actor for actor in here if actor.id == asked.strip()), None)
    if own is not None:
        return _own(own)
    try:
        ids = actors_meant(rows, asked)
    except OnRecordError as error:
        if error.code != "OR-504" or kind is None:
            raise
        return _new(asked, kind)
    known = [actor for actor in here if (who := rows.actor(number, actor.id)) is not None and who.id in ids]
    return _own(known[0]) if known else _on_record(rows, sorted(ids)[0])


def _own(actor: Actor) -> Named:
    return Named(actor.name, actor.kind, actor.code, actor.of, actor.named, actor.id, actor.mentions)


def _on_record(rows: Rows, id: str) -> Named:
    row = rows.snapshot.actors.one(id)
    return Named(row.name, row.kind, row.code, row.of, bool(row.named))


def _new(name: str, kind: str) -> Named:
    known = {actor_kind: actor_kind for actor_kind in get_args(ActorKind)}
    if kind not in known or not folded_name(name):
        raise OnRecordError("OR-510", where=repr(kind), detail=f"an actor is one of {', '.join(known)}")
    return Named(" ".join(name.split()), known[kind])


# --- positions and days

def _position(rows: Rows, kind: str, id: str, change: Wanted) -> Judgement:
    known: dict[str, PositionKind] = {name: name for name in words("positions")}
    if change.position != NO_POSITION and change.position not in known:
        raise OnRecordError("OR-510", where=repr(change.position), detail=", ".join([*known, NO_POSITION]))
    subject = _position_meant(rows, kind, id, change)
    return msgspec.structs.replace(draft("position", "article", subject), position=known.get(change.position or ""))


def _day(rows: Rows, kind: str, id: str, change: Wanted) -> Judgement:
    day = (change.day or "").strip()
    asked_day(day, last=False)
    if kind == "article":
        number = rows.snapshot.articles.number_of(id) or 0
        article = rows.reading(number).article
        return msgspec.structs.replace(draft("date", "article", Subject("article", id, id, article.text_hash)), day=day)
    if kind == "statement" and change.claim is None and change.party is None:
        number, place = rows.snapshot.statements.place_of(id)
        said = rows.reading(number).statements[place]
        subject = _subject("statement", rows.reading(number), said.id, said.content)
    else:
        subject = _position_meant(rows, kind, id, change)
    return msgspec.structs.replace(draft("date", "article", subject), day=day)


def _position_meant(rows: Rows, kind: str, id: str, change: Wanted) -> Subject:
    """Return the one position that is meant by a statement or a claim, and by a party or claim beside it."""
    if kind not in ("statement", "claim"):
        raise OnRecordError("OR-510", where=repr(id), detail="a position is named by its statement, or claim and party")
    found = [one for one in map(partial(_at, rows), _positions(rows, kind, id))
             if kind == "claim" or one[2].statement == id]
    if change.claim is not None:
        _, wanted = resolve(rows, change.claim, ["claim"])
        group = rows.snapshot.claims.of_id(wanted)
        found = [one for one in found if rows.snapshot.claims.of_id(one[1].id) == group]
    if change.party is not None:
        ids = actors_meant(rows, change.party)
        found = [one for one in found if (who := rows.actor(one[0], one[2].party)) is not None and who.id in ids]
    if not found:
        raise OnRecordError("OR-510", where=repr(id), detail="there is no such position on it")
    if len(found) > 1:
        some = ", ".join(_told(rows, *one) for one in found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
        raise OnRecordError("OR-502", where=repr(id), detail=f"it could be {some}")
    number, claim, position = found[0]
    return msgspec.structs.replace(
        _subject("position", rows.reading(number), claim.id, claim.anchor), statement=position.statement,
        party=position.party, evidence=position.evidence)


def _at(rows: Rows, row: PositionPlace) -> tuple[int, Claim, Position]:
    claim = rows.reading(row.number).all_claims[row.claim_place]
    return row.number, claim, claim.positions[row.place]


def _positions(rows: Rows, kind: str, id: str) -> Sequence[PositionPlace]:
    if kind == "claim":
        claim = rows.snapshot.claims.of_id(id)
        return rows.snapshot.claims.positions([] if claim is None else [claim], None)
    number, _ = rows.snapshot.statements.place_of(id)
    groups = {rows.snapshot.claims.of_id(claim.id) for claim in rows.reading(number).claims
              if any(position.statement == id for position in claim.positions)}
    return [row for row in rows.snapshot.claims.positions({group for group in groups if group is not None}, None)
            if row.number == number]


def _told(rows: Rows, number: int, claim: Claim, position: Position) -> str:
    who = rows.actor(number, position.party)
    return f"{position.statement or claim.id} ({who.name if who else 'unnamed'}, on {claim.id})"


# --- the same, or not

def _pair(rows: Rows, asked: str, change: Wanted) -> Judgement:
    other = change.same_as or change.not_same_as or ""
    kind: JudgementKind = "same" if change.same_as else "not_same"
    (one, first), (two, second) = resolve(rows, asked), resolve(rows, other)
    whats = {"actor here": "actor"}
    if whats.get(one, one) != whats.get(two, two) or one == "statement":
        raise OnRecordError("OR-510", where=repr(asked), detail=f"a {one} and a {two}: two claims, actors or articles")
    if one == "claim":
        made = draft(kind, "claims", *_claims(rows, first, second, kind))
    elif one == "article":
        made = draft(kind, "stories", Subject("article", first, first), Subject("article", second, second))
    else:
        made = _actors(rows, (one, first), (two, second), kind, change.article)
    _check_pair(rows, made)
    return made


def _claims(rows: Rows, first: str, second: str, kind: JudgementKind) -> tuple[Subject, Subject]:
    """Return the two claims: whole groups are brought together by their first claims, parted as they were named."""
    groups = [rows.snapshot.claims.of_id(id) for id in (first, second)]
    ids = (first, second)
    if kind == "same" and groups[0] != groups[1]:
        links = [rows.snapshot.claims.in_texts([group or 0], None)[0] for group in groups]
        ids = links[0].id, links[1].id
    one, other = (_claim(rows, id) for id in ids)
    return one, other


def _claim(rows: Rows, id: str) -> Subject:
    group = rows.snapshot.claims.of_id(id)
    row = next(row for row in rows.snapshot.claims.in_texts([group or 0], None) if row.id == id)
    return _subject("claim", rows.reading(row.number), id, row.anchor)


def _actors(rows: Rows, one: tuple[str, str], two: tuple[str, str], kind: JudgementKind, article: str | None,
            ) -> Judgement:
    first = _actor_meant(rows, one, article)
    whole = two[1] if two[0] == "actor" else rows.snapshot.actors.of_id(two[1]) or two[1]
    called = _on_record(rows, whole)
    second = Subject("actor", whole, name=called.name)
    if first.article is None and first.id.isupper() and second.id.isupper():
        raise OnRecordError("OR-510", where=f"{first.id} {second.id}", detail="two states are two")
    if kind == "not_same" and first.id == second.id:
        raise OnRecordError("OR-510", where=first.id, detail="say in which article it is somebody else, with --in")
    made = draft(kind, "actors", first, second)
    return msgspec.structs.replace(made, known_as=called) if kind == "same" else made


def _actor_meant(rows: Rows, one: tuple[str, str], article: str | None) -> Subject:
    """Return an actor of the whole record, or the one of the article that its id or ``article`` says."""
    kind, id = one
    if kind == "actor" and article is None:
        return Subject("actor", id, name=rows.snapshot.actors.one(id).name)
    if article is not None:
        _, article_id = resolve(rows, article, ["article"])
        number = rows.snapshot.articles.number_of(article_id) or 0
    else:
        number = rows.snapshot.actors.text_naming(id)
    own = [actor for actor in rows.reading(number).actors if id in (actor.id, _record_id(rows, number, actor))]
    if len(own) != 1:
        some = ", ".join(actor.id for actor in own)
        raise OnRecordError("OR-502" if own else "OR-501", where=repr(id),
                            detail=f"it could be {some}" if own else f"not in {article}")
    subject = _subject("actor", rows.reading(number), own[0].id, own[0].mentions)
    return msgspec.structs.replace(subject, name=own[0].name)


def _record_id(rows: Rows, number: int, actor: Actor) -> str:
    who = rows.actor(number, actor.id)
    return who.id if who else record_actor_id(actor, rows.reading(number).article.id)


def _check_pair(rows: Rows, made: Judgement) -> None:
    """Raise OR-510 for a thing and itself, OR-511 where the judgement and others cannot all hold."""
    if len({(subject.article, subject.id) for subject in made.about}) < 2:
        raise OnRecordError("OR-510", where=made.about[0].id, detail="this is one and the same already")
    before = [j for j in in_force(rows.snapshot.judgements_across()) if j.touches == made.touches]
    passed_over = set(pairs(before).overruled)
    probe = msgspec.structs.replace(made, id="this", sequence=1 + max((j.sequence for j in before), default=0))
    after = pairs([*before, probe])
    if set(after.overruled) - passed_over:
        linked = {s.id for s in made.about}
        others = [j.id for j in before if linked & {s.id for s in j.about} and j.id not in after.by.get("this", ())]
        raise OnRecordError("OR-511", where=" ".join(s.id for s in made.about),
                            detail=f"see {', '.join(others[:_NAMED])}" if others else "")
