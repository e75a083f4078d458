"""Events as flat rows for tables: one row for each pair of sides, so that who did it to whom stands in one line.

In: a moment of the record, and an event's place in it. Out: dicts. ``event_rows``: our columns, with the words.
``coded_rows``: in the order of ICEWS, without realis: what is announced is coded as its announcement, what is only
possible or denied is left out (``onrecord.events.coding``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from onrecord.events.coding import actor_code, coded
from onrecord.facts import Actor, Event, Place, Reading
from onrecord.questions.answers import Row
from onrecord.questions.event_rows import event_row, numbered_sentences
from onrecord.questions.rows import Rows
from onrecord.record import EventPlace
from onrecord.words.state_words import state_names

ONTOLOGY = "PLOVER 2021"
Pair = tuple[str | None, str | None]
_OF_A_STATE = "GOV"


def event_rows(rows: Rows, at: EventPlace) -> Iterator[Row]:
    """Yield the rows of one event."""
    reading, row, head = rows.reading(at.number), event_row(rows, at), rows.head(at.number)
    event, actors = reading.events[at.place], _actors(reading)
    place, first = _place(reading, event), rows.snapshot.events.first_of(at)
    sentences = numbered_sentences(reading, row.quote.spans)
    for source, target in _pairs(event, actors):
        yield {
            "id": row.id, "same_event": first, "article": row.article, "outlet": row.outlet, "url": head.url,
            "title": head.title, "published": row.published, "language": head.language, "day": row.day,
            "value": row.value,
            "dated_by": row.dated_by, **_side("source", rows, at.number, actors, source),
            **_side("target", rows, at.number, actors, target), "reciprocal": row.reciprocal, "type": row.type,
            "mode": row.mode, "cameo": row.cameo, "quad": row.quad, "realis": row.realis,
            "on_word_of": " > ".join(row.on_word_of), "statement": row.statement, "words": row.quote.text,
            "spans": " ".join(f"{start}-{end}" for start, end in row.quote.spans), "sentence": row.sentence.text,
            "sentence_spans": " ".join(f"{start}-{end}" for start, end in row.sentence.spans),
            "sentence_number": sentences[0][0] if sentences else None, "place": row.where, "place_country": row.country,
            "latitude": place.lat if place else None, "longitude": place.lon if place else None,
            "quantities": "; ".join(row.quantities), "confidence": row.confidence, "copy_of": row.copy_of,
            "judged": " ".join(row.judged), "ontology": ONTOLOGY}


def coded_rows(rows: Rows, at: EventPlace) -> Iterator[Row]:
    """Yield the rows of one event in the columns of ICEWS."""
    reading, head = rows.reading(at.number), rows.head(at.number)
    event, actors, row = reading.events[at.place], _actors(reading), event_row(rows, at)
    place, sentences = _place(reading, event), numbered_sentences(reading, row.quote.spans)
    for number, (source, target) in enumerate(_pairs(event, actors), 1):
        alone = msgspec.structs.replace(event, source=(source,) if source else (), target=(target,) if target else ())
        for turned, one in enumerate(coded(alone, actors)):     # a visit is also the other's hosting
            sides = (target, source) if turned else (source, target)
            yield {
                "Event ID": f"{row.id}-{number}{'h' if turned else ''}", "Event Date": row.day,
                **_icews_side("Source", rows, at.number, actors, sides[0]),
                "Event Text": " ".join(filter(None, (one.type, event.mode if one.type == event.type else None))),
                "CAMEO Code": one.cameo, "Intensity": None,
                **_icews_side("Target", rows, at.number, actors, sides[1]),
                "Story ID": row.article, "Sentence Number": sentences[0][0] if sentences else None,
                "Publisher": head.outlet, **_located(place)}


def _actors(reading: Reading) -> dict[str, Actor]:
    return {actor.id: actor for actor in reading.actors}


def _place(reading: Reading, event: Event) -> Place | None:
    return next((place for place in reading.places if place.id == event.where), None)


def _pairs(event: Event, actors: Mapping[str, Actor]) -> list[Pair]:
    """Return (source, target) of an event by their ids; null where there is nobody."""
    sources: list[str | None] = [id for id in event.source if id in actors]
    targets: list[str | None] = [id for id in event.target if id in actors]
    pairs = [(source, target) for source in sources or [None] for target in targets or [None]
             if source is None or source != target]
    return pairs or [(next(iter(sources), None), None)]


def _side(side: str, rows: Rows, number: int, actors: Mapping[str, Actor], id: str | None) -> Row:
    actor, who = actors.get(id or ""), rows.actor(number, id)
    return {side: who.name if who else None, f"{side}_id": who.id if who else None,
            f"{side}_state": actor.state if actor else None, f"{side}_sector": _sector(actor),
            f"{side}_code": actor_code(actor) if actor else None}


def _icews_side(side: str, rows: Rows, number: int, actors: Mapping[str, Actor], id: str | None) -> Row:
    actor, who = actors.get(id or ""), rows.actor(number, id)
    return {f"{side} Name": who.name if who else None, f"{side} Sectors": _sector(actor),
            f"{side} Country": _country(actor.state if actor else None)}


def _sector(actor: Actor | None) -> str | None:
    if actor is None:
        return None
    return actor.sector or (_OF_A_STATE if actor.code else None)


def _country(code: str | None) -> str | None:
    return state_names(code)[0] if code else None


def _located(place: Place | None) -> Row:
    """Return where an event took place; a name stands in the column of what its point stands for."""
    is_ = place.precision if place else None
    return {"City": place.name if place and is_ == "city" else None,
            "District": place.name if place and is_ == "district" else None,
            "Province": place.name if place and is_ == "region" else None,
            "Country": _country(place.country) if place else None,
            "Latitude": place.lat if place else None, "Longitude": place.lon if place else None}
