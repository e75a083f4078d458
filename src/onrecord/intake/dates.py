"""Calendar dates as news writes them: '24 July 2022', 'Oct. 1', 'March 23-24, 2021', 'in November 2021', 2022-07-25.

In: text. Out: the dates in it with what they leave open (year, day), and metadata's dates in ISO 8601.
Only absolute dates, for publication dates and datelines; times inside the story are the noticing step's work.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

import msgspec

from onrecord.facts import Span
from onrecord.intake.tables import rows

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
         r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|"
         r"OCTOBER|NOVEMBER|DECEMBER)\b\.?")
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:1[6-9]|20)[0-9]{2}(?![\d,.]\d|\d)"
DATE = (rf"(?:{MONTH}\s{{0,2}}{_DAY}(?:,?\s{_YEAR})?|{_DAY}(?:\sof)?\s{MONTH}(?:,?\s{_YEAR})?|"
        rf"{_YEAR}-[01][0-9]-[0-3][0-9])")
"""One day in English words or ISO 8601, with or without a year (no groups, for use in other patterns)."""

_FOUND = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?P<m1>{MONTH})\s{{0,2}}(?:[0-3]?[0-9]\s?[-–]\s?)?(?P<d1>{_DAY})(?:,?\s(?P<y1>{_YEAR}))?"
    rf"|(?:[0-3]?[0-9]\s?[-–]\s?)?(?P<d2>{_DAY})(?:\sof)?\s(?P<m2>{MONTH})(?:,?\s(?P<y2>{_YEAR}))?"
    rf"|(?P<y3>{_YEAR})-(?P<m3>[01][0-9])-(?P<d3>[0-3][0-9])(?!\d)"
    rf"|(?P<m4>{MONTH})(?:\sof)?\s(?P<y4>{_YEAR})"
    rf"|(?:[Ii]n|[Ss]ince)\s(?P<y5>{_YEAR})(?![-–/]\d)"
    rf")")


class Day(msgspec.Struct, frozen=True):
    """A date where it stands in a text; ``year`` or ``day`` (and ``month``) null where it is not written."""

    span: Span
    year: int | None
    month: int | None
    day: int | None

    def in_year(self, year: int) -> date | None:
        """Return the date in that year; null if there is none (29 February) or it has no day."""
        if self.month is None or self.day is None:
            return None
        return _date(year, self.month, self.day)

    @property
    def exact(self) -> date | None:
        """The date, if year, month and day are written."""
        return None if self.year is None else self.in_year(self.year)

    @property
    def first(self) -> date | None:
        """The first day that it can mean, if the year is written."""
        return None if self.year is None else _date(self.year, self.month or 1, self.day or 1)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int | None:
    return int(word) if word.isdigit() else _MONTHS.index(word[:3].lower()) + 1


def days(text: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """Yield the absolute dates between two offsets of a text, in order; impossible ones (31 June) are left out."""
    for match in _FOUND.finditer(text, start, len(text) if end is None else end):
        groups = match.groupdict()
        year, month, day = (next((groups[f"{part}{n}"] for n in "12345" if groups.get(f"{part}{n}")), None)
                            for part in "ymd")
        found = Day(span=match.span(), year=int(year) if year else None, month=_month(month) if month else None,
                    day=int(re.sub(r"\D", "", day)) if day else None)
        if found.day is None or found.in_year(found.year or 2000):
            yield found


def iso(value: str) -> str | None:
    """Return metadata's date as ISO 8601: a day, or date and time with zone; null if it cannot be read.

    A time without a zone says no more than its day. Reads ISO 8601, RFC 2822, seconds since 1970, dates in English
    words, and in numbers where these can be one day only.

    >>> iso("Mon, 25 Jul 2022 10:00:00 +0800"), iso("2022-07-25T10:00:00"), iso("July 25, 2022"), iso("soon")
    ('2022-07-25T10:00:00+08:00', '2022-07-25', '2022-07-25', None)
    """
    value = re.sub(r"[\u202f\u00a0]", " ", value.strip()[:100])
    seconds = re.fullmatch(r"(\d{10})(?:\.\d+|\d{3})?", value)      # since 1970, or thousandths of it
    if seconds:
        return datetime.fromtimestamp(int(seconds[1]), UTC).isoformat(timespec="seconds")
    value = re.sub(r"(?:UTC|GMT)(?=[+-]\d)", "", value)
    numbers = re.match(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)", value)
    if numbers:
        value = f"{numbers[1]}-{int(numbers[2]):02}-{int(numbers[3]):02}{value[numbers.end():]}"
    zoned = re.fullmatch(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)? ?(?:UTC|GMT|Z|\+00:?00)", value)
    if zoned:
        value = f"{zoned[1]}T{zoned[2]}+00:00"
    posted = re.fullmatch(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d\d:\d\d:\d\d) ([+-]\d{4}) (\d{4})", value)
    if posted:      # as X and ctime write it
        value = f"{posted[2]} {posted[1]} {posted[5]} {posted[3]} {posted[4]}"
    told = re.match(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})", value)
    if told:        # as browsers write it
        value = f"{told[2]} {told[1]} {told[3]} {told[4]} {told[5]}"
    read = datetime.fromisoformat if re.match(r"\d{4}-?\d\d-?\d\d(?!\d)", value) else parsedate_to_datetime
    try:
        moment = read(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    else:
        return moment.date().isoformat() if moment.tzinfo is None else moment.isoformat(timespec="seconds")
    exact = next((day.exact for text in (value, in_english(value)) for day in days(text) if day.exact), None)
    if exact is None and (sides := both_orders(value)) and len(set(sides)) == 1:
        exact = sides[0]
    return exact.isoformat() if exact else None


def within(value: str) -> tuple[date, date] | None:
    """Return first and last day of a month or a year; null for whatever is no such.

    >>> within("2025-02"), within("March 2025") == within("2025/3"), within("2025-03-04")
    ((datetime.date(2025, 2, 1), datetime.date(2025, 2, 28)), True, None)
    """
    value = value.strip()[:40]
    part = re.fullmatch(r"((?:1[5-9]|20)\d\d)(?:[-/.](0?[1-9]|1[0-2]))?", value)
    if part:
        year, month = int(part[1]), int(part[2] or 0)
    else:
        day = next(days(value), None)
        if day is None or day.day or not day.year or not day.month or day.span != (0, len(value)):
            return None
        year, month = day.year, day.month
    last = month or 12
    return date(year, month or 1, 1), date(year, last, calendar.monthrange(year, last)[1])


def readable(value: str) -> bool:
    """Whether a value is a date, if only one of two."""
    return bool(iso(value) or both_orders(value))


_NUMBERS = re.compile(r"\D{0,12}(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")


def both_orders(value: str) -> list[date]:
    """Return the days that a date in numbers can be, day first and month first, those that there are.

    >>> both_orders("03/11/2025"), both_orders("25.11.2025")
    ([datetime.date(2025, 11, 3), datetime.date(2025, 3, 11)], [datetime.date(2025, 11, 25)])
    """
    match = _NUMBERS.match(value.strip()[:60])
    if not match:
        return []
    one, two, year = int(match[1]), int(match[2]), int(match[3])
    year += 2000 if year < 100 else 0
    orders = [(two, one)] if "." in match[0] else [(two, one), (one, two)]     # with points the day stands first
    return [day for month, number in orders if (day := _date(year, month, number))]


@cache
def _foreign() -> re.Pattern[str]:
    named = "|".join(re.escape(name) for name, _ in sorted(rows("months"), key=lambda row: -len(row[0])))
    return re.compile(rf"(?i)(?<!\d)(\d{{1,2}})(?:\.|er|º|°)? (?:de )?({named})\.?,?(?: de)? (\d{{4}})(?!\d)")


def in_english(line: str) -> str:
    """Return a line with its days in ISO 8601 where they are written with the months of other languages.

    >>> in_english("lundi 3 mars 2025 - 512 mots"), in_english("3 de enero de 2025")
    ('lundi 2025-03-03 - 512 mots', '2025-01-03')
    """
    months = {name: month for name, month in rows("months")}  # noqa: C416
    return _foreign().sub(lambda m: f"{m[3]}-{int(months[m[2].lower()]):02}-{int(m[1]):02}", line)


_IN_A_LINE = re.compile(r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:20|19)\d\d(?!\d)")


def written(line: str, order: str | None = None) -> Iterator[tuple[int, int, str]]:
    """Yield the whole days in a line with where they stand, as ``iso`` reads them: in words, in ISO 8601, in numbers.

    ``order``: of day and month in numbers, where it is known; else a day that can be two stays as it is written.

    >>> list(written("Issued on: 25/11/2025, modified 3 Dec 2025"))
    [(11, 21, '2025-11-25'), (32, 42, '2025-12-03')]
    """
    found = [(*day.span, day.exact.isoformat()) for day in days(line) if day.exact]
    for match in _IN_A_LINE.finditer(line):
        sides = both_orders(match[0])
        if sides and not any(start <= match.start() < end for start, end, _ in found):
            value = settled(match[0], order)
            found.append((*match.span(), sides[0].isoformat() if len(set(sides)) == 1 else value))
    yield from sorted(found)


def order_of(values: Iterable[str]) -> str | None:
    """Return the order of day and month that dates in numbers of one file show: 'day', 'month', null if none does.

    >>> order_of(["03/11/2025", "25/11/2025"]), order_of(["03/11/2025"])
    ('day', None)
    """
    shown = set()
    for value in values:
        match = _NUMBERS.match(value.strip()[:60])
        if match and (int(match[1]) > 12) != (int(match[2]) > 12):
            shown.add("day" if int(match[1]) > 12 else "month")
    return shown.pop() if len(shown) == 1 else None


def settled(value: str, order: str | None) -> str:
    """Return a date in numbers as ISO 8601 where the order of its file is known, any other value as it is.

    >>> settled("03/11/2025", "day"), settled("03/11/2025", None)
    ('2025-11-03', '03/11/2025')
    """
    sides = both_orders(value)
    if order and len(sides) == 2:
        return sides[0 if order == "day" else 1].isoformat()
    return value
