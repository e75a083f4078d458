"""Correcting the record: a person's judgement goes in, and what it changed comes out; nothing kept is rewritten.

In: ids and changes in words. Out: ``Correction`` (before and after) and the list of all corrections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts.judgement import Judgement, Subject
from onrecord.judging.actors import own_id
from onrecord.judging.apply import find_position
from onrecord.judging.in_force import in_force, undone_by
from onrecord.judging.pairs import node
from onrecord.judging.whereabouts import find_in
from onrecord.questions.answers import Page
from onrecord.questions.corrected_rows import Corrected, Correction, CorrectionRow, CorrectionState
from onrecord.questions.judging import Wanted, draft, judgement_for
from onrecord.questions.keeping_told import keep_told
from onrecord.questions.ladders import claim_rows
from onrecord.questions.paging import asked, page
from onrecord.questions.rows import Rows
from onrecord.questions.showing import show
from onrecord.record import Change, Record, part_of_rows

_LONGEST = 2000      # characters of a reason, of a name


class Corrections:
    """The part of an open record that takes and lists corrections."""

    record: Record

    def correct(self, id: str, *, speaker: str | Sequence[str] = (), nobody: bool = False,
                not_a_statement: bool = False, position: str | None = None, date: str | None = None,
                same_as: str | None = None, not_same_as: str | None = None, claim: str | None = None,
                party: str | None = None, article: str | None = None, kind: str | None = None, by: str | None = None,
                why: str | None = None, try_only: bool = False, seen: Sequence[str] | None = None) -> Correction:
        """Correct one fact, and return the rows it bears on before and after.

        One thing at a time: ``speaker`` (one or several; ``nobody``: the text names nobody), ``not_a_statement``,
        ``position`` (or ``none``), ``date`` (of a statement, a position or an article), ``same_as`` or
        ``not_same_as`` (claims, actors, articles of a story). ``claim`` and ``party`` say which position, ``article``
        in which article an actor is meant, ``kind`` what a speaker is who is not on record yet. ``by`` and ``why``
        are kept beside it. ``try_only``: nothing is kept. ``seen``: the corrections of the fact (its ``judged``) that
        whoever corrects it knew of; where others stand behind it by now nothing is changed (OR-610). Raises
        OR-501 … OR-504, OR-510, OR-511 too.
        """
        speakers = (speaker,) if isinstance(speaker, str) else tuple(speaker)
        change = Wanted(speakers=tuple(map(_sound, speakers)), nobody=nobody, not_a_statement=not_a_statement,
                        position=position, day=date, same_as=same_as and _sound(same_as),
                        not_same_as=not_same_as and _sound(not_same_as), claim=claim and _sound(claim),
                        party=party and _sound(party), article=article and _sound(article), kind=kind)
        with self.record.changing(try_only) as moment:
            rows = Rows(moment)
            if seen is not None:
                _check_seen(rows, _sound(id), seen)
            made = judgement_for(rows, _sound(id), change)
            done = self._made(moment, made, by, why, try_only)
        return self._kept(done)

    def undo(self, id: str, *, by: str | None = None, why: str | None = None, try_only: bool = False) -> Correction:
        """Undo a correction (or an undo) by its id or the beginning of it: it stays on the list, undone.

        Raises OR-501 for an unknown one, OR-502 where several begin so, OR-512 where it is undone or forgotten.
        """
        with self.record.changing(try_only) as moment:
            judgements = moment.judgements()
            found = [j for j in judgements if id.strip() and j.id.startswith(id.strip())]
            if len(found) != 1:
                raise OnRecordError("OR-502" if found else "OR-501", where=repr(id))
            undone = found[0]
            if undone.forgotten or undone.id in undone_by(judgements):
                raise OnRecordError("OR-512", where=undone.id,
                                    detail="forgotten" if undone.forgotten else undone_by(judgements)[undone.id])
            made = msgspec.structs.replace(draft("undo", undone.touches, *undone.about), undoes=undone.id)
            done = self._made(moment, made, by, why, try_only)
        return self._kept(done)

    def corrections(self, *, limit: int | None = 60, after: str | None = None) -> Page[CorrectionRow]:
        """Corrections in order of making, undos among them, with what has become of each."""
        part = asked("corrections", limit, after)
        with self.record.snapshot() as snapshot:
            rows, judgements = Rows(snapshot), snapshot.judgements()
            found = part_of_rows(judgements, lambda one: (one.sequence,), part)
            return page("corrections", (_row(rows, one, judgements) for one in found.rows), found, part)

    def judgements(self) -> Iterator[Judgement]:
        """Yield every correction whole, as it is kept (``onrecord.facts.judgement``), in order of making."""
        yield from self.record.judgements()

    def _kept(self, done: Correction) -> Correction:
        """Tell the claims that a correction changed."""
        if not done.tried:
            keep_told(self.record)
        return done

    @staticmethod
    def _made(change: Change, made: Judgement, by: str | None, why: str | None, tried: bool) -> Correction:
        """Keep a judgement and tell what changed."""
        made = msgspec.structs.replace(made, by=_told(by), why=_told(why),
                                       made_at=datetime.now(UTC).isoformat(timespec="seconds"))
        before = _bearing(Rows(change), made)
        made = change.judge(made)
        rows = Rows(change)
        return Correction(_row(rows, made, change.judgements()), before, _bearing(rows, made), tried)


def _check_seen(rows: Rows, id: str, seen: Sequence[str]) -> None:
    """Raise OR-610 where other corrections stand behind a fact than those that were seen."""
    now = show(rows, id, limit=1).fact.judged
    if tuple(now) != tuple(seen):
        raise OnRecordError("OR-610", where=id, detail=f"by {' '.join(now) or 'an undo'}")


def _sound(asked: str) -> str:
    """Return what was written without characters that no text can hold (halves of pairs)."""
    return asked.encode("utf-8", "replace").decode("utf-8")


def _told(words: str | None) -> str | None:
    return _sound(words.strip())[:_LONGEST] or None if words else None


# --- what a correction bears on

def _bearing(rows: Rows, judgement: Judgement) -> tuple[Corrected, ...]:
    """Return the rows that a judgement is about, as they are now: none where a fact is not there."""
    found: list[Corrected] = []
    for subject in judgement.about:
        if judgement.touches == "article":
            found += _facts(rows, judgement, subject)
        elif judgement.touches == "claims":
            group = rows.snapshot.claims.of_id(subject.id)
            found += claim_rows(rows, [group], None) if group is not None else ()
        elif judgement.touches == "actors":
            found += [rows.who(id) for id in _actors(rows, subject)]
        else:
            number = rows.snapshot.articles.number_of(subject.id)
            found += [] if number is None else [rows.article(rows.snapshot.articles.one(number))]
    return tuple(dict.fromkeys(found))


def _facts(rows: Rows, judgement: Judgement, subject: Subject) -> list[Corrected]:
    number = rows.snapshot.articles.number_of(subject.article or "")
    if number is None:
        return []
    reading = rows.reading(number)
    id = find_in(subject, reading)
    if subject.what == "article":
        return [rows.article(rows.snapshot.articles.one(number))]
    if subject.what == "statement":
        said: list[Corrected] = [rows.statement(number, i) for i, s in enumerate(reading.statements) if s.id == id]
        return said + [rows.position(number, i, j) for i, claim in enumerate(reading.all_claims)
                       for j, position in enumerate(claim.positions) if id and position.statement == id]
    for i, claim in enumerate(reading.all_claims):
        place = find_position(judgement, claim, reading) if claim.id == id else None
        if place is not None:
            return [rows.position(number, i, place)]
    return []


def _actors(rows: Rows, subject: Subject) -> list[str]:
    if subject.article is None:
        id = rows.judged_across().actors.leads.get(subject.id, subject.id)
        return [id] if rows.snapshot.actors.has(id) else []
    number = rows.snapshot.articles.number_of(subject.article)
    here = number is not None and find_in(subject, rows.reading(number))
    who = rows.actor(number, here) if number is not None and here else None
    return [who.id] if who else []


# --- the list

def _row(rows: Rows, judgement: Judgement, judgements: Sequence[Judgement]) -> CorrectionRow:
    undone = undone_by(judgements)
    return CorrectionRow(
        id=judgement.id, sequence=judgement.sequence, made_at=judgement.made_at, by=judgement.by, why=judgement.why,
        kind=judgement.kind, what=judgement.about[0].what if judgement.about else "?",
        about=tuple(subject.id for subject in judgement.about), value=_value(judgement),
        articles=tuple(dict.fromkeys(subject.article for subject in judgement.about if subject.article)),
        state=_state(rows, judgement, undone.get(judgement.id), judgements), undoes=judgement.undoes,
        undone_by=undone.get(judgement.id))


def _value(judgement: Judgement) -> str | None:
    if judgement.forgotten:
        return None
    if judgement.kind == "speaker":
        return " and ".join(named.name for named in judgement.speakers) or "nobody named"
    if judgement.kind == "position":
        return judgement.position or "none"
    if judgement.kind == "undo":
        return None
    return judgement.day or judgement.kind.replace("_", " ")


def _state(rows: Rows, judgement: Judgement, undone: str | None, judgements: Sequence[Judgement]) -> CorrectionState:
    if judgement.forgotten:
        return "forgotten"
    if judgement.kind == "undo":
        return "undone undo" if undone else "undo"
    if undone:
        return "undone"
    across = rows.judged_across()
    if judgement.id in (*across.actors.pairs.overruled, *across.claims.overruled, *across.stories.overruled):
        return "overruled"
    if not all(_there(rows, judgement, subject) for subject in judgement.about):
        return "without its fact"
    return "overruled" if any(_overrules(later, judgement) for later in in_force(judgements)) else "in force"


def _overrules(one: Judgement, other: Judgement) -> bool:
    """Whether one judgement was made after another, on the same matter."""
    if one.kind == "undo" or one.touches != other.touches or one.sequence <= other.sequence:
        return False
    if one.touches == "article":
        return one.kind == other.kind and one.about == other.about
    return set(map(node, one.about)) == set(map(node, other.about))


def _there(rows: Rows, judgement: Judgement, subject: Subject) -> bool:
    """Whether what a judgement is about is on record, in any version."""
    if subject.article is None:
        return bool(_actors(rows, subject)) or rows.snapshot.actors.has(own_id(subject))
    numbers = rows.snapshot.articles.texts_of(subject.article)
    if judgement.touches == "article":
        return any(judgement.id not in rows.corrected(number).lost for number in numbers)
    return any(find_in(subject, rows.reading(number)) for number in numbers)
