"""The shapes of answers: frozen, typed, and each with the words it rests on.

Spans are ``(start, end)`` in code points of the article's text. Days are ISO (``2025-04-28``) or null; ``value``
keeps the finer or vaguer EDTF of the text. ``dated_by`` says where a day comes from: ``when`` (a time in the
text), ``published`` (the article's date) or ``bounds`` (the latest day on which the article can have come out; where
only the earliest is known there is no day), ``judged`` (a person said so). An ``article`` is its id; an older version
is ``id@1``, ``id@2`` …. ``judged``: ids of the corrections that stand behind a row.
"""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

import msgspec

from onrecord.facts import Span
from onrecord.linking.copies import Kind as CopyKind
from onrecord.linking.credits import Way
from onrecord.linking.origins import TieKind
from onrecord.linking.word_diff import ChangeKind
from onrecord.record.dates import DatedBy

T = TypeVar("T")


class Page(msgspec.Struct, Generic[T], frozen=True):
    """Part of a list: ``items`` from ``offset`` on, of ``total`` in all. ``limit`` null: everything was asked for.

    ``undated``: in an answer as of a day, how many articles of the record it leaves out because nobody knows by when
    they were out; null in any other answer.
    """

    items: tuple[T, ...]
    total: int
    limit: int | None = None
    offset: int = 0
    undated: int | None = None

    @property
    def counted(self) -> str:
        """'60 of 212': how many of how many are here."""
        return f"{len(self.items)} of {self.total}"


class Quote(msgspec.Struct, frozen=True):
    """Words as they stand in the article: ``words[i]`` is the text of ``spans[i]``."""

    spans: tuple[Span, ...]
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """All parts in one line, with ' … ' where the text goes on between them."""
        return " … ".join(" ".join(part.split()) for part in self.words)


class Who(msgspec.Struct, frozen=True):
    """An actor of the record. ``id``: the alpha-3 code of a state, else ``a…``. ``of``: the state it acts for."""

    id: str
    name: str
    kind: str
    code: str | None = None
    of: str | None = None
    judged: tuple[str, ...] = ()


class ArticleRow(msgspec.Struct, frozen=True):
    """One publication, with how much was taken from it. ``recorded_at``: when it came into the record (UTC).

    ``copy_of``: the article published before it whose story this is, whole, cut or with additions (``CopyRow``).
    ``version``: 1 for the first text seen;
    ``version_of``: the version before it; ``current``: no newer version is on record.
    """

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    published_from: str | None
    published_earliest: str | None
    published_latest: str | None
    language: str | None
    recorded_at: str
    text_hash: str
    statements: int
    claims: int
    version: int = 1
    current: bool = True
    version_of: str | None = None
    copy_of: str | None = None
    judged: tuple[str, ...] = ()


class Difference(msgspec.Struct, frozen=True):
    """What differs between two texts: ``kind`` is ``cut``, ``added``, ``changed`` or ``moved``.

    ``before``: the words in the older one, ``after``: in the newer one; null where it has none there.
    """

    kind: ChangeKind
    before: Quote | None
    after: Quote | None


class CopyRow(msgspec.Struct, frozen=True):
    """One article that is a copy, or a later version, of another, ``of``, which was published before it.

    ``kind``: ``exact`` (the same story), ``near``, ``cut`` (a shorter version), ``longer`` (one with additions), or
    ``version`` (a later text of the same page). ``share``: how much of the shorter story the other has (0..1),
    ``resemblance``: how much of what either has; null for versions. ``day``: publication day of the newer one.
    ``differences``: what was cut, added, put otherwise; null in a list of all copies.
    """

    article: str
    outlet: str | None
    published: str | None
    title: str | None
    kind: CopyKind | Literal["version"]
    of: str
    of_outlet: str | None
    of_published: str | None
    share: float | None
    resemblance: float | None
    day: str | None
    differences: tuple[Difference, ...] | None = None


class CreditRow(msgspec.Struct, frozen=True):
    """Whose report an article says it is. ``way``: where it says so; ``quote``: the words (null: the metadata do).

    ``whole``: it holds for the whole article, else for ``scope`` alone. ``source``: whether an unnamed source is named
    with it.
    """

    name: str
    way: Way
    whole: bool
    quote: Quote | None
    scope: Quote | None = None
    source: bool = False


class Join(msgspec.Struct, frozen=True):
    """Why an article goes back to the same report as an earlier one, ``to``.

    ``kind``: ``copy``, ``version``, ``agency``, ``report``, ``source`` or ``quotation``; ``reason``: in words;
    ``quote`` and ``to_quote``: the words of each that say so, where there are any. ``day``: of the newer one.
    """

    article: str
    to: str
    kind: TieKind
    reason: str
    quote: Quote | None
    to_quote: Quote | None
    day: str | None


class OriginRow(msgspec.Struct, frozen=True):
    """One independent report of a matter: the articles that go back to it, oldest first, and why."""

    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    joins: tuple[Join, ...] = ()


class StatementRow(msgspec.Struct, frozen=True):
    """Who said what, on whose word, where and when. ``chain``: sources outermost first, names or words as written.

    ``quote``: the words attributed; ``cue``: the words that attribute.
    """

    id: str
    article: str
    outlet: str | None
    published: str | None
    day: str | None
    value: str | None
    dated_by: DatedBy | None
    speakers: tuple[Who, ...]
    on_behalf_of: str | None
    source_type: str
    act: str
    form: str
    cue: Quote
    negated: bool
    quote: Quote
    chain: tuple[str, ...] = ()
    addressees: tuple[Who, ...] = ()
    venue: str | None = None
    refers_to: str | None = None
    confidence: float | None = None
    copy_of: str | None = None
    judged: tuple[str, ...] = ()

    @property
    def speaker(self) -> str:
        """The speakers' names in one line; 'unnamed' where the text names nobody."""
        return " and ".join(who.name for who in self.speakers) or "unnamed"


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
    reports they go back to (which and why: ``ClaimLadder.back_to``).
    ``standing``: where each party stands now; saying it again does not undo a confirmation.
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
    judged: tuple[str, ...] = ()


class ClaimLink(msgspec.Struct, frozen=True):
    """Why an article's claim is taken for the same as another article's: a simple match, to be read as such.

    ``claim``: the article's claim, ``same_as``: the one it was matched with (null for the first). ``score``: 0..1,
    ``shared``: the stems and actors both have. ``method``: ``words-1`` (shared words and actors) or
    ``same-text`` (a copy) or ``judged`` (a person said so). ``day``: publication day of the newer of the two.
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


class ClaimLadder(msgspec.Struct, frozen=True):
    """A claim with every position on it, oldest first, and how the articles' claims were brought together.

    ``undated``: in an answer as of a day, how many articles with this claim it leaves out for want of a day.
    ``back_to``: the independent reports that its articles go back to, the oldest first, with the reason of each join.
    """

    claim: ClaimRow
    positions: tuple[PositionRow, ...]
    links: tuple[ClaimLink, ...]
    undated: int | None = None
    back_to: tuple[OriginRow, ...] = ()


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
    """A fact in its place. ``fact``: its row (StatementRow, ClaimRow, Who or ArticleRow).

    ``passages``: the paragraphs it stands in (for an actor or a claim: over all articles, oldest first, as many
    as ``limit`` of ``total``).
    """

    id: str
    kind: Literal["statement", "claim", "actor", "article"]
    fact: StatementRow | ClaimRow | Who | ArticleRow
    passages: tuple[Passage, ...]
    total: int


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


class TimelineRow(msgspec.Struct, frozen=True):
    """One dated thing: a statement, or a position (then ``claim`` is set). ``what``: the act or the position."""

    day: str
    value: str | None
    dated_by: DatedBy
    kind: Literal["statement", "position"]
    id: str
    who: str
    what: str
    article: str
    outlet: str | None
    published: str | None
    quote: Quote
    claim: str | None = None
    copy_of: str | None = None
    judged: tuple[str, ...] = ()


Row = dict[str, Any]
