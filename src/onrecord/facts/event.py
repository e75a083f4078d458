"""Who did what to whom."""

from __future__ import annotations

import msgspec

from onrecord.facts.span import Span
from onrecord.facts.vocabulary import words


class Attestation(msgspec.Struct, frozen=True):
    """On whose word an event stands, for one of its mentions (an index into ``Event.mentions``)."""

    mention: int
    statement: str | None = None
    sources: tuple[str, ...] = ()
    realis: str | None = None
    negated: bool = False
    factuality: str | None = None


class Event(msgspec.Struct, frozen=True):
    """One event: PLOVER type, mode and context, CAMEO code and quad class beside it."""

    id: str
    mentions: tuple[tuple[Span, ...], ...]
    type: str | None = None
    mode: str | None = None
    context: tuple[str, ...] = ()
    cameo: str | None = None
    quad: int | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    reciprocal: bool = False
    where: str | None = None
    when: str | None = None
    quantities: tuple[str, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    confidence: float | None = None

    @property
    def realis(self) -> str:
        """By all that tell of it: actual before alleged, planned, hypothetical, denied."""
        told = {one.realis for one in self.attestations}
        return next((realis for realis in words("realis") if realis in told), "actual")
