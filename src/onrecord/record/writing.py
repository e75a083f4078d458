"""From one kept Reading to its rows in the derived tables.

In: a Reading and its number. Out: rows of articles, texts, actors, statements, events, claims and positions. Nothing is
decided here that the Readings do not say, so that all of it can be refilled from them.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.facts import Actor, Reading, Span, Statement
from onrecord.facts.dated import said
from onrecord.facts.identity import is_state
from onrecord.facts.judgement import Named
from onrecord.joining import Entry
from onrecord.record.schema import tables as t
from onrecord.record.schema.columns import NEVER, kept_marks, kept_numbers, mark
from onrecord.record.sqlite.batch import Batch
from onrecord.record.writing_events import gather_events, gather_ties
from onrecord.words.state_words import folded_name, state_names
from onrecord.words.stems import content_stems

Row = dict[str, Any]


def gather_reading(batch: Batch, number: int, entry: Entry) -> None:
    """Gather the rows of a reading whose article is written, but for its claims."""
    _gather_actors(batch, number, entry)
    _gather_statements(batch, number, entry)
    gather_events(batch, number, entry)
    gather_ties(batch, number, entry)


# --- actors

def _gather_actors(batch: Batch, number: int, entry: Entry) -> None:
    rows = actor_rows(entry, number)
    batch.put(t.actors, rows.values())
    for id, row in rows.items():
        if row["code"] and row["name"] != state_names(id)[0]:
            batch.state(number, id, row["name"])
    batch.name(called(entry.reading, entry.actor_ids))
    kept = t.ACTOR.kept
    batch.put_kept(t.article_actors, [(number, kept(one.id), kept(entry.actor_ids[one.id]), one.role)
                                      for one in entry.reading.actors])


def called(reading: Reading, actor_ids: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return (folded name, actor) by which a reading calls actors and states; states have their usual name too."""
    found = {(_folded(state_names(code)[0]), code) for code in _states(reading)}
    return found | {(name, actor_ids[actor.id]) for actor in reading.actors
                    for name in _names(actor, reading.article.text)}


def actor_rows(entry: Entry, number: int) -> dict[str, Row]:
    """Return the record's rows of the actors and states of a reading by their ids."""
    found: dict[str, Row] = {}
    for actor in entry.reading.actors:
        id = entry.actor_ids[actor.id]
        found.setdefault(id, _actor_row(actor, id, number, entry.known_as.get(actor.id)))
    return found | {code: state_row(code, number) for code in sorted(_states(entry.reading)) if code not in found}


def _states(reading: Reading) -> set[str]:
    states = {state for actor in reading.actors for state in (actor.code, actor.of) if state}
    return states | {statement.on_behalf_of for statement in reading.statements if statement.on_behalf_of}


def _actor_row(actor: Actor, id: str, number: int, called: Named | None) -> Row:
    """Return the record's row of an actor as one reading has it; a state has its usual name everywhere.

    ``called``: how an actor is called that this one was judged to be.
    """
    if is_state(id):
        return state_row(id, number, actor.name if actor.code == id else None)
    plain = {"id": id, "code": None, "number": number}
    if called is not None:
        return plain | {"name": called.name, "kind": called.kind, "of": called.of, "sector": None, "wikidata": None,
                        "named": called.named}
    return plain | {"name": actor.name, "kind": actor.kind, "of": actor.of, "sector": actor.sector,
                    "wikidata": actor.wikidata, "named": actor.named}


def state_row(code: str, number: int, name: str | None = None) -> Row:
    """Return the record's row of a state.

    ``name``, of the first reading that has it as an actor, stands in where the table of states does not know the code.
    """
    usual = state_names(code)[0]
    return {"id": code, "name": name if name and usual == code else usual, "kind": "state", "code": code, "of": None,
            "sector": "GOV", "wikidata": None, "named": True, "number": number}


def _folded(name: str) -> str:
    return folded_name(name) or name.casefold()


def _names(actor: Actor, text: str) -> set[str]:
    """Return an actor's name and the names it goes by in the article: mentions with a capital, no pronouns."""
    mentions = {text[start:end] for start, end in actor.mentions} if actor.named else set()
    return {_folded(actor.name), *(_folded(m) for m in mentions if any(c.isupper() for c in m) and len(m) <= 80)}


# --- statements

def _gather_statements(batch: Batch, number: int, entry: Entry) -> None:
    reading, actor_ids = entry.reading, entry.actor_ids
    text = reading.article.text
    mentions = sorted((mention, actor_ids[actor.id]) for actor in reading.actors for mention in actor.mentions)
    carrying = {position.statement for claim in reading.claims for position in claim.positions}
    batch.put_kept(t.text_speakers, [(number, t.ACTOR.kept(actor), times)
                                     for actor, times in _speaking(reading, actor_ids).items()])
    for place, statement in enumerate(reading.statements):
        when = said(reading, statement)
        stems = content_stems(" ".join(text[start:end] for start, end in statement.content))
        words = sorted(mark(stem) for stem in stems)
        key = batch.keyed(t.statements, {
            "number": number, "place": place, "id": statement.id, "act": statement.act, "form": statement.form,
            "on_behalf_of": statement.on_behalf_of, "day": when.day, "carries": statement.id in carrying,
            "words": kept_marks(words),
            "runs": kept_numbers(entry.runs(statement)),
            "pairs": kept_numbers(entry.pairs(statement))})
        batch.index("statement_words", key, words)
        day = t.DAY.kept(when.day or NEVER)
        batch.put_kept(t.statement_actors, [(t.ACTOR.kept(actor), t.PART.kept(part), day, key)
                                            for part, actor in _taking_part(statement, mentions, actor_ids)])


def _speaking(reading: Reading, actor_ids: Mapping[str, str]) -> Counter[str]:
    """Return who speaks in a reading, and in how many statements: the state that one is said for, else its speakers."""
    return Counter(actor for said in reading.statements for actor in (
        [said.on_behalf_of] if said.on_behalf_of else {actor_ids[id] for id in said.speakers if id in actor_ids}))


def _taking_part(statement: Statement, mentions: Sequence[tuple[Span, str]], actor_ids: Mapping[str, str],
                 ) -> set[tuple[str, str]]:
    """Return (part, actor) of a statement, the state it is said for among them.

    ``mentions``: all of its reading with the record's actor, in order.
    """
    parts = {("speaker", id) for id in statement.speakers} | {("addressee", id) for id in statement.addressees}
    parts |= {("source", link.actor) for link in statement.chain if link.actor}
    found = {(part, actor_ids[id]) for part, id in parts if id in actor_ids}
    for span in statement.content:
        within = mentions[bisect_left(mentions, ((span[0],),)):bisect_left(mentions, ((span[1],),))]
        found |= {("about", actor) for mention, actor in within if mention[1] <= span[1]}
    return found | ({("state", statement.on_behalf_of)} if statement.on_behalf_of else set())


# --- credits

def credit_rows(number: int, entry: Entry) -> list[Row]:
    """Return the rows of an article's credits."""
    return [{"number": number, "place": place, "name": one.name, "shown": one.shown, "way": one.way,
             "span": json.dumps(one.span) if one.span else None,
             "scope": json.dumps(one.scope, separators=(",", ":")), "source": one.source}
            for place, one in enumerate(entry.credits())]
