"""A story: its articles over time, which of them are one report, its claims, who takes part, what it goes on from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from onrecord.questions import OpenRecord
from onrecord.questions.story_answers import Story, StoryPlaces
from onrecord.views.web.listed import titles
from onrecord.views.web.page import Asked, Page, Param, Row
from onrecord.views.web.pictures import places, timeline

_CLAIMS = Param("limit", "claims", "number", told="How many of its claims; 0 (in .json and .csv): all.", default="40",
                shown=False)
_UNTITLED = 60      # of how many articles the first words are looked up
_PARTIES = 40       # on the page: a large story has hundreds, most of whom say one thing


class StorySeen(Story, frozen=True):
    """A story. ``first_words``: of articles without a title, how their text begins. ``where``: places it names."""

    first_words: Mapping[str, str] = {}
    where: StoryPlaces = StoryPlaces((), 0, 0, 0)


def _answer(record: OpenRecord, asked: Asked) -> StorySeen:
    story = record.story(asked.id, as_of=asked.as_of, limit=asked.limit)
    untitled = [(one.article, one.title) for one in story.articles if not one.title][:_UNTITLED]
    return StorySeen(**msgspec.structs.asdict(story), first_words=titles(record, untitled),
                     where=record.story_places(story.story.id, as_of=asked.as_of))


def _picture(story: Story, asked: Asked) -> str:
    return timeline.draw(story, lambda one: asked.to("articles", one.article), asked.as_of)


def _show(story: StorySeen, asked: Asked) -> Mapping[str, Any]:
    origin_of = {article: number for number, origin in enumerate(story.back_to, 1) for article in origin.articles}
    drawn = len(story.where.places) > 1 or any(one.precision in places.TOWNS for one in story.where.places)
    where = places.draw(story.where, lambda one: asked.to("articles", one.article)) if drawn else ""
    return {"map": where, "drawn_places": places.MOST, "most_parties": _PARTIES, "story": story.story,
            "drawn": _picture(story, asked), "origin_of": origin_of,
            "outlets": {one.article: f"{one.outlet or 'no outlet'}" for one in story.articles}}


def _rows(story: Story) -> Iterator[Row]:
    for one in story.articles:
        yield {"story": story.story.id, "article": one.article, "title": one.title, "outlet": one.outlet,
               "published": one.published, "day": one.day, "why": one.why, "because": "; ".join(one.because),
               "score": one.score, "method": one.method, "copy_of": one.copy_of}


PAGES = (Page("story", "/stories/{id}", "A story", _answer, _show, params=(_CLAIMS,), rows=_rows, picture=_picture,
              told="A running matter: its articles, which of them are one report, its claims, who takes part."),)
