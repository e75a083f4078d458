"""From one kept Reading to its rows in the derived tables.

In: a Reading and its number. Out: rows of articles, texts, actors, statements, claims and positions. Nothing is
decided here that the Readings do not say, so that all of it can be refilled from them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, insert, or_, select, text, update
from sqlalchemy.dialects.sqlite import insert as insert_or_pass

from onrecord.claims.stems import content_stems
from onrecord.facts import Actor, Article, Reading, Span, Statement
from onrecord.facts.span import inside
from onrecord.linking.formulas import grams, own_words
from onrecord.linking.same_actor import folded_name, record_actor_id, state_names
from onrecord.record import tables as t
from onrecord.record.dates import article_day, said

Row = dict[str, Any]


def write_reading(db: Connection, number: int, reading: Reading, recorded_at: str) -> dict[str, str]:
    """Write all rows of a reading but those of its claims; return the record's ids of its actors."""
    _write_article(db, number, reading.article, recorded_at)
    db.execute(insert(t.texts), {"number": number, "text": reading.article.text})
    db.execute(text("INSERT INTO article_words(rowid, text) VALUES (:number, :text)"),
               {"number": number, "text": reading.article.text})
    actor_ids = {actor.id: record_actor_id(actor, reading.article.id) for actor in reading.actors}
    _write_actors(db, number, reading, actor_ids)
    _write_statements(db, number, reading, actor_ids)
    return actor_ids


def put(db: Connection, table: Any, rows: Iterable[Row]) -> None:
    """Insert rows; those whose key is there are passed over."""
    rows = list(rows)
    if rows:
        db.execute(insert_or_pass(table).on_conflict_do_nothing(), rows)


def insert_one(db: Connection, table: Any, row: Row) -> int:
    """Insert one row and return its key."""
    found = db.execute(insert(table), row).inserted_primary_key
    return int(found[0]) if found else 0


def spans_json(spans: Iterable[Span]) -> str:
    """Return spans as compact JSON."""
    return json.dumps([list(span) for span in spans], separators=(",", ":"))


# --- articles, versions

def publication_of(article: Article) -> str:
    """Return what the versions of a page have in common: its outlet and url; without url, the article itself."""
    if not article.url:
        return article.id
    return "u" + hashlib.sha256(f"{article.outlet or ''}\n{article.url}".encode()).hexdigest()[:16]


def same_publication(db: Connection, article: Article) -> str:
    """Return the publication that an article belongs to on this record, or its own."""
    own = publication_of(article)
    found: str | None = db.scalar(select(t.articles.c.publication).where(
        or_(t.articles.c.id == article.id, t.articles.c.publication == own)).order_by(t.articles.c.number).limit(1))
    return found or own


def _write_article(db: Connection, number: int, article: Article, recorded_at: str) -> None:
    publication = same_publication(db, article)
    kept = ("id", "text_hash", "title", "outlet", "url", "published", "published_from", "published_earliest",
            "published_latest", "language")
    db.execute(insert(t.articles), {name: getattr(article, name) for name in kept} | {
        "number": number, "publication": publication, "version": 0, "current": True, "day": article_day(article),
        "recorded_at": recorded_at})
    order_versions(db, publication)


def order_versions(db: Connection, publication: str) -> None:
    """Number the versions of a publication as they came into the record; the last one is the current one."""
    numbers = db.scalars(select(t.articles.c.number).where(t.articles.c.publication == publication)
                         .order_by(t.articles.c.number)).all()
    _update_articles(db, [{"number_": number, "version": i + 1, "current": number == numbers[-1],
                           "version_of": numbers[i - 1] if i else None} for i, number in enumerate(numbers)])


def _update_articles(db: Connection, rows: list[Row]) -> None:
    if rows:
        names = [name for name in rows[0] if name != "number_"]
        db.execute(update(t.articles).where(t.articles.c.number == bindparam("number_"))
                   .values({name: bindparam(name) for name in names}), rows)


# --- actors

def _write_actors(db: Connection, number: int, reading: Reading, actor_ids: Mapping[str, str]) -> None:
    article = reading.article
    put(db, t.actors, [actor_row(actor, actor_ids[actor.id], number) for actor in reading.actors])
    states = {state for actor in reading.actors for state in (actor.code, actor.of) if state}
    states |= {statement.on_behalf_of for statement in reading.statements if statement.on_behalf_of}
    put(db, t.actors, [state_row(code, number) for code in sorted(states)])
    put(db, t.actor_names, [{"name": _folded(state_names(code)[0]), "actor": code, "number": number}
                            for code in sorted(states)])
    put(db, t.actor_names, [{"name": name, "actor": actor_ids[actor.id], "number": number}
                            for actor in reading.actors for name in _names(actor, article.text)])
    put(db, t.article_actors, [{"number": number, "id": actor.id, "actor": actor_ids[actor.id], "name": actor.name,
                                "mentions": spans_json(actor.mentions)} for actor in reading.actors])


def actor_row(actor: Actor, id: str, number: int) -> Row:
    """Return the record's row of an actor as one reading has it; a state has its usual name everywhere."""
    if actor.code:
        return state_row(actor.code, number, actor.name)
    return {"id": id, "name": actor.name, "kind": actor.kind, "code": None, "of": actor.of, "sector": actor.sector,
            "wikidata": actor.wikidata, "named": actor.named, "number": number}


def state_row(code: str, number: int, name: str | None = None) -> Row:
    """Return the record's row of a state; ``name`` stands in where the table of states does not know the code."""
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

def _write_statements(db: Connection, number: int, reading: Reading, actor_ids: Mapping[str, str]) -> None:
    text = reading.article.text
    for place, statement in enumerate(reading.statements):
        when = said(reading, statement)
        key = insert_one(db, t.statements, {
            "number": number, "place": place, "id": statement.id, "act": statement.act, "form": statement.form,
            "on_behalf_of": statement.on_behalf_of, "day": when.day, "dated_by": when.dated_by,
            "content": spans_json(statement.content)})
        put(db, t.statement_actors, [{"statement": key, "part": part, "actor": actor}
                                     for part, actor in sorted(_taking_part(reading, statement, actor_ids))])
        words = content_stems(" ".join(text[start:end] for start, end in statement.content))
        put(db, t.statement_words, [{"word": word, "statement": key} for word in sorted(words)])
        runs = grams(own_words(statement, text))
        put(db, t.statement_runs, [{"party": party, "run": run, "statement": key}
                                   for party in parties(reading, statement, actor_ids) for run in sorted(runs)])


def _taking_part(reading: Reading, statement: Statement, actor_ids: Mapping[str, str]) -> set[tuple[str, str]]:
    parts = {("speaker", id) for id in statement.speakers} | {("addressee", id) for id in statement.addressees}
    parts |= {("source", link.actor) for link in statement.chain if link.actor}
    parts |= {("about", actor.id) for actor in reading.actors for mention in actor.mentions
              if any(inside(mention, span) for span in statement.content)}
    return {(part, actor_ids[id]) for part, id in parts if id in actor_ids}


def parties(reading: Reading, statement: Statement, actor_ids: Mapping[str, str]) -> list[str]:
    """Return whose words a statement is: the states it is said for, else the speakers that are named."""
    if statement.on_behalf_of:
        return [statement.on_behalf_of]
    speakers = [actor for actor in reading.actors if actor.id in statement.speakers]
    return sorted({actor.state or actor_ids[actor.id] for actor in speakers if actor.state or actor.named})
