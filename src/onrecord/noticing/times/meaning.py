"""What a time expression means, and what it is read against.

In: the day of publication, the direction of the clause, the time named before. Out: a Meaning: the stretch
of the calendar, the duration or the bare reference that the words stand for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from onrecord.noticing.times.periods import Period

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Direction = Literal["past", "told", "coming"]     # told: past, by the verb that the time belongs to
Anchor = Literal["published", "previous"]


class UnanchoredError(Exception):
    """A relative expression without the day it is counted from."""


@dataclass(frozen=True)
class Meaning:
    """What the words stand for; every part may be missing.

    ``until``: last period of an interval. ``clock``: 'MO' … 'NI' or '18:00' within the day ``period``.
    ``duration``: ISO 8601 with X for an unknown count ('PXY'). ``days``: first and last day of a stretch that is
    counted from a known day ('the past three weeks'). ``reference``: PAST_REF, PRESENT_REF or FUTURE_REF.
    ``anchor``: what it was counted from.
    """

    type: TimeType
    period: Period | None = None
    until: Period | None = None
    clock: str | None = None
    duration: str | None = None
    days: tuple[date, date] | None = None
    reference: str | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True)
class Context:
    """What is known where an expression stands.

    ``published``: the day, or null. ``bounds``: first and last day it can have been published on.
    ``direction``: whether its clause looks back or ahead. ``previous``: the dated period named before it.
    """

    published: date | None
    direction: Direction | None = None
    previous: Period | None = None
    bounds: tuple[date, date] | None = None

    @property
    def day(self) -> date:
        """The day of publication. Raises UnanchoredError where it is unknown."""
        if self.published is None:
            raise UnanchoredError
        return self.published

    @property
    def ahead(self) -> bool:
        """Whether the clause looks ahead; news looks back unless something says so."""
        return self.direction == "coming"

    def before(self) -> Period:
        """The period named before. Raises UnanchoredError where there is none."""
        if self.previous is None:
            raise UnanchoredError
        return self.previous


@dataclass(frozen=True)
class Rule:
    """A pattern and what a match of it means; the function returns null where the words are no time after all."""

    name: str
    type: TimeType
    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str], Context], Meaning | None]


def rule(name: str, type_: TimeType, pattern: str, meaning: Callable[[re.Match[str], Context], Meaning | None]) -> Rule:
    """Return a rule whose pattern stands at word edges, in any case."""
    return Rule(name, type_, re.compile(rf"(?<![\w$€£]){pattern}(?!\w)", re.IGNORECASE), meaning)


def dated(period: Period, anchor: Anchor | None = None, until: Period | None = None,
          clock: str | None = None) -> Meaning:
    """Return the meaning of a date (a time of day if ``clock`` is given)."""
    return Meaning("TIME" if clock else "DATE", period=period, until=until, clock=clock, anchor=anchor)


def in_direction(candidates: list[Period], ctx: Context) -> Period:
    """Return the latest that has begun by the day of publication or, in a clause that looks ahead,
    the first that is not over; dates within known bounds of publication win."""
    day = ctx.day
    if ctx.bounds and ctx.bounds[0] != ctx.bounds[1]:
        within = [c for c in candidates if ctx.bounds[0] <= c.first and c.last <= ctx.bounds[1]]
        if len(within) == 1:
            return within[0]
    begun = [c for c in candidates if c.first <= day]
    open_ = [c for c in candidates if c.last >= day]
    if ctx.ahead and open_:
        return open_[0]
    return begun[-1] if begun else candidates[0]


def with_clock(meaning: Meaning, clock: str) -> Meaning:
    """Return the same day at a time of day; what is longer than a day stays as it is."""
    if meaning.period is not None and meaning.period.unit == "day" and meaning.until is None:
        return replace(meaning, type="TIME", clock=clock)
    return meaning
