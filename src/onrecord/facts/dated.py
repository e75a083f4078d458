"""Which day a thing has, and where that day comes from.

In: EDTF values, Times, Articles. Out: ISO days. A partial day (``2025-04``) counts from its first to its last day.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Article, Event, Position, Reading, Statement, Time
from onrecord.facts.days import first_day, last_day
from onrecord.facts.judgement import JUDGED

DatedBy = Literal["when", "published", "bounds", "judged"]


class Dated(msgspec.Struct, frozen=True):
    """A day with its value as written (EDTF) and its origin; all null where nothing is known."""

    day: str | None = None
    value: str | None = None
    dated_by: DatedBy | None = None


def asked_day(value: str | None, last: bool) -> str | None:
    """Return the first or last day of what somebody asked for. Raises OR-503 where it is no day."""
    if value is None:
        return None
    day = last_day(value.strip()) if last else first_day(value.strip())
    if day is None:
        raise OnRecordError("OR-503", where=repr(value))
    return day


def article_day(article: Article) -> str | None:
    """Return the day by which an article was out: its date, else the latest day it can have.

    Where only the earliest is known it is null: such an article may have come out on any later day.
    """
    return first_day(article.published) or last_day(article.published_latest)


def published(article: Article) -> Dated:
    """Return an article's date; a bounded one has its latest day, and the interval as its value."""
    day = article_day(article)
    if day is None:
        return Dated()
    if first_day(article.published):
        return Dated(day, article.published, "published")
    bounds = (article.published_earliest or "..", article.published_latest or "..")
    return Dated(day, "/".join(bounds), "bounds")


def said(reading: Reading, statement: Statement) -> Dated:
    """Return when a statement was made: its own time, else the article's date."""
    return _of_time(_time(reading, statement.when)) or published(reading.article)


def happened(reading: Reading, event: Event) -> Dated:
    """Return when an event took place, or is to: its own time, else the article's date, by which it was told."""
    return _of_time(_time(reading, event.when)) or published(reading.article)


def held(reading: Reading, position: Position) -> tuple[Dated, Dated]:
    """Return since when a position was held and until when.

    Since: its own time, its statement's, else the article's date; unknown where only an end is known.
    """
    until = _of_time(_time(reading, position.until)) or Dated()
    since = _of_time(_time(reading, position.since))
    if since is None and until.day is None:
        statement = next((s for s in reading.statements if s.id == position.statement), None)
        since = said(reading, statement) if statement else published(reading.article)
    return since or Dated(), until


def _time(reading: Reading, wanted: str | None) -> Time | None:
    return next((time for time in reading.times if time.id == wanted), None) if wanted else None


def _of_time(time: Time | None) -> Dated | None:
    day = time and (first_day(time.earliest) or first_day(time.value))
    return Dated(day, time.value or day, "judged" if time.anchor == JUDGED else "when") if time and day else None
