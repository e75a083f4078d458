"""When an article was published: given, else found with it, else bounded from its own words.

In: what is given and found, the url, the text with its layout. Out: a day (or date and time with zone) or the
earliest and latest day it can be, and which of the three it rests on. What cannot be known stays null.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts.article import PublishedFrom
from onrecord.intake import dates
from onrecord.intake.not_body import Layout
from onrecord.intake.options import Given, Metadata
from onrecord.intake.tables import rows

_READ = 200_000        # code points of the text that are searched for dates
_MOST = 400            # dates that are weighed; an article has a dozen
_SENTENCE = 240        # code points before a date that can hold the words that govern it
_NEAR_DAYS = 31        # a date without a year belongs to the year of the newest full date only if it lies this near
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_URL_DAY = re.compile(r"[/-](?P<y>(?:19|20)\d\d)(?P<s>[/-]?)(?P<m>0[1-9]|1[0-2]|[a-z]{3})(?P=s)"
                      r"(?P<d>0[1-9]|[12]\d|3[01])(?=[/.?_-]|$)")
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>0[1-9]|1[0-2])/")

_LEDE = 600            # code points after a dateline in which the story names its day of the week
_TOP = 600             # code points: a bare date further down dates something else, a correction or a comment
_CHANGED = r"(?i)(?:last )?(?:updated|modified)"
_LABEL = r"(?i)(?:first |originally )?(?:published|posted|created|date|issued|publication|release)"

Said = Literal["past", "ahead", "open"]


class Publication(msgspec.Struct, frozen=True):
    """``published`` and bounds as in ``Article``; the bounds are null where ``published`` is known."""

    published: str | None = None
    published_from: PublishedFrom | None = None
    earliest: date | None = None
    latest: date | None = None


def read_given(value: str) -> Publication:
    """Read what the user gave: a day, a month, a year, or date and time with zone. Raises OR-111.

    >>> read_given("2022-07-25T10:00+08:00").published, read_given("2022-07").latest
    ('2022-07-25T10:00:00+08:00', datetime.date(2022, 7, 31))
    """
    value = value.strip()
    part = re.fullmatch(r"([12]\d{3})(?:-(0[1-9]|1[0-2]))?", value)
    if part:
        year, month = int(part[1]), int(part[2] or 0)
        last = date(year, month or 12, calendar.monthrange(year, month or 12)[1])
        return Publication(published_from="given", earliest=date(year, month or 1, 1), latest=last)
    try:
        if not re.match(r"\d{4}-\d\d-\d\d(?:$|[T ])", value):
            raise ValueError
        moment = datetime.fromisoformat(value)
        if len(value) > 10 and moment.tzinfo is None:
            raise OnRecordError("OR-111", detail=f"{value[:40]!r} has a time but no zone")
    except ValueError:
        raise OnRecordError("OR-111", detail=repr(value[:40])) from None
    return Publication(moment.isoformat(timespec="seconds") if len(value) > 10 else value, "given")


def _from_url(url: str | None) -> Publication:
    """Read a day or a month out of the path: /2022/07/25/, /2022-07-25/, /2022/jul/25/, /20220725/, /2022/07/."""
    try:
        path = urlsplit(url or "").path.lower()
    except ValueError:
        return Publication()
    for match in _URL_DAY.finditer(path):
        word = match["m"] if match["m"].isdigit() else match["m"].title()
        written = f"{match['y']}-{word}-{match['d']}" if word.isdigit() else f"{match['d']} {word} {match['y']}"
        exact = next((day.exact for day in dates.days(written) if day.exact), None)
        if exact:
            return Publication(exact.isoformat(), "metadata")
    month = _URL_MONTH.search(path)
    if month:
        year, number = int(month["y"]), int(month["m"])
        last = calendar.monthrange(year, number)[1]
        return Publication(None, "metadata", date(year, number, 1), date(year, number, last))
    return Publication()


@cache
def _cue_pattern(says: Said, reach: str) -> re.Pattern[str]:
    cues = {re.escape(cue) for cue, *how in rows("date_cues") if how == [says, reach]}
    words = "|".join(sorted(cues, key=lambda cue: (-len(cue), cue)))
    if says == "past":
        words += r"|[a-z]{2,}ed"
    rest = r"(?:\s[^\s,]+){0,2}\s*\Z" if reach == "near" else r"(?!\w)"
    return re.compile(rf"(?<!\w)(?:{words}){rest}")


def _cue(says: Said, reach: str, words: str) -> re.Match[str] | None:
    """Return the last cue of that kind among some words."""
    return max(_cue_pattern(says, reach).finditer(words), key=lambda m: m.end(), default=None)


def _said(text: str, day: dates.Day) -> Said:
    """Say whether a date is past or still ahead when the article is printed, as far as its sentence tells."""
    start, end = day.span
    before = re.split(r"[.!?][”\"'’)]?\s+(?=[“\"'‘(]?[A-Z])|[\r\n]", text[max(0, start - _SENTENCE):start])[-1].lower()
    after = re.split(r"[.!?][”\"'’)]?\s|[\r\n]", text[end:end + _SENTENCE])[0].lower()
    done = _cue("past", "sentence", before)
    coming = _cue("ahead", "clause", before)
    if coming and not (done and done.start() > coming.start()):
        return "ahead"
    if _cue("open", "near", before) or _cue("open", "clause", before) or coming:
        return "open"
    if day.day is None:
        return _said_loosely(day, before, after, done)
    set_off = before.rstrip().endswith(",")    # 'in Beijing, March 26, 2018': how captions date a picture
    if _cue("ahead", "clause", after):
        return "open"
    return "past" if done or set_off or _cue("past", "sentence", after) else "open"


def _said_loosely(day: dates.Day, before: str, after: str, done: re.Match[str] | None) -> Said:
    """Say the same of a month or a year, which bound only where the verb leaves no doubt.

    'In 2019 the regulator seized …' and 'he died in September 2002' do; 'he ruled out a vote in November 2026' and
    'raised funding in 2026' (a budget's year) do not.
    """
    if not before.strip(" “\"'‘("):   # the sentence opens with it
        doubt = _cue("ahead", "clause", after) or _cue("open", "clause", after)
        return "past" if _cue("past", "sentence", after) and not doubt else "open"
    governed = done is not None and len(before) - done.end() < 30 and " to " not in before[done.end():]
    return "past" if governed and day.month is not None else "open"


def _year_near(day: dates.Day, newest: date) -> date | None:
    """Return the date in the year that puts it within a month after the newest full date of the text, or null."""
    for year in (newest.year, newest.year + 1):
        exact = day.in_year(year)
        if exact and newest <= exact <= newest + timedelta(days=_NEAR_DAYS):
            return exact
    return None


def bounds(text: str, skip: Iterable[tuple[int, int]] = ()) -> tuple[date | None, date | None]:
    """Return the earliest and latest day a text can have been printed, by the dates it calls past and ahead.

    Earliest is the newest date that is past; latest the first that is ahead. Dates without a year take part only
    where a full date stands within a month of them. ``skip``: spans whose dates say something else (page furniture).
    """
    earliest, latest, _ = _bounds(text, skip)
    return earliest, latest


def _bounds(text: str, skip: Iterable[tuple[int, int]]) -> tuple[date | None, date | None, bool]:
    """Return as ``bounds``, and whether the earliest day is a full date (not the first of a month or a year)."""
    skipped = tuple(skip)
    found = [(day, _said(text, day)) for day in islice(dates.days(text[:_READ]), _MOST)
             if not any(s <= day.span[0] < e for s, e in skipped)]
    past = [day for day, said in found if said == "past"]
    ahead = [day for day, said in found if said == "ahead"]
    earliest = max(filter(None, (day.first for day in past)), default=None)
    newest = max(filter(None, (day.exact for day in past)), default=None)
    coming = [day.exact for day in ahead if day.exact]
    sharp = newest is not None and newest == earliest
    if newest is not None and sharp:
        coming += _near(ahead, newest)
        earliest = max([newest, *_near(past, newest)])
    latest = min(coming, default=None)
    if earliest and latest and latest < earliest:   # what is ahead was so in an old quotation
        latest = None
    return earliest, latest, sharp


def _near(days: Iterable[dates.Day], newest: date) -> list[date]:
    """Return the days without a year that lie within a month after the newest full date."""
    return [near for day in days if day.year is None and (near := _year_near(day, newest))]


def _dateline_day(text: str, laid: Layout, earliest: date | None, latest: date | None, sharp: bool) -> date | None:
    """Return the dateline's date, with the year that its surroundings leave, or null.

    Without a year in the dateline, it is the one year whose date lies between known bounds; or else, if the newest
    past date is exact (``sharp``), the one within a year after it, provided that it falls on the weekday that the
    story first names ('the ministry said on Thursday').
    """
    day = laid.dateline.day if laid.dateline else None
    if day is None or laid.dateline is None:
        return None
    if day.exact:
        return day.exact
    if earliest is None:
        return None
    if latest and (latest - earliest).days < 366:
        return _only(_between(day, sorted({earliest.year, latest.year}), earliest, latest))
    weekday = _weekday_named(text[laid.dateline.span[1]:laid.dateline.span[1] + _LEDE]) if sharp else None
    within = _between(day, (earliest.year, earliest.year + 1), earliest, earliest + timedelta(days=366))
    return _only(fit for fit in within if fit.weekday() == weekday)


def _between(day: dates.Day, years: Iterable[int], earliest: date, latest: date) -> Iterator[date]:
    """Yield the dates that a day without a year can be in some years, between two bounds."""
    return (fit for year in years if (fit := day.in_year(year)) and earliest <= fit <= latest)


def _weekday_named(lede: str) -> int | None:
    """Return the first day of the week that is named, Monday as 0."""
    named = re.search(rf"(?i)\b({'|'.join(_WEEKDAYS)})\b", lede)
    return _WEEKDAYS.index(named[1].lower()) if named else None


def _only(days: Iterable[date]) -> date | None:
    """Return the one day that there is; null for none or several."""
    fits = list(days)
    return fits[0] if len(fits) == 1 else None


def _dated_lines(text: str, laid: Layout) -> date | None:
    """Return the date of a line that only dates the article ('Published: 25 July 2022'), the first such."""
    for mark in laid.marks:
        line = text[slice(*mark.span)]
        if mark.kind == "date" and not re.match(_CHANGED, line) and (mark.span[0] < _TOP or re.match(_LABEL, line)):
            exact = next((day.exact for day in dates.days(line) if day.exact), None)
            if exact:
                return exact
    return None


def _from_text(text: str, laid: Layout, known: Publication) -> Publication:
    written = _dated_lines(text, laid)
    earliest, latest, sharp = _bounds(text, laid.spans)
    low = max(filter(None, (known.earliest, earliest)), default=None)
    high = min(filter(None, (known.latest, latest)), default=None)
    if low and high and low > high:
        low, high = known.earliest, known.latest
    day = written or _dateline_day(text, laid, low, high, sharp)
    if day and not (known.earliest and known.latest and not known.earliest <= day <= known.latest):
        return Publication(day.isoformat(), "text")
    if low and low == high:
        return Publication(low.isoformat(), "text")
    if (low, high) == (known.earliest, known.latest):
        return known
    return Publication(None, "text", low, high)


def _narrower(known: Publication, told: tuple[date, date] | None) -> Publication:
    """Return what the address tells, where it lies in the month or year that the file tells; else that."""
    if told is None:
        return known
    first, last = known.earliest, known.latest
    if known.published:
        first = last = date.fromisoformat(known.published)
    lies_within = first and last and told[0] <= first and last <= told[1]
    return known if lies_within else Publication(None, "metadata", *told)


def publication(given: Given, found: Metadata, url: str | None, text: str, laid: Layout) -> Publication:
    """Return when an article was published. Raises OR-111 for a given value that is no date."""
    if given.published:
        return read_given(given.published)
    written = dates.iso(found.published) if found.published else None
    if written:
        return Publication(written, "metadata")
    known = _narrower(_from_url(url), dates.within(found.published) if found.published else None)
    either = sorted(dates.both_orders(found.published)) if found.published else []
    if len(either) == 2 and not known.published:
        return Publication(None, "metadata", either[0], either[1])
    return known if known.published else _from_text(text, laid, known)
