"""Other days: of a statement, of a position, of an article.

In: a Reading and a judged day (EDTF: a day, a month, a year). Out: the Reading with that day. Times that an article
counts from its own date ('on Monday') are unknown once that date is another one, until it is read again.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date

import msgspec

from onrecord.facts import Claim, Position, Reading, Statement, Time
from onrecord.facts.days import first_day, last_day
from onrecord.facts.judgement import JUDGED, Judgement

# 'March 8': the day stands in the text and only its year was counted, to the nearest one.
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w*\b", re.I)
_HALF_A_YEAR = 183


def date_statement(reading: Reading, statement: Statement, judgement: Judgement) -> Reading:
    """Return a reading in which a statement was made on the judged day, and positions dated by it are held since."""
    time = _time(statement.content[0][0] if statement.content else 0, judgement)
    dated = msgspec.structs.replace(statement, when=time.id)

    def since(position: Position) -> Position:
        own = position.statement != statement.id or position.since != statement.when
        return position if own or position.since is None else msgspec.structs.replace(position, since=time.id)

    return msgspec.structs.replace(
        reading, times=(*reading.times, time),
        statements=tuple(dated if s.id == dated.id else s for s in reading.statements),
        claims=tuple(msgspec.structs.replace(c, positions=tuple(since(p) for p in c.positions))
                     for c in reading.claims))


def date_position(reading: Reading, claim: Claim, place: int, judgement: Judgement) -> Reading:
    """Return a reading in which a position is held since the judged day."""
    time = _time(claim.anchor[0][0] if claim.anchor else 0, judgement)
    positions = list(claim.positions)
    positions[place] = msgspec.structs.replace(positions[place], since=time.id)
    changed = msgspec.structs.replace(claim, positions=tuple(positions))
    return msgspec.structs.replace(reading, times=(*reading.times, time),
                                   claims=tuple(changed if one is claim else one for one in reading.claims))


def date_article(reading: Reading, day: str) -> Reading:
    """Return a reading of an article that was published on that day."""
    article = reading.article
    changed = msgspec.structs.replace(article, published=day, published_from="given", published_earliest=None,
                                      published_latest=None)
    times = {time.id: time for time in reading.times}
    unknown = {time.id for time in reading.times if time.anchor == "published" and _lost(reading, time, day)}
    for time in reading.times:               # counted from a time that is unknown now; anchors stand before
        anchor, seen = time, {time.id}
        while anchor.anchor in times and anchor.anchor not in seen and anchor.id not in unknown:
            anchor = times[anchor.anchor]
            seen.add(anchor.id)
        if anchor.id in unknown:
            unknown.add(time.id)
    return msgspec.structs.replace(reading, article=changed, times=tuple(
        _undated(time) if time.id in unknown else time for time in reading.times))


def _undated(time: Time) -> Time:
    value = time.value if time.type == "DURATION" else None
    return msgspec.structs.replace(time, value=value, earliest=None, latest=None, anchor=None)


def _lost(reading: Reading, time: Time, day: str) -> bool:
    """Whether a time counted from the date of publication may mean another day now."""
    words = reading.article.text[slice(*time.span)]
    was, now = first_day(reading.article.published), first_day(day)
    if was == now:
        return False
    first = first_day(time.earliest) or first_day(time.value)
    if first is None or now is None or not _MONTH.search(words):
        return True
    return abs((date.fromisoformat(first) - date.fromisoformat(now)).days) > _HALF_A_YEAR


def _time(at: int, judgement: Judgement) -> Time:
    """Return the time that a judgement names; it stands at the first word of what it dates and is none of its words."""
    id = "t" + hashlib.sha256(f"judged\n{judgement.id}".encode()).hexdigest()[:12]
    return Time(id=id, span=(at, at), type="DATE", value=judgement.day, earliest=first_day(judgement.day),
                latest=last_day(judgement.day), anchor=JUDGED)
