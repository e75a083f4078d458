"""A kept Reading with what people corrected in it.

In: the kept Reading and the judgements in force on its article. Out: ``Corrected``: the reading as it is asked, which
judgements stand behind which facts, and those whose fact is not in it. The kept Reading is left as it is.
The kinds are applied one after the other, within a kind the later judgement wins.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from onrecord.facts import Claim, Position, Reading, Statement
from onrecord.facts.judgement import Judgement, Subject
from onrecord.facts.span import overlap
from onrecord.judging.dating import date_article, date_position, date_statement
from onrecord.judging.speaking import speak
from onrecord.judging.whereabouts import find_in

_TURNS = (
    # kind, what it is about: positions come last, as they rest on statements and name their party by who spoke
    ("date", "article"), ("not_a_statement", "statement"), ("speaker", "statement"), ("date", "statement"),
    ("date", "position"), ("position", "position"),
)


class Corrected(msgspec.Struct, frozen=True):
    """A reading as corrected. ``judged``: ids of judgements by fact; a position's fact is ``position_key``.

    ``lost``: judgements on this article that found no fact in it.
    """

    reading: Reading
    judged: dict[str, tuple[str, ...]] = {}
    lost: tuple[str, ...] = ()

    def on(self, *facts: str | None) -> tuple[str, ...]:
        """Return the judgements on any of these facts, each once; those on the article bear on all of them."""
        found = (id for fact in (self.reading.article.id, *facts) if fact for id in self.judged.get(fact, ()))
        return tuple(dict.fromkeys(found))


def position_key(claim: Claim, position: Position) -> str:
    """Return by what a position is told from the others of its reading."""
    return f"{claim.id} {position.statement or position.evidence} {position.party or ''}"


def corrected(kept: Reading, judgements: Iterable[Judgement]) -> Corrected:
    """Return a reading with the judgements in force applied, given in order of making."""
    judgements = [j for j in judgements if j.touches == "article"]
    if not judgements:
        return Corrected(kept)
    work, lost = _Work(kept), []
    for kind, what in _TURNS:
        for judgement in judgements:
            if (judgement.kind, judgement.about[0].what) == (kind, what) and not work.apply(judgement):
                lost.append(judgement.id)
    return Corrected(work.reading, {fact: tuple(kinds.values()) for fact, kinds in work.judged.items()}, tuple(lost))


class _Work:
    """One reading while it is corrected; ``judged``: by fact and kind the judgement that counts."""

    def __init__(self, kept: Reading) -> None:
        self.kept, self.reading = kept, kept
        self.judged: dict[str, dict[str, str]] = {}

    def apply(self, judgement: Judgement) -> bool:
        """Apply one judgement; whether its fact is in the kept reading."""
        subject = judgement.about[0]
        fact = find_in(subject, self.kept)
        if fact is None:
            return False
        if subject.what == "article":
            self.reading = date_article(self.reading, judgement.day or "")
            self._mark(fact, judgement)
            return True
        if subject.what == "position":
            return self._position(judgement, fact)
        statement = next((s for s in self.reading.statements if s.id == fact), None)
        if statement is not None:           # else it was judged not to be one
            self._statement(judgement, statement)
            self._mark(fact, judgement)
        return True

    def _mark(self, fact: str, judgement: Judgement) -> None:
        self.judged.setdefault(fact, {})[judgement.kind] = judgement.id

    def _statement(self, judgement: Judgement, statement: Statement) -> None:
        if judgement.kind == "not_a_statement":
            self.reading = without(self.reading, statement.id)
        elif judgement.kind == "speaker":
            self.reading = speak(self.reading, statement, judgement)
        else:
            self.reading = date_statement(self.reading, statement, judgement)

    def _position(self, judgement: Judgement, claim_id: str) -> bool:
        claim = next((c for c in self.reading.claims if c.id == claim_id), None)
        if claim is None:
            return True                     # all that it rested on was judged no statement
        place = find_position(judgement, claim, self.kept)
        if place is None:
            return self._kept_position(judgement, claim_id)
        position = claim.positions[place]
        if judgement.kind == "date":
            self.reading = date_position(self.reading, claim, place, judgement)
        else:
            self.reading = stand(self.reading, claim, place, judgement)
        self._mark(position_key(claim, position), judgement)
        if judgement.position is None and judgement.kind == "position":
            self._mark(claim.id, judgement)
        return True

    def _kept_position(self, judgement: Judgement, claim_id: str) -> bool:
        """Whether the kept reading has a position that the corrected one has not: another judgement took it away."""
        claim = next(c for c in self.kept.claims if c.id == claim_id)
        return find_position(judgement, claim, self.kept) is not None


def find_position(judgement: Judgement, claim: Claim, kept: Reading) -> int | None:
    """Return which position of a claim a judgement is about: by its statement, else by its words; then by its party."""
    subject = judgement.about[0]
    found = [i for i, p in enumerate(claim.positions) if subject.statement and p.statement == subject.statement]
    if not found and subject.text_hash == kept.article.text_hash:
        found = _by_words(claim, subject)
    elif not found and len(claim.positions) == 1:
        found = [0]
    of_party = (i for i in found if claim.positions[i].party == subject.party)
    return next(of_party, found[0] if found else None)


def _by_words(claim: Claim, subject: Subject) -> list[int]:
    """Return the positions that share most of the words that a judgement was made on, and at least half of them."""
    shared = [sum(overlap(a, b) for a in p.evidence for b in subject.evidence) for p in claim.positions]
    least = max(1, *shared, sum(end - start for start, end in subject.evidence) / 2)
    return [i for i, length in enumerate(shared) if length >= least]


def without(reading: Reading, statement: str) -> Reading:
    """Return a reading without a statement, its propositions and the positions on it.

    A claim that nobody else stands on goes too.
    """
    statements = tuple(msgspec.structs.replace(s, refers_to=None) if s.refers_to == statement else s
                       for s in reading.statements if s.id != statement)
    propositions = tuple(p for p in reading.propositions if p.in_statement != statement)
    known = {p.id for p in propositions}
    claims = [(claim if claim.proposition in known else msgspec.structs.replace(claim, proposition=None),
               tuple(p for p in claim.positions if p.statement != statement)) for claim in reading.claims]
    events = tuple(msgspec.structs.replace(event, attestations=tuple(
        msgspec.structs.replace(a, statement=None) if a.statement == statement else a for a in event.attestations))
        for event in reading.events)
    return msgspec.structs.replace(reading, statements=statements, propositions=propositions, events=events,
                                   claims=tuple(
        claim if len(left) == len(claim.positions) else msgspec.structs.replace(claim, positions=left)
        for claim, left in claims if left or not claim.positions))


def stand(reading: Reading, claim: Claim, place: int, judgement: Judgement) -> Reading:
    """Return a reading in which one position is another one, or none; a claim without positions goes."""
    positions = list(claim.positions)
    if judgement.position is None:
        del positions[place]
    else:
        positions[place] = msgspec.structs.replace(positions[place], position=judgement.position, confidence=None)
    changed = msgspec.structs.replace(claim, positions=tuple(positions))
    return msgspec.structs.replace(reading, claims=tuple(
        changed if one is claim else one for one in reading.claims if one is not claim or positions))
