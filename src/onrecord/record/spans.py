"""Whether the spans and ids of a Reading hold: every span within its text, every id known.

In: a Reading. Out: what is wrong, in words; nothing where all is well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.facts import Reading, Span
from onrecord.facts.identity import text_hash
from onrecord.record.schema import tables as t
from onrecord.record.schema.columns import Shaped


def all_spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield every span of a reading with the id of the fact (or the name of the list) it belongs to."""
    def named(what: str, *groups: Iterable[Span | None]) -> Iterator[tuple[str, Span]]:
        return ((what, span) for group in groups for span in group if span is not None)

    yield from named("not_body", reading.article.not_body)
    yield from named("sentences", reading.sentences)
    for actor in reading.actors:
        yield from named(actor.id, actor.mentions)
    noticed = [(fact.id, fact.span) for facts in (reading.times, reading.places, reading.quantities) for fact in facts]
    yield from noticed
    for said in reading.statements:
        yield from named(said.id, said.content, said.cue.spans, said.speaker_spans, (said.venue,),
                         (link.span for link in said.chain))
    for event in reading.events:
        yield from named(event.id, *event.mentions)
    for told in reading.propositions:
        yield from named(told.id, told.spans, told.predicate.spans, (told.condition,), (a.span for a in told.arguments),
                         (a.antecedent for a in told.arguments))
    for claim in reading.all_claims:
        yield from named(claim.id, claim.anchor, *(position.evidence for position in claim.positions))


def broken_spans(reading: Reading) -> list[tuple[str, str]]:
    """Return what keeps a reading off the record: a text hash that is not its text's, a span outside of it."""
    article = reading.article
    length = len(article.text)
    wrong = [(what, f"span [{start}, {end}) lies outside its text of {length} characters")
             for what, (start, end) in all_spans(reading) if not 0 <= start <= end <= length]
    if article.text_hash != text_hash(article.text):
        wrong.append(("text", "the text is not the one that its hash names"))
    return wrong


def without_number(reading: Reading) -> list[tuple[str, str]]:
    """Return what keeps a reading off the record besides: ids, codes of states and words that tables cannot hold."""
    values: list[tuple[str, Shaped, str | None]] = []
    for actor in reading.actors:
        values += [(actor.id, t.ACTOR, one) for one in (actor.id, actor.code, actor.of)]
    for said in reading.statements:
        values += [(said.id, t.STATEMENT, said.id), (said.id, t.ACT, said.act), (said.id, t.FORM, said.form),
                   (said.id, t.ACTOR, said.on_behalf_of)]
    for claim in reading.all_claims:
        values += [(claim.id, t.CLAIM, claim.id), (claim.id, t.CLAIM_KIND, claim.kind)]
        for position in claim.positions:
            values += [(claim.id, t.POSITION, position.position), (claim.id, t.STATEMENT, position.statement)]
    for event in reading.events:
        values += [(event.id, t.EVENT, event.id), (event.id, t.EVENT_TYPE, event.type)]
    return [(what, f"{value!r} is none that a record can hold") for what, kind, value in values if not kind.has(value)]


def loose_ends(reading: Reading) -> list[tuple[str, str]]:
    """Return what is doubtful in a reading: statements and claims without words, ids that nothing has."""
    wrong = []
    text = reading.article.text
    facts = [*((s.id, s.content) for s in reading.statements), *((c.id, c.anchor) for c in reading.all_claims)]
    for what, spans in facts:
        if not any(text[start:end].strip() for start, end in spans):
            wrong.append((what, "it has no words"))
    known = {fact.id for facts in (reading.actors, reading.times, reading.places, reading.quantities,
                                   reading.statements, reading.events, reading.propositions) for fact in facts}
    wrong += [(what, f"it names {other}, which is not in the reading")
              for what, other in _references(reading) if other is not None and other not in known]
    return wrong


def _references(reading: Reading) -> Iterator[tuple[str, str | None]]:
    for said in reading.statements:
        for other in (*said.speakers, *said.addressees, *(link.actor for link in said.chain), said.when,
                      said.refers_to, *said.quantities):
            yield said.id, other
    for event in reading.events:
        for other in (*event.source, *event.target, event.where, event.when, *event.quantities,
                      *(id for one in event.attestations for id in (one.statement, *one.sources))):
            yield event.id, other
    for told in reading.propositions:
        for other in (told.in_statement, *(argument.meant for argument in told.arguments)):
            yield told.id, other
    for claim in reading.all_claims:
        yield claim.id, claim.proposition
        for position in claim.positions:
            for other in (position.party, position.since, position.until, position.statement, position.proposition):
                yield claim.id, other
