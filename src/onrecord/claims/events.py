"""Which event a claim is about: the one that the predicate of its proposition tells of.

In: claims, propositions and events of an article. Out: the claims, with ``event`` where there is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from onrecord.facts.claim import Claim
from onrecord.facts.event import Event
from onrecord.facts.proposition import Proposition
from onrecord.facts.span import Span


def with_events(claims: Sequence[Claim], propositions: Sequence[Proposition], events: Sequence[Event],
                ) -> tuple[Claim, ...]:
    """Return the claims; those about an event of the article point to it."""
    told = {span: event.id for event in events for mention in event.mentions for span in mention}
    by_id = {p.id: p for p in propositions}
    return tuple(_pointing(claim, by_id, told) for claim in claims)


def _pointing(claim: Claim, propositions: Mapping[str, Proposition], told: Mapping[Span, str]) -> Claim:
    proposition = propositions.get(claim.proposition or "")
    spans = proposition.predicate.spans if proposition is not None else ()
    event = next((told[span] for span in spans if span in told), None)
    return msgspec.structs.replace(claim, event=event) if event is not None else claim
