"""How likely a found statement is one: from the confidence of its spans and from what found it."""

from __future__ import annotations

import math
from functools import lru_cache

from onrecord.data import rows
from onrecord.statements.attribution import Attribution


@lru_cache(maxsize=1)
def _curves() -> dict[str, tuple[float, float]]:
    return {found_by: (float(slope), float(offset)) for found_by, slope, offset in rows("confidence")}


def confidence_of(a: Attribution) -> float:
    """Return the chance, 0 to 1, that an attribution is a statement whose content is cut at least half right."""
    slope, offset = _curves()[a.found_by]
    p = min(max(a.confidence, 1e-4), 1 - 1e-4)
    return round(1 / (1 + math.exp(-(slope * math.log(p / (1 - p)) + offset))), 3)
