"""The shapes of answers on who did what to whom: events, one of them with all that tells of it, and ties of two sides.

Frozen and typed, with days, ids and quotes as in ``answers``.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.dated import DatedBy
from onrecord.questions.answers import Quote, Who


class EventRow(msgspec.Struct, frozen=True):
    """Who did what to whom, as one article tells it. ``type``, ``mode``, ``quad``: of PLOVER; ``cameo``: beside them.

    ``realis``: actual, alleged, planned, hypothetical or denied. ``quote``: the words that tell it, in their
    ``sentence``. ``on_word_of``: names or words as written, outermost first, with its ``statement``; none: the outlet's
    own word. ``day``: of the event where ``dated_by`` is ``when``, else of the article that tells it. ``where``: the
    place's name, ``country`` its state; ``quantities``: as the text has them.
    """

    id: str
    article: str
    outlet: str | None
    published: str | None
    day: str | None
    value: str | None
    dated_by: DatedBy | None
    source: tuple[Who, ...]
    target: tuple[Who, ...]
    reciprocal: bool
    type: str
    mode: str | None
    cameo: str | None
    quad: int | None
    realis: str
    quote: Quote
    sentence: Quote
    statement: str | None = None
    on_word_of: tuple[str, ...] = ()
    where: str | None = None
    country: str | None = None
    quantities: tuple[str, ...] = ()
    confidence: float | None = None
    copy_of: str | None = None
    judged: tuple[str, ...] = ()


class Telling(msgspec.Struct, frozen=True):
    """One place where an event is told, and on whose word: ``statement`` null is the outlet's own."""

    quote: Quote
    sentence: Quote
    realis: str | None
    negated: bool
    factuality: str | None
    statement: str | None
    sources: tuple[Who, ...]
    chain: tuple[str, ...]


class EventTold(msgspec.Struct, frozen=True):
    """An event with all its article tells of it, in reading order."""

    event: EventRow
    told: tuple[Telling, ...]


class TieEvents(msgspec.Struct, frozen=True):
    """Events of one type and realis that ``by`` did to the other, or both to each other."""

    by: Literal["one", "other", "both"]
    type: str
    quad: int
    realis: str
    events: tuple[str, ...]


Counts = tuple[int, int, int, int]      # by quad class, from 1


class TieMonth(msgspec.Struct, frozen=True):
    """What two sides did to each other in a month (``2025-04``; null: no day is known).

    ``done``: how many events are told as actual or alleged, by quad class from 1 to 4: verbal cooperation, material
    cooperation, verbal conflict, material conflict. ``open``: as planned or hypothetical. ``denied``: as not having
    taken place.
    """

    month: str | None
    done: Counts
    open: Counts
    denied: int
    events: tuple[TieEvents, ...]


Tells = Literal["close", "strained", "hostile", "tie"]


class TieSaid(msgspec.Struct, frozen=True):
    """Words on how two sides stand to each other: ``quote``, in their ``sentence``.

    ``tells``: close, strained, hostile, or tie where the words say no more than that there is one. ``on_word_of``:
    from the outlet's source on to who said it, empty for the outlet itself.
    """

    article: str
    outlet: str | None
    published: str | None
    tells: Tells
    quote: Quote
    sentence: Quote
    on_word_of: tuple[str, ...]


class Ties(msgspec.Struct, frozen=True):
    """What ``one`` and ``other`` did to each other, month by month. Each article's events count; copies count nothing.

    ``said``: what is said of how they stand to each other, the oldest first.

    ``undated``: in an answer as of a day, how many articles it leaves out because nobody knows by when they were out.
    """

    one: tuple[Who, ...]
    other: tuple[Who, ...]
    months: tuple[TieMonth, ...]
    said: tuple[TieSaid, ...]
    total: int
    undated: int | None = None
