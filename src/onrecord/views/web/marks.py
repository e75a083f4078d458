"""Which words of an article belong to which fact: the marks of its highlights.

In: ``TakenFrom``. Out: marks. Statements, claims and events are facts with a card beside the text; actors, times,
places and quantities say what they are when they are pointed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.facts import Span
from onrecord.questions.taken_answers import TakenFrom
from onrecord.views.web.segments import Mark
from onrecord.views.web.wording import plain_day, spaced


def marks_of(taken: TakenFrom) -> list[Mark]:
    """Return all marks of an article's text."""
    left_out = _over(taken.not_body, "not-body", "", "not read as a fact")
    return [*fact_marks(taken), *_cues(taken), *_named(taken), *left_out]


def fact_marks(taken: TakenFrom) -> list[Mark]:
    """Return the marks of what has a card of its own."""
    found: list[Mark] = []
    for shade, said in enumerate(taken.statements):
        found += _over(said.quote.spans or said.cue.spans, "statement", said.id, shade=shade)
    for told in taken.events:
        found += _over((span for one in told.told for span in one.quote.spans), "event", told.event.id)
    for claim in taken.claims:
        found += _over(claim.quote.spans, "claim", claim.id)
    return found


def _cues(taken: TakenFrom) -> Iterator[Mark]:
    for said in taken.statements:
        yield from _over(said.cue.spans, "cue", said.id)


def _named(taken: TakenFrom) -> Iterator[Mark]:
    for actor in taken.actors:
        state = f" for {actor.who.of}" if actor.who and actor.who.of else ""
        yield from _over(actor.mentions, "actor", "", f"{actor.name}{state}")
    for time in taken.times:
        day = plain_day(time.value) if time.value and time.type == "DATE" else time.value or "no day is known"
        yield from _over([time.span], "time", "", f"{time.type.lower()}: {day}")
    for place in taken.places:
        yield from _over([place.span], "place", "", f"{place.name}{f', {place.country}' if place.country else ''}")
    for one in taken.quantities:
        bounds = " to ".join(f"{bound:,.10g}" for bound in dict.fromkeys((one.low, one.high)) if bound is not None)
        told = f"{'about ' if one.approximate else ''}{bounds} {one.unit or ''}"
        yield from _over([one.span], "quantity", "", spaced(told))


def _over(spans: Iterable[Span], kind: str, id: str, told: str = "", shade: int = 0) -> list[Mark]:
    return [Mark(start, end, kind, id, told, shade) for start, end in spans]
