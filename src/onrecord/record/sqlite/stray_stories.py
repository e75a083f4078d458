"""Whether the tables of stories hold together. In: an open record. Out: what is wrong, in words."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection

from onrecord.facts.days import is_day
from onrecord.record.schema.story_terms import unpacked


def astray(db: Connection) -> Iterator[tuple[str, str]]:
    """Yield (article or story, what is wrong) where the tables of stories do not hold together."""
    for id, day in db.exec_driver_sql(
        "SELECT a.id, a.day FROM articles AS a LEFT JOIN article_stories AS s ON s.number = a.number "
        "WHERE s.number IS NULL AND a.day IS NOT NULL AND a.day NOT IN (SELECT day FROM story_days)"
    ):
        if is_day(day):
            yield f"{id} story", "it is in no story"
    for id, story in db.exec_driver_sql(
        "SELECT a.id, s.story FROM article_stories AS s JOIN articles AS a ON a.number = s.number "
        "LEFT JOIN stories AS y ON y.id = s.story WHERE y.id IS NULL"
    ):
        yield f"{id} story", f"its story {story} is not there"
    for id, data in db.exec_driver_sql(
        "SELECT a.id, w.data FROM article_stories AS s JOIN articles AS a ON a.number = s.number "
        "LEFT JOIN story_terms AS w ON w.number = s.number WHERE s.follows IS NULL"
    ):
        try:
            unpacked(data or b"")
        except (zlib.error, msgspec.MsgspecError, ValueError):
            yield f"{id} story", "what it is recognised by cannot be read"
    for (id,) in db.exec_driver_sql(
        "SELECT a.id FROM article_stories AS s JOIN articles AS a ON a.number = s.number "
        "LEFT JOIN story_journal AS j ON j.number = s.number AND j.place = 0 WHERE j.story IS NOT s.story"
    ):
        yield f"{id} story", "the journal puts it into another story"
    for id, because in db.exec_driver_sql(
        "SELECT a.id, j.because FROM story_journal AS j JOIN articles AS a ON a.number = j.number"
    ):
        try:
            msgspec.json.decode(because, type=list[str])
        except (msgspec.MsgspecError, TypeError):
            yield f"{id} story", "why it is there cannot be read"
    for id, began in db.exec_driver_sql(
        "SELECT y.id, y.began FROM stories AS y JOIN articles AS a ON a.number = y.number WHERE y.began IS NOT a.day"
    ):
        yield f"{id} story", f"it did not begin on {began}"
