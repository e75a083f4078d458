"""From an event's place in the record to a row of an answer, with the sentence that tells it and on whose word.

In: a moment of the record, numbers and places. Out: ``EventRow``, ``Telling``.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts import Attestation, Event, Reading, Span
from onrecord.facts.dated import happened
from onrecord.facts.vocabulary import SILENT
from onrecord.questions.answers import Quote
from onrecord.questions.event_answers import EventRow, Telling
from onrecord.questions.rows import Rows, quote
from onrecord.record import EventPlace


def event_row(rows: Rows, at: EventPlace) -> EventRow:
    """Return one event of a reading."""
    reading, head = rows.reading(at.number), rows.head(at.number)
    event = reading.events[at.place]
    when, decides = happened(reading, event), deciding(event)
    where = next((place for place in reading.places if place.id == event.where), None)
    return EventRow(
        id=event.id, article=rows.ref(at.number) or "", outlet=head.outlet, published=head.published,
        day=when.day, value=when.value, dated_by=when.dated_by,
        source=tuple(who for id in event.source if (who := rows.actor(at.number, id)) is not None),
        target=tuple(who for id in event.target if (who := rows.actor(at.number, id)) is not None),
        reciprocal=event.reciprocal, type=at.type, mode=event.mode, cameo=event.cameo, quad=event.quad,
        realis=at.realis, quote=quote(reading, _mention(event, decides)),
        sentence=sentence(reading, _mention(event, decides)), statement=decides.statement,
        on_word_of=_word_of(rows, at.number, decides.statement),
        where=where.name if where else None, country=where.country if where else None,
        quantities=tuple(reading.article.text[slice(*one.span)] for one in reading.quantities
                         if one.id in event.quantities),
        confidence=event.confidence, copy_of=rows.ref(head.copy_of),
        judged=rows.corrected(at.number).on(event.id, *(a.statement for a in event.attestations)))


def tellings(rows: Rows, at: EventPlace) -> tuple[Telling, ...]:
    """Return every place of a reading that tells of an event of it."""
    event = rows.reading(at.number).events[at.place]
    return tuple(_telling(rows, at.number, event, one) for one in event.attestations)


def _telling(rows: Rows, number: int, event: Event, one: Attestation) -> Telling:
    reading, words = rows.reading(number), _mention(event, one)
    speakers = next((said.speakers for said in reading.statements if said.id == one.statement), one.sources)
    return Telling(
        quote=quote(reading, words), sentence=sentence(reading, words), realis=one.realis, negated=one.negated,
        factuality=one.factuality, statement=one.statement,
        sources=tuple(who for id in speakers if (who := rows.actor(number, id)) is not None),
        chain=_word_of(rows, number, one.statement))


def deciding(event: Event) -> Attestation:
    """Return by what an event is as real as it is: the outlet's own words first."""
    found = [one for one in event.attestations if one.realis == event.realis] or list(event.attestations)
    return min(found, key=lambda one: (one.statement is not None, one.mention), default=Attestation(0))


def sentence(reading: Reading, words: Sequence[Span]) -> Quote:
    """Return the sentences in which some words stand; the words themselves where there are none."""
    return quote(reading, [whole for _, whole in numbered_sentences(reading, words)] or words)


def numbered_sentences(reading: Reading, words: Sequence[Span]) -> list[tuple[int, Span]]:
    """Return the sentences in which some words stand, each with its number in the text, from 1."""
    return [(number, (start, end)) for number, (start, end) in enumerate(reading.sentences, 1)
            if any(start < word_end and word_start < end for word_start, word_end in words)]


def on_whose_word(rows: Rows, number: int, words: Span) -> tuple[str, ...]:
    """Return on whose word some words of a text stand: the innermost statement's around them; nobody: the outlet's."""
    around = [(sum(end - start for start, end in said.content), said.id) for said in rows.reading(number).statements
              if any(start <= words[0] and words[1] <= end for start, end in said.content)]
    return _word_of(rows, number, min(around)[1] if around else None)


def _mention(event: Event, one: Attestation) -> tuple[Span, ...]:
    return event.mentions[one.mention] if one.mention < len(event.mentions) else ()


def _word_of(rows: Rows, number: int, statement: str | None) -> tuple[str, ...]:
    """Return on whose word a statement stands: its chain, else its speakers; nobody for the outlet's own words."""
    said = rows.reading(number).statements
    place = next((i for i, one in enumerate(said) if one.id == statement), None)
    if place is None or said[place].act in SILENT:       # who declined to comment did not say so
        return ()
    row = rows.statement(number, place)
    return row.chain or (row.speaker,)
