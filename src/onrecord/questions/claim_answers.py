"""The shapes of answers on claims: propositions, who stands where on them, and how reports of one were joined.

Frozen and typed, with days, ids and quotes as in ``answers``.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.dated import DatedBy
from onrecord.questions.answers import Quote, Who
from onrecord.questions.article_answers import OriginRow


class PositionRow(msgspec.Struct, frozen=True):
    """One rung of a claim's ladder: a party's stance by an article's words. ``party`` null: nobody in particular.

    ``until_day`` and ``until_value``: when the stance ended, as the text says it.
    """

    party: Who | None
    position: str
    day: str | None
    value: str | None
    dated_by: DatedBy | None
    until_day: str | None
    until_value: str | None
    claim: str
    article: str
    outlet: str | None
    published: str | None
    quote: Quote
    statement: str | None = None
    confidence: float | None = None
    copy_of: str | None = None
    judged: tuple[str, ...] = ()


class Standing(msgspec.Struct, frozen=True):
    """The latest stance of one party on a claim."""

    party: Who | None
    position: str
    day: str | None


class ClaimRow(msgspec.Struct, frozen=True):
    """A proposition of the record. ``text`` is our wording, never a quote; ``quote``: the words of its first article.

    ``first`` and ``last``: days of its oldest and newest position; ``first_value`` and ``first_dated_by`` as for a
    position (``../`` before the value where only an end is known). ``articles``, ``outlets``: how many carry it,
    copies included; ``copies``: how many of these articles are copies of another; ``origins``: how many independent
    reports they go back to (which and why: ``ClaimLadder.back_to``); ``disagreements``: in how many things those who
    tell of it disagree (``ClaimLadder.disagreements``; newer numbers of one party are none).
    ``kind``: fact, figure, accusation, plan, demand, verdict, prediction, or topic (words that are no claim).
    ``standing``: where each party stands now; saying it again does not undo a confirmation, and silence lasts until the
    party, or one that speaks for the same state, acknowledges or confirms (then the one that did stands here).
    """

    id: str
    text: str
    quote: Quote
    article: str
    first: str | None
    last: str | None
    articles: int
    outlets: int
    copies: int
    positions: int
    standing: tuple[Standing, ...] = ()
    first_value: str | None = None
    first_dated_by: DatedBy | None = None
    origins: int = 0
    disagreements: int = 0
    judged: tuple[str, ...] = ()
    kind: str | None = None


class ClaimLink(msgspec.Struct, frozen=True):
    """Why an article's claim is taken for the same as another article's: a likely match, to be read as such.

    ``claim``: the article's claim, ``same_as``: the one it was matched with (null for the first). ``score``: 0..1,
    ``shared``: the stems and actors both have. ``method``: ``learned-1`` (likely by judged pairs) or
    ``same-text`` (a copy) or ``judged`` (a person said so). ``day``: publication day of the newer of the two.
    ``quote``: the words that the claim was taken from.
    """

    claim: str
    article: str
    text: str
    same_as: str | None
    score: float | None
    shared: tuple[str, ...]
    method: str | None
    day: str | None
    judged: tuple[str, ...] = ()
    quote: Quote = Quote((), ())


class DisagreementSide(msgspec.Struct, frozen=True):
    """What one party tells: ``told`` is the number, day, place or doer as written, or the position it takes.

    ``quote``: all that it says there; ``day``: when it said so.
    """

    party: Who | None
    told: str
    position: str
    quote: Quote
    article: str
    outlet: str | None
    published: str | None
    day: str | None
    statement: str | None = None


class Disagreement(msgspec.Struct, frozen=True):
    """What those who tell of a claim disagree on: nothing is averaged, and nobody is taken to be right.

    ``kind``: ``number``, ``day``, ``place``, ``actor`` (who did it), ``position`` (affirmed and denied). ``about``:
    what is counted. ``how``: ``excludes`` (they cannot both hold), ``differs`` (one is only an 'up to') or ``update``
    (one party's newer number: no contradiction). ``day``: publication day of the newest article it rests on.
    """

    kind: Literal["number", "day", "place", "actor", "position"]
    about: str | None
    how: Literal["excludes", "differs", "update"]
    sides: tuple[DisagreementSide, ...]
    day: str | None


class ClaimBeside(msgspec.Struct, frozen=True):
    """A claim of the record that is near another one and is told apart from it: perhaps the same, or related.

    ``claim``: its id in the article whose claim is the nearest; ``near``: the claim that it is near to, in one of the
    ladder's articles. ``correct(near, same_as=claim)`` makes one of the two, ``not_same_as`` says that they are two.
    ``chance``: 0..1, that they are the same, as learned from judged pairs; ``shared``: the actors and words both have.
    ``adds``: of a general and a special one, the figures, places and names that the special one adds, folded.
    """

    claim: str
    near: str
    text: str
    article: str
    outlet: str | None
    published: str | None
    quote: Quote
    chance: float
    shared: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()


class ClaimLadder(msgspec.Struct, frozen=True):
    """A claim with every position on it, oldest first, and how the articles' claims were brought together.

    ``undated``: in an answer as of a day, how many articles with this claim it leaves out for want of a day.
    ``back_to``: the independent reports that its articles go back to, the oldest first, with the reason of each join.
    ``disagreements``: who differs from whom in what, contradictions before updates; copies are left aside.
    ``perhaps``: claims that are perhaps the same, ``more_general`` and ``more_special``: claims of which this
    one is a special case, and special cases of it; up to five of each, the likeliest first. ``beside_left_out``: how
    many more there are.
    """

    claim: ClaimRow
    positions: tuple[PositionRow, ...]
    links: tuple[ClaimLink, ...]
    undated: int | None = None
    back_to: tuple[OriginRow, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    perhaps: tuple[ClaimBeside, ...] = ()
    more_general: tuple[ClaimBeside, ...] = ()
    more_special: tuple[ClaimBeside, ...] = ()
    beside_left_out: int = 0
