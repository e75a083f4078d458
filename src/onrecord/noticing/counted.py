"""One quantity in text, before it is a fact of the record."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.facts.span import Span


@dataclass(frozen=True)
class Counted:
    """A span with its bounds and unit; ``part_of``: index of the quantity it is included in."""

    span: Span
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    part_of: int | None = None


def bounded(effect: str | None, low: float | None, high: float | None) -> tuple[float | None, float | None, bool]:
    """Return low, high and whether it is approximate, as a word of the table makes them: 'nearly' 40 is at most 40."""
    if effect == "low":
        return low, None, False
    if effect in ("high", "near"):
        return None, high if high is not None else low, effect == "near"
    return low, high, effect == "about"
