"""The shapes of the answer on one article: its whole text, and all that was taken from it, each with its words.

Frozen and typed, with days, ids and spans as in ``answers``.
"""

from __future__ import annotations

import msgspec

from onrecord.facts import Place, Quantity, Span, Time
from onrecord.questions.answers import Quote, Who
from onrecord.questions.article_answers import ArticleRow
from onrecord.questions.claim_answers import PositionRow
from onrecord.questions.event_answers import EventTold
from onrecord.questions.statement_answers import StatementRow


class ClaimHere(msgspec.Struct, frozen=True):
    """A claim as this article has it, with the positions that it tells of. ``own``: only the outlet puts it forward."""

    id: str
    text: str
    kind: str | None
    quote: Quote
    positions: tuple[PositionRow, ...]
    own: bool = False


class ActorHere(msgspec.Struct, frozen=True):
    """An actor as this article has it. ``who``: the record's actor; ``mentions``: where it is named or described."""

    id: str
    who: Who | None
    name: str
    role: str | None
    mentions: tuple[Span, ...]


class TakenFrom(msgspec.Struct, frozen=True):
    """An article's text and everything taken from it, as it was corrected.

    ``not_body``: stretches that are kept and not read as facts. ``times``, ``places``, ``quantities``: as in a reading.
    """

    article: ArticleRow
    text: str
    byline: tuple[str, ...]
    dateline: str | None
    not_body: tuple[Span, ...]
    statements: tuple[StatementRow, ...]
    claims: tuple[ClaimHere, ...]
    events: tuple[EventTold, ...]
    actors: tuple[ActorHere, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    quantities: tuple[Quantity, ...]
