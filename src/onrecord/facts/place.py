"""Where."""

from __future__ import annotations

import msgspec

from onrecord.facts.span import Span


class Place(msgspec.Struct, frozen=True):
    """One place. ``country``: ISO 3166 alpha-3. ``lat``, ``lon``: degrees, WGS 84.

    ``as_government``: the name stands for a government here ('Beijing said').
    """

    id: str
    span: Span
    name: str
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    as_government: bool = False
    confidence: float | None = None
