"""Where."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.span import Span

Precision = Literal["city", "area", "district", "region", "country", "continent"]


class Place(msgspec.Struct, frozen=True):
    """One place. ``country``: ISO 3166 alpha-3. ``lat``, ``lon``: degrees, WGS 84.

    ``as_government``: the name stands for a government here ('Beijing said'). ``precision``: what the point stands for;
    area: a sea, a river, a base, a disputed area. Null where nothing is known of the place but its name.
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
    precision: Precision | None = None
