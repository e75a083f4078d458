"""The shapes of answers that show words in their place: a fact in its paragraphs, an article found by words.

Frozen and typed, with days, ids and spans as in ``answers``.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts import Span
from onrecord.questions.answers import Quote, Who
from onrecord.questions.article_answers import ArticleRow
from onrecord.questions.claim_answers import ClaimRow
from onrecord.questions.event_answers import EventRow
from onrecord.questions.statement_answers import StatementRow


class Passage(msgspec.Struct, frozen=True):
    """A stretch of an article: ``text`` stands at ``[start, end)`` of it.

    ``highlights`` are offsets into this passage's ``text``; ``spans`` are the same ones in the article.
    """

    article: str
    outlet: str | None
    published: str | None
    title: str | None
    start: int
    end: int
    text: str
    highlights: tuple[Span, ...] = ()
    spans: tuple[Span, ...] = ()


class Shown(msgspec.Struct, frozen=True):
    """A fact in its place. ``fact``: its row (StatementRow, ClaimRow, EventRow, Who or ArticleRow).

    ``passages``: the paragraphs it stands in (for an actor or a claim: over all articles, oldest first, as many
    as ``limit`` of ``total``).
    """

    id: str
    kind: Literal["statement", "claim", "event", "actor", "article"]
    fact: StatementRow | ClaimRow | EventRow | Who | ArticleRow
    passages: tuple[Passage, ...]
    total: int


class ActorSeen(msgspec.Struct, frozen=True):
    """An actor where an article first names it. ``role``: as that article has it; ``quote``: the mention."""

    who: Who
    role: str | None
    article: str
    outlet: str | None
    published: str | None
    quote: Quote


class ActorRole(msgspec.Struct, frozen=True):
    """As what articles name an actor: ``first`` and ``last`` published, and in ``article`` first of so many."""

    role: str
    first: str | None
    last: str | None
    articles: int
    article: str


class Hit(msgspec.Struct, frozen=True):
    """An article in which all the words asked for stand; ``passage`` is where the first of them do."""

    article: str
    outlet: str | None
    published: str | None
    title: str | None
    passage: Passage
    matches: int
    copy_of: str | None = None
    judged: tuple[str, ...] = ()
