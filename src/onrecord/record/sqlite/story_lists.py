"""The list of stories, as queries of SQLite: what people joined and parted is a table read from JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Integer, Select, Text, cast, func, select, text

from onrecord.record.queries.conditions import known_by
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.arrays import was_current

_A, _M = t.articles.c, t.article_stories.c
_LISTED = f"""
WITH joined(story, root) AS (SELECT key, value FROM json_each(:into)),
moved(number, story) AS (SELECT CAST(key AS INTEGER), value FROM json_each(:moved)),
put(number, story, day) AS (
    SELECT a.number, coalesce(parted.root, moved.story, joined.root, s.story), a.day FROM article_stories AS s
    JOIN articles AS a ON a.number = s.number LEFT JOIN joined ON joined.story = s.story
    LEFT JOIN moved ON moved.number = s.number LEFT JOIN joined AS parted ON parted.story = moved.story
    WHERE (:day IS NULL OR a.day <= :day) AND {was_current('a', ':day')}{{within}})
SELECT story, -count(*) AS fewer_articles, -CAST(replace(max(day), '-', '') AS INTEGER) AS longer_ago FROM put
GROUP BY story
HAVING (:since IS NULL OR max(day) >= :since) AND (:until IS NULL OR min(day) <= :until)
    AND (:among IS NULL OR max(number IN (SELECT value FROM json_each(:among))))
"""
_WITHIN = " AND s.story IN (SELECT value FROM json_each(:within))"


def listed_stories(
    into: Mapping[str, str],
    moved: Mapping[int, str],
    among: Collection[int] | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
    within: Collection[str] | None = None,
) -> Select[Any]:
    """Return the query of stories: (story, fewer_articles, longer_ago).

    ``into``: stories that go on under another one, in the end; ``moved``: articles that are in another one. ``among``:
    only stories with one of these articles; ``since``, ``until``: only those that ran between. ``within``: only
    articles that the machine put into one of these stories.
    """
    values = {
        "day": as_of,
        "since": since,
        "until": until,
        "into": json.dumps(into),
        "moved": json.dumps(moved),
        "among": None if among is None else json.dumps(sorted(among)),
    }
    if within is not None:
        values["within"] = json.dumps(sorted(within))
    query = text(_LISTED.format(within="" if within is None else _WITHIN)).bindparams(**values)
    return select(query.columns(story=Text, fewer_articles=Integer, longer_ago=Integer).subquery())


def ranked_stories(within: Any) -> Select[Any]:
    """Return the query of the machine's stories by all that is known, or of those that another query finds."""
    last = cast(func.replace(func.max(_A.day), "-", ""), Integer)
    query = select(_M.story, (-func.count()).label("fewer_articles"), (-last).label("longer_ago")).join(
        t.articles, _A.number == _M.number).where(known_by(None))
    return (query if within is None else query.where(_M.story.in_(within))).group_by(_M.story)
