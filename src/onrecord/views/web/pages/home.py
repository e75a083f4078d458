"""The first page: what the record holds, what parties differ on, who changed position, the stories."""

from __future__ import annotations

import msgspec

from onrecord.questions import OpenRecord
from onrecord.questions.claim_answers import ClaimRow
from onrecord.questions.story_answers import PositionTaken, StoryRow
from onrecord.views.web.listed import titles
from onrecord.views.web.newest import newest_day
from onrecord.views.web.page import Asked, Page
from onrecord.views.web.wording import terms

_CLAIMS, _STORIES, _CHANGES = 6, 6, 6


class Home(msgspec.Struct, frozen=True):
    """What a record holds. ``newest``: the day of its newest articles, or the first day where none is known."""

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
    first_words: dict[str, str]


def _answer(record: OpenRecord, asked: Asked) -> Home:
    day = asked.as_of
    claims, stories = record.claims(as_of=day, limit=_CLAIMS), record.stories(as_of=day, limit=_STORIES)
    changed = record.positions(changed=True, as_of=day, limit=None)
    return Home(
        articles=record.articles(limit=0).total, statements=record.statements(as_of=day, limit=0).total,
        claims=claims.total, events=record.events(as_of=day, limit=0).total, stories=stories.total,
        newest=newest_day(record, day), differing=claims.items, running=stories.items,
        changed=changed.items[:-_CHANGES - 1:-1], changes=changed.total,
        first_words=titles(record, ((one.article, one.title) for one in stories.items)))


PAGES = (
    Page("home", "/", "What is on record", _answer, told="What the record holds."),
    Page("terms", "/terms", "What the words mean", lambda record, asked: dict(terms()), told="What the words mean."),
)
