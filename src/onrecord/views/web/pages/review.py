"""What is least sure, for a person to judge: pairs of claims, actors or stories that are perhaps one, and statements
read with little confidence. Keys: a the same, x not the same, space the next, backspace undo.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.questions.alike_answers import ActorAlike, StoryAlike
from onrecord.questions.answers import Page as Part
from onrecord.questions.claim_answers import ClaimBeside, ClaimRow
from onrecord.questions.exporting import statement_row
from onrecord.questions.found_answers import ActorSeen
from onrecord.questions.statement_answers import StatementRow
from onrecord.views.web.listed import titles
from onrecord.views.web.page import AS_OF, Asked, Page, Param, Row

QUEUES = ("claims", "actors", "stories", "statements")
_PARAMS = (Param("of", "of", "choice", QUEUES, "What is to be judged: pairs that are perhaps one, or statements.",
                 "claims", shown=False),
           Param("about", "about", told="An actor, or words that stand in it; of actors: one of the two."),
           Param("story", "story", told="Of claims: in this story, its id.", shown=False), AS_OF)
_CLAIMS, _STATEMENTS, _PAIRS = 25, 400, 20


class Pair(msgspec.Struct, frozen=True):
    """A claim, and another one that is perhaps the same."""

    claim: ClaimRow
    beside: ClaimBeside


class ActorPair(msgspec.Struct, frozen=True):
    """Two actors that are perhaps one, and where an article names each first."""

    alike: ActorAlike
    one: Part[ActorSeen]
    other: Part[ActorSeen]


class Queue(msgspec.Struct, frozen=True):
    """What is to be judged, the least sure first; of four lists that which was asked for.

    ``total``: how many there are. ``looked_at``: among how many claims, names, stories or statements they were looked
    for, of ``among``.
    ``first_words``: of stories without a title, how their first article begins.
    """

    of: str
    total: int
    looked_at: int
    among: int
    claims: tuple[Pair, ...] = ()
    actors: tuple[ActorPair, ...] = ()
    stories: tuple[StoryAlike, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    first_words: dict[str, str] = {}


def _claims(record: OpenRecord, asked: Asked) -> Queue:
    found = record.claims(asked.get("about"), story=asked.get("story"), as_of=asked.as_of, limit=_CLAIMS)
    pairs = [Pair(claim, one) for claim in found.items for one in record.claim(claim.id, as_of=asked.as_of).perhaps]
    once = {frozenset((pair.beside.claim, pair.beside.near)): pair for pair in pairs}
    nearest = sorted(once.values(), key=lambda pair: abs(pair.beside.chance - 0.5))
    return Queue("claims", len(nearest), len(found.items), found.total, claims=tuple(nearest[:_PAIRS]))


def _statements(record: OpenRecord, asked: Asked) -> Queue:
    said = record.statements(about=asked.get("about"), as_of=asked.as_of, limit=_STATEMENTS)
    unsure = sorted((one for one in said.items if one.confidence is not None and not one.judged and not one.copy_of),
                    key=lambda one: one.confidence or 0)
    return Queue("statements", len(unsure), len(said.items), said.total, statements=tuple(unsure[:_PAIRS]))


def _actors(record: OpenRecord, asked: Asked) -> Queue:
    found = record.actors_alike(asked.get("about"), limit=_PAIRS)
    pairs = tuple(ActorPair(one, record.seen(one.one.id, limit=1), record.seen(one.other.id, limit=1))
                  for one in found.items)
    return Queue("actors", found.total, found.looked_at, found.of, actors=pairs)


def _stories(record: OpenRecord, asked: Asked) -> Queue:
    if asked.get("about"):
        raise OnRecordError("OR-601", where="about", detail="pairs of stories are looked for among all the newest")
    found = record.stories_alike(as_of=asked.as_of, limit=_PAIRS)
    sides = (side for pair in found.items for side in (pair.one, pair.other))
    return Queue("stories", found.total, found.looked_at, found.of, stories=found.items,
                 first_words=titles(record, ((side.article, side.title) for side in sides)))


_ASKED: dict[str, Callable[[OpenRecord, Asked], Queue]] = {
    "claims": _claims, "actors": _actors, "stories": _stories, "statements": _statements}


def _answer(record: OpenRecord, asked: Asked) -> Queue:
    return _ASKED[asked.get("of") or "claims"](record, asked)


def _show(found: Queue, asked: Asked) -> dict[str, Any]:
    return {"queues": QUEUES}


def _rows(found: Queue) -> Iterator[Row]:
    for pair in found.claims:
        yield {"claim": pair.claim.id, "text": pair.claim.text, "other": pair.beside.claim,
               "other_text": pair.beside.text, "chance": pair.beside.chance, "shared": " ".join(pair.beside.shared)}
    for two in found.actors:
        yield {"actor": two.alike.one.id, "name": two.alike.one.name, "other": two.alike.other.id,
               "other_name": two.alike.other.name, "why": two.alike.why, "likeness": two.alike.likeness}
    for one in found.stories:
        yield {"story": one.one.id, "title": one.one.title, "other": one.other.id, "other_title": one.other.title,
               "score": one.score, "shared": " ".join(one.shared), "against": " ".join(one.against)}
    yield from map(statement_row, found.statements)


PAGES = (Page("review", "/review", "Review", _answer, _show, params=_PARAMS, rows=_rows,
              told="What is least sure: claims, actors and stories that are perhaps one, and statements read with "
              "little confidence."),)
