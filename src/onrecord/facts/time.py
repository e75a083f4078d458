"""When: TIMEX3-like values with the days they can mean."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.span import Span


class Time(msgspec.Struct, frozen=True):
    """One time expression.

    ``value``: EDTF (2025-04-28, 2024-W43, 2024-22 for summer, 199X, 1990/2000) or an ISO 8601 duration for
    type DURATION; null if its anchor is unknown. ``earliest`` and ``latest``: ISO days it can mean.
    ``anchor``: what a relative expression was counted from (``published``, another time's id), or null.
    """

    id: str
    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    confidence: float | None = None
