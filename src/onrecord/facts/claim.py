"""Propositions and the positions that parties take on them."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.span import Span

PositionKind = Literal[
    "asserted",
    "alleged",
    "speculated",
    "evidenced",
    "confirmed",
    "acknowledged",
    "not_acknowledged",
    "denied",
    "no_comment",
    "retracted",
]


class Position(msgspec.Struct, frozen=True):
    """One party's stance by one statement. ``since`` and ``until`` are ids of Times (``from`` in JSON).

    ``party``: an actor id, or null where nobody in particular is named.
    """

    party: str | None
    position: PositionKind
    evidence: tuple[Span, ...]
    since: str | None = msgspec.field(default=None, name="from")
    until: str | None = None
    statement: str | None = None
    confidence: float | None = None


class Claim(msgspec.Struct, frozen=True):
    """A proposition without polarity, anchored in the words it was taken from.

    ``text`` is our wording, never a quote.
    """

    id: str
    text: str
    anchor: tuple[Span, ...]
    positions: tuple[Position, ...] = ()
    event: str | None = None
    confidence: float | None = None
