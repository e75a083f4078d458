"""The first page: what the record holds, what parties differ on, who changed position, the stories."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import msgspec

from onrecord.questions import OpenRecord
from onrecord.questions.claim_answers import ClaimRow
from onrecord.questions.story_answers import PositionTaken, StoryRow
from onrecord.views.web.listed import titles
from onrecord.views.web.newest import newest_day
from onrecord.views.web.page import Asked, Page
from onrecord.views.web.wording import terms

_CLAIMS, _STORIES, _CHANGES = 6, 6, 6
_LATELY = 365       # days


class Home(msgspec.Struct, frozen=True):
    """What a record holds. ``newest``: the day on which the newest of its first stories ran last.

    ``differing``: claims of which somebody does more than say that they are so. ``changed``: of the ``changes`` of
    position since ``changed_since``, the newest. ``record``: what tells this record from others on this machine.
    """

    articles: int
    statements: int
    claims: int
    events: int
    stories: int
    newest: str
    differing: tuple[ClaimRow, ...]
    running: tuple[StoryRow, ...]
    changed: tuple[PositionTaken, ...]
    changes: int
    changed_since: str
    first_words: dict[str, str]
    record: str


def _answer(record: OpenRecord, asked: Asked) -> Home:
    day = asked.as_of
    claims, stories = record.claims(as_of=day, limit=_CLAIMS), record.stories(as_of=day, limit=_STORIES)
    newest = newest_day(stories.items)
    changed = record.newest_changes(since=_days_before(newest), as_of=day, limit=_CHANGES)
    return Home(
        articles=record.articles(limit=0).total, statements=record.statements(as_of=day, limit=0).total,
        claims=claims.total, events=record.events(as_of=day, limit=0).total, stories=stories.total,
        newest=newest, changed_since=_days_before(newest), differing=tuple(filter(_differ, claims.items)),
        running=stories.items,
        changed=changed.items, changes=changed.total,
        first_words=titles(record, ((one.article, one.title) for one in stories.items)),
        record=hashlib.sha256(str(Path(record.record.path).absolute()).encode()).hexdigest()[:16])


def _differ(claim: ClaimRow) -> bool:
    """Whether anybody does more than say that a claim is so."""
    return bool(claim.disagreements) or any(one.position != "asserted" for one in claim.standing)


def _days_before(day: str) -> str:
    """Return the day that begins the time in which changes are looked for: a large record has thousands."""
    found = date.fromisoformat(day)
    return (found - min(timedelta(days=_LATELY), found - date.min)).isoformat()


PAGES = (
    Page("home", "/", "What is on record", _answer, told="What the record holds."),
    Page("terms", "/terms", "What the words mean", lambda record, asked: dict(terms()), told="What the words mean.",
         takes_day=False),
)
