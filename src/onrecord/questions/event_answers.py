"""The shapes of answers on who did what to whom: events, one of them with all that tells of it, and ties of two sides.

Frozen and typed, with days, ids and quotes as in ``answers``.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.dated import DatedBy
from onrecord.linking.ties import Tells
from onrecord.questions.answers import Quote, Who
from onrecord.questions.article_answers import OriginRow
from onrecord.questions.claim_answers import PositionRow


class EventRow(msgspec.Struct, frozen=True):
    """Who did what to whom, as the first article tells it that fits what was asked.

    ``type``, ``mode``, ``quad``: of PLOVER; ``cameo``: beside them. ``realis``: actual, alleged, planned, hypothetical
    or denied. ``quote``: the words that tell it, in their ``sentence``. ``on_word_of``: names or words as written,
    outermost first, with its ``statement``; none: the outlet's own word. ``day``: of the event where ``dated_by`` is
    ``when``, else of the article that tells it. ``where``: the place's name, ``country`` its state; ``quantities``: as
    the text has them. ``reports``: how many articles tell of the same event, copies included; ``copies``: how many of
    these are copies of another; ``outlets``; ``origins``: how many independent reports they go back to.
    ``all_realis``: as what they tell it, copies aside, the most real first.
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
    reports: int = 1
    copies: int = 0
    outlets: int = 0
    origins: int = 1
    all_realis: tuple[str, ...] = ()


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


class EventReported(msgspec.Struct, frozen=True):
    """What one article tells of an event, and why it is taken for the same as another's: a likely match.

    ``same_as``: the event of an earlier article that it was matched with (null for the first report), ``score``: 0..1.
    ``method``: ``learned-event-1`` (likely by pairs of one event and of two) or ``same-text`` (a copy).
    """

    event: EventRow
    told: tuple[Telling, ...]
    same_as: str | None = None
    method: str | None = None
    score: float | None = None


class FigureTold(msgspec.Struct, frozen=True):
    """A number as one article gives it. ``low``, ``high``: its bounds. ``on_word_of``: none is the outlet's own."""

    told: str
    low: float | None
    high: float | None
    on_word_of: tuple[str, ...]
    article: str
    outlet: str | None
    published: str | None
    event: str


class FiguresDiffer(msgspec.Struct, frozen=True):
    """Numbers of one thing that do not agree: nothing is averaged, and nobody is taken to be right.

    ``about``: what is counted, as the first has it. ``how``: ``excludes`` (they cannot both hold), ``differs`` (one is
    only an 'up to') or ``update`` (newer numbers of one voice: no contradiction). ``told``: each number with each who
    gives it, the first to give it first.
    """

    about: str
    how: Literal["excludes", "differs", "update"]
    told: tuple[FigureTold, ...]


class EventTold(msgspec.Struct, frozen=True):
    """An event as all articles tell of it.

    ``told``: all that the article of ``event`` tells of it, in reading order. ``reports``: what each article tells, the
    first first, copies among them. ``positions``: who confirms or denies it, or will not say, oldest first.
    ``figures``: numbers that do not agree. ``back_to``: the independent reports that all go back to, with the reason of
    each join.
    ``undated``: in an answer as of a day, how many reports it leaves out for want of a day.
    """

    event: EventRow
    told: tuple[Telling, ...]
    reports: tuple[EventReported, ...] = ()
    positions: tuple[PositionRow, ...] = ()
    figures: tuple[FiguresDiffer, ...] = ()
    back_to: tuple[OriginRow, ...] = ()
    undated: int | None = None


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


class Node(msgspec.Struct, frozen=True):
    """Somebody in a network. ``events``: in which it is on a side with somebody else on the other."""

    who: Who
    events: int


class Link(msgspec.Struct, frozen=True):
    """What two of a network did to each other, either way: ``by_quad``: how many events of each quad class."""

    one: str
    other: str
    events: int
    by_quad: Counts


class Network(msgspec.Struct, frozen=True):
    """Who did what to whom, told as actual or alleged: those with most events, and what they did to each other.

    ``nodes_left_out``, ``links_left_out``, ``events_left_out``: how many are told of beside these. ``undated``: as of a
    day, how many articles it leaves out because nobody knows by when they were out.
    """

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    nodes_left_out: int
    links_left_out: int
    events_left_out: int
    undated: int | None = None


class Ties(msgspec.Struct, frozen=True):
    """What ``one`` and ``other`` did to each other, month by month. What several articles tell of counts once.

    ``said``: what is said of how they stand to each other, the oldest first: the newest few of ``said_total``.
    ``undated``: in an answer as of a day, how many articles it leaves out because nobody knows by when they were out.
    """

    one: tuple[Who, ...]
    other: tuple[Who, ...]
    months: tuple[TieMonth, ...]
    said: tuple[TieSaid, ...]
    total: int
    said_total: int = 0
    undated: int | None = None
