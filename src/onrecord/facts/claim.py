"""Propositions and the positions that parties take on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from onrecord.facts.span import Span
from onrecord.facts.vocabulary import words

if TYPE_CHECKING:
    PositionKind: TypeAlias = str
    ClaimKind: TypeAlias = str
else:   # what stands in the tables is all that a reading may have
    PositionKind = Literal[words("positions")]
    ClaimKind = Literal[words("claim_kinds")]


class Position(msgspec.Struct, frozen=True):
    """One party's stance by one statement. ``since`` and ``until`` are ids of Times (``from`` in JSON).

    ``party``: an actor id, or null where nobody in particular is named. ``proposition``: what of the statement's
    content it is taken on.
    """

    party: str | None
    position: PositionKind
    evidence: tuple[Span, ...]
    since: str | None = msgspec.field(default=None, name="from")
    until: str | None = None
    statement: str | None = None
    confidence: float | None = None
    proposition: str | None = None


class Claim(msgspec.Struct, frozen=True):
    """A proposition that parties take positions on, anchored in the words it was taken from.

    ``text`` is our wording, never a quote. ``proposition``: the id of the one it was made from; it is positive where
    anybody holds that it is so, and stands with its 'not' where all deny it alike. ``kind``: a topic is words without
    predicate or subject: positions are kept on it, but it is no claim. Null in readings made before kinds were told.
    """

    id: str
    text: str
    anchor: tuple[Span, ...]
    positions: tuple[Position, ...] = ()
    event: str | None = None
    kind: ClaimKind | None = None
    proposition: str | None = None
    confidence: float | None = None
