"""A statement with other speakers, or with nobody named; the positions it carries change their party with it.

In: a Reading, one of its statements, a judgement on who spoke. Out: the Reading. A speaker is an actor of the article
where it names that actor, else one that is added without a mention.
"""

from __future__ import annotations

import hashlib

import msgspec

from onrecord.facts import Actor, Claim, Link, Position, Reading, Statement
from onrecord.facts.judgement import Judgement, Named, Subject
from onrecord.judging.whereabouts import find
from onrecord.linking.same_actor import record_actor_id


def speak(reading: Reading, statement: Statement, judgement: Judgement) -> Reading:
    """Return a reading in which the judged speakers made a statement."""
    actors = list(reading.actors)
    speakers = []
    for named in judgement.speakers:
        actor = speaker_in(reading, named, judgement.about[0])
        if actor not in actors:
            actors.append(actor)
        if actor not in speakers:
            speakers.append(actor)
    said = _said_by(statement, speakers)
    parties = said.speakers or (None,)
    return msgspec.structs.replace(
        reading, actors=tuple(actors), claims=tuple(_held_by(claim, said.id, parties) for claim in reading.claims),
        statements=tuple(said if s.id == said.id else s for s in reading.statements))


def speaker_in(reading: Reading, named: Named, about: Subject) -> Actor:
    """Return the actor of a reading that a judgement names, or a new one without mentions."""
    article = reading.article
    if named.id is not None:
        subject = Subject("actor", named.id, article.id, about.text_hash, named.spans)
        here = find(subject, article.text, article.text_hash, ((a.id, a.mentions) for a in reading.actors if a.mentions)
                    ) if about.text_hash == article.text_hash else None
        if here is not None:
            return next(actor for actor in reading.actors if actor.id == here)
    made = actor_of(named, article.id)
    wanted = record_actor_id(made, article.id)
    return next((a for a in reading.actors if record_actor_id(a, article.id) == wanted), made)


def actor_of(named: Named, article: str) -> Actor:
    """Return the actor that a judgement names, as an article would have it that does not mention it."""
    key = "\n".join((article, named.kind, named.name, named.code or "", named.of or ""))
    return Actor(id="a" + hashlib.sha256(f"judged\n{key}".encode("utf-8", "surrogatepass")).hexdigest()[:12],
                 name=named.name, kind=named.kind, code=named.code, of=named.of, named=named.named)


def _said_by(statement: Statement, speakers: list[Actor]) -> Statement:
    from onrecord.statements.speakers import source_type

    type = source_type(speakers[0]) if speakers else "unnamed person"
    states = {actor.of for actor in speakers}
    ids = tuple(actor.id for actor in speakers)
    chain = tuple(link for link in statement.chain if link.actor is None or link.actor not in statement.speakers)
    if statement.chain:
        chain += tuple(Link(a.id, None, source_type(a)) for a in speakers) or (Link(None, None, type),)
    factuality = {actor: value for actor, value in statement.factuality.items() if actor not in statement.speakers}
    first = next((statement.factuality[s] for s in statement.speakers if s in statement.factuality), None)
    return msgspec.structs.replace(
        statement, speakers=ids, speaker_spans=(), source_type=type, chain=chain,
        on_behalf_of=states.pop() if len(states) == 1 else None, confidence=None,
        factuality=factuality | (dict.fromkeys(ids, first) if first else {}))


def _held_by(claim: Claim, statement: str, parties: tuple[str | None, ...]) -> Claim:
    """Return a claim in which each position by a statement is held by these parties."""
    if not any(position.statement == statement for position in claim.positions):
        return claim
    positions: list[Position] = []
    for position in claim.positions:
        found = [position] if position.statement != statement else [
            msgspec.structs.replace(position, party=party, confidence=None) for party in parties]
        positions += [one for one in found if one not in positions]
    return msgspec.structs.replace(claim, positions=tuple(positions))
