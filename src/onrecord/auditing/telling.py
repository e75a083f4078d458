"""What the program says of a drawn fact, as a person is to judge it.

In: an open record and an ``Entry``. Out: ``Told``. Nothing here says how sure the program is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from onrecord.auditing.frames import Entry, LinkedClaims, LinkedEvents
from onrecord.auditing.places import place
from onrecord.auditing.sheet import What
from onrecord.facts import Span
from onrecord.questions import OpenRecord
from onrecord.questions.answers import Quote, Who
from onrecord.questions.claim_answers import ClaimLadder, ClaimLink, ClaimRow, PositionRow
from onrecord.questions.event_answers import EventRow
from onrecord.questions.found_answers import ActorSeen
from onrecord.questions.statement_answers import StatementRow
from onrecord.questions.story_answers import PositionTaken

_NOBODY = "nobody in particular"


class Told(NamedTuple):
    """A fact in words: where it was published, what the program says, the evidence, and what to show beside it."""

    outlet: str | None
    published: str | None
    says: dict[str, str | None]
    evidence: Quote
    also: tuple[Span, ...] = ()


def tell(record: OpenRecord, what: What, entry: Entry) -> Told:
    """Return what the program says of one fact."""
    return _TELLING[what](record, entry.row)


def _position(record: OpenRecord, row: PositionTaken) -> Told:
    """The claim is told as this article puts it: whether the record joins the right ones is another question."""
    held = row.position
    claim = next(link for link in record.claim(held.claim).links
                 if (link.claim, link.article) == (held.claim, held.article))
    says = {
        "party": held.party.name if held.party else _NOBODY,
        "for_state": _state(held.party),
        "position": held.position,
        "claim": claim.text,
        "claim_words": claim.quote.text,
    }
    return Told(held.outlet, held.published, says, held.quote, claim.quote.spans)


def _link(record: OpenRecord, row: LinkedClaims) -> Told:
    link, other = row.link, row.other
    held, told = _on(row.ladder, link), _on(row.ladder, other)
    article = record.article(other.article)
    says = {
        "claim": link.text,
        "positions": _stances(held),
        "other_claim": other.text,
        "other_positions": _stances(told),
        "other_outlet": article.outlet,
        "other_published": article.published,
        "other_article": other.article,
        "other_words": other.quote.text,
        "other_paragraph": place(record, other.article, other.quote.spans, _spans(told)).paragraph,
    }
    mine = record.article(link.article)
    return Told(mine.outlet, mine.published, says, link.quote, _spans(held))


def _claim(record: OpenRecord, row: ClaimRow) -> Told:
    article = record.article(row.article)
    return Told(article.outlet, article.published, {"claim": row.text}, row.quote)


def _statement(record: OpenRecord, row: StatementRow) -> Told:
    says = {
        "speaker": row.speaker if row.speakers else None,
        "on_behalf_of": row.on_behalf_of,
        "act": row.act,
        "form": row.form,
        "cue": row.cue.text,
        "content": row.quote.text,
        "chain": " > ".join(row.chain),
        "when": row.value or row.day,
        "dated_by": row.dated_by,
    }
    return Told(row.outlet, row.published, says, row.quote, row.cue.spans)


def _actor(record: OpenRecord, row: ActorSeen) -> Told:
    says = {"name": row.who.name, "kind": row.who.kind, "role": row.role, "state": _state(row.who)}
    return Told(row.outlet, row.published, says, row.quote)


def _event(record: OpenRecord, row: EventRow) -> Told:
    says = {
        "type": " ".join(filter(None, (row.type, row.mode))),
        "source": _sides(row.source),
        "target": _sides(row.target),
        "reciprocal": "to each other" if row.reciprocal else None,
        "realis": row.realis,
        "on_word_of": " > ".join(row.on_word_of) or None,
        "where": row.where,
        "country": row.country,
        "when": row.value if row.dated_by == "when" else None,
    }
    return Told(row.outlet, row.published, says, row.quote)


def _event_link(record: OpenRecord, row: LinkedEvents) -> Told:
    event, other = row
    says = {
        "event": event.sentence.text,
        "other_event": other.sentence.text,
        "other_outlet": other.outlet,
        "other_published": other.published,
        "other_article": other.article,
        "other_words": other.quote.text,
        "other_paragraph": place(record, other.article, other.quote.spans).paragraph,
    }
    return Told(event.outlet, event.published, says, event.quote)


def _sides(side: tuple[Who, ...]) -> str:
    return "; ".join(f"{who.name} ({_state(who)})" if _state(who) else who.name for who in side) or "nobody"


def _state(who: Who | None) -> str | None:
    return (who.code or who.of) if who else None


def _on(ladder: ClaimLadder, link: ClaimLink) -> list[PositionRow]:
    return [one for one in ladder.positions if (one.claim, one.article) == (link.claim, link.article)]


def _stances(held: list[PositionRow]) -> str:
    return "; ".join(f"{one.party.name if one.party else _NOBODY}: {one.position}" for one in held)


def _spans(held: list[PositionRow]) -> tuple[Span, ...]:
    return tuple(span for one in held for span in one.quote.spans)


_TELLING: dict[What, Callable[[OpenRecord, Any], Told]] = {
    "positions": _position,
    "assertions": _position,
    "links": _link,
    "claims": _claim,
    "statements": _statement,
    "actors": _actor,
    "events": _event,
    "event-links": _event_link,
}
