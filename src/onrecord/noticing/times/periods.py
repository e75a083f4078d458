"""Stretches of the calendar: a day, a week, a month, a season, a year, a decade … and counting with them.

In: a unit and any day. Out: the period that holds it, its first and last day, the one n later,
and its name in EDTF (ISO 8601-2) as the record keeps it.

>>> Period.holding("week", date(2024, 10, 23)).edtf
'2024-W43'
>>> Period.holding("season", date(2025, 1, 20)).later(-2).edtf
'2024-22'
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "weekend": 7}
# EDTF: 21-24 are the seasons from spring on, 33-36 the quarters, 40 and 41 the halves of a year.
SEASON_CODE = {3: 21, 6: 22, 9: 23, 12: 24}


@dataclass(frozen=True)
class Period:
    """One stretch of the calendar; ``first`` is its first day. Winter belongs to the year in which it begins."""

    unit: str
    first: date

    @classmethod
    def holding(cls, unit: str, day: date) -> Period:
        """Return the period of this unit that holds the day. Raises ValueError outside the years 1-9999."""
        if unit == "day":
            return cls(unit, day)
        if unit == "week":
            return cls(unit, day - timedelta(day.weekday()))
        if unit == "weekend":
            return cls(unit, day - timedelta(day.weekday()) + timedelta(5))
        if unit == "season":
            return cls(unit, _month(day.year, day.month - day.month % 3, 1))
        span = MONTHS_IN[unit]
        if span > 12:
            years = span // 12
            return cls(unit, date(max(1, day.year - day.year % years), 1, 1))
        return cls(unit, date(day.year, (day.month - 1) // span * span + 1, 1))

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """Return one month."""
        return cls("month", date(year, month, 1))

    @classmethod
    def year(cls, year: int) -> Period:
        """Return one year."""
        return cls("year", date(year, 1, 1))

    @property
    def last(self) -> date:
        """Its last day."""
        if self.unit == "weekend":
            return self.first + timedelta(1)
        try:
            return self.later(1).first - timedelta(1)
        except (ValueError, OverflowError):
            return date.max

    def later(self, n: int) -> Period:
        """Return the period n units later (earlier if n is negative). Raises ValueError off the calendar."""
        if self.unit in DAYS_IN:
            try:
                return Period(self.unit, self.first + timedelta(DAYS_IN[self.unit] * n))
            except OverflowError as error:
                raise ValueError(str(error)) from error
        return Period(self.unit, _month(self.first.year, self.first.month, MONTHS_IN[self.unit] * n + 1))

    @property
    def edtf(self) -> str:
        """Its name in EDTF; a week as ISO 8601 writes it, a weekend as its two days."""
        year, month = self.first.year, self.first.month
        match self.unit:
            case "day":
                return self.first.isoformat()
            case "week":
                return "{0.year:04}-W{0.week:02}".format(self.first.isocalendar())
            case "weekend":
                return f"{self.first.isoformat()}/{self.last.isoformat()}"
            case "month":
                return f"{year:04}-{month:02}"
            case "season":
                return f"{year:04}-{SEASON_CODE[month]}"
            case "quarter":
                return f"{year:04}-{33 + month // 3}"
            case "half":
                return f"{year:04}-{40 + month // 7}"
            case "decade":
                return f"{year // 10:03}X"
            case "century":
                return f"{year // 100:02}XX"
        return f"{year:04}"


def _month(year: int, month: int, offset: int) -> date:
    """First day of the month ``offset - 1`` months after the given one (month may be 0 for the December before)."""
    index = year * 12 + month - 1 + offset - 1
    return date(index // 12, index % 12 + 1, 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """Return the n-th weekday (Monday 0) of a month; n = -1 is the last one."""
    days = [day for day in range(1, calendar.monthrange(year, month)[1] + 1)
            if date(year, month, day).weekday() == weekday]
    return date(year, month, days[n - 1 if n > 0 else n])


def easter(year: int) -> date:
    """Return Western Easter Sunday (Gregorian calendar, the anonymous algorithm of Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
