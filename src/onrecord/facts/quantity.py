"""How many."""

from __future__ import annotations

import msgspec

from onrecord.facts.span import Span


class Quantity(msgspec.Struct, frozen=True):
    """A number with its bounds: 'as many as 14,000 soldiers' is high 14000, low null, unit soldiers.

    ``part_of``: id of the quantity that this one is included in.
    """

    id: str
    span: Span
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str | None = None
    part_of: str | None = None
    confidence: float | None = None
