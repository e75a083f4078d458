"""One party's telling of a claim in one article, as it is set beside another's: figures, days, places, who did it.

In: a reading, a claim of it and a position on that claim. Out: a ``Telling``: plain values with the spans where they
stand. What stands in the words of somebody quoted inside is theirs and left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

import msgspec

from onrecord.data import rows
from onrecord.facts import Claim, Place, Position, Quantity, Reading, Span, Statement, Time
from onrecord.facts.span import inside
from onrecord.linking.figures import counts, kind_of, value, whose
from onrecord.linking.gist import NUMERAL, gist, like, marked
from onrecord.words.stems import content_stems, stem

TABLE = "linking/differing"
_PART = re.compile(r"[,;:—–()]|\b(?:and|but|while|whereas|as well as)\b", re.IGNORECASE)
_MORE = re.compile(r"\bmore\b(?! than)", re.IGNORECASE)
_AT = re.compile(
    r"\b(?:in|at|near|outside)(?: the)?(?: (?:city|town|village|port|capital|province|region) of)? $", re.IGNORECASE
)
_NOT = re.compile(r"(?:\b(?:not|never|without|neither|nor)|n[’']t)(?: \w+)? $", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<=[a-z,“\"‘'] )[“\"‘']?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_BY = re.compile(r"\bby(?: the)? $", re.IGNORECASE)
_BY_NEAR = re.compile(r"\bby ", re.IGNORECASE)


class Figure(msgspec.Struct, frozen=True):
    """A number: what it counts (``kind``), whose they are, what became of them, in which times and places."""

    span: Span
    quantity: Quantity
    kind: str
    whose: frozenset[str]
    fate: frozenset[str]
    grows: bool
    generic: bool
    times: frozenset[str | None]
    places: frozenset[str]


class Day(msgspec.Struct, frozen=True):
    """The only day told. ``exact``: written with its date, not as 'Monday' or 'yesterday'."""

    span: Span
    earliest: str
    latest: str
    exact: bool
    words: frozenset[str]


class Spot(msgspec.Struct, frozen=True):
    """The only place told that something happened in."""

    span: Span
    place: Place
    words: frozenset[str]


class Doer(msgspec.Struct, frozen=True):
    """The only actor told that something was done by. ``id``: of the record."""

    span: Span
    id: str
    state: str | None
    words: frozenset[str]


class Teller(msgspec.Struct, frozen=True):
    """Who tells it, where and when. ``voice``: the state that the party speaks for, else the party; both null where
    nobody is named. ``out``: when the article came out; ``day``: when it was said. ``name``: words of the
    party's name. ``holds``: it is where the party still stands.
    """

    key: tuple[int, int, int]
    article: str
    out: str | None
    day: str | None
    party: str | None
    voice: str | None
    holds: bool
    name: frozenset[str] = frozenset()


class Telling(msgspec.Struct, frozen=True):
    """What a party tells. ``own``: gist of its words; ``about``: these, or where they only point ('such claims', 'any
    involvement'), that of the claim they answer; ``names``: words of actors, places and states in them. ``answers``:
    its words say what it is about; or 'denied it' is all there is, and the claim names the party.
    """

    by: Teller
    spans: tuple[Span, ...]
    position: str
    as_fact: bool
    own: frozenset[str]
    about: frozenset[str]
    names: frozenset[str] = frozenset()
    answers: bool = True
    once: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()
    day: Day | None = None
    spot: Spot | None = None
    doer: Doer | None = None


def telling(reading: Reading, claim: Claim, position: Position, by: Teller, actor_id: Callable[[str], str],
            contested: bool = True) -> Telling:
    """Return what a position's words tell.

    ``actor_id``: from an actor id of the reading to the record's. ``contested``: whether the claim is both affirmed and
    denied, and this may be one side of it; where not and the words tell no figure, day, place or doer, they are set
    beside nothing, and what they are about is left out.
    """
    statement = next((s for s in reading.statements if s.id == position.statement), None)
    spans = statement.content if statement else position.evidence
    words = _Words(reading, statement, spans)
    said = words.plain()
    found = Telling(
        by=by, spans=tuple(spans), position=position.position, as_fact=_is_fact(said, statement), own=frozenset(),
        about=frozenset(), figures=words.figures(), day=words.day(), spot=words.spot(), doer=words.doer(actor_id))
    if not (contested or found.figures or found.day or found.spot or found.doer):
        return found
    text = reading.article.text
    own, anchor = gist(text, spans), gist(text, claim.anchor)
    stems = {like(one) for one in content_stems(said)}
    return msgspec.structs.replace(
        found,
        own=own,
        about=own if own - _stems("pointing") else anchor,
        names=words.names(own, said),
        answers=not _undone(text, statement)
        and (bool(own) or (_cued(statement, "denies") and _is_named(reading, position.party, anchor))),
        once=frozenset(stems & _stems("once")),
        again=frozenset(stems & _stems("again")),
    )


def _is_fact(said: str, statement: Statement | None) -> bool:
    """Whether something is told as it is: not negated, hedged or forecast."""
    hedged = marked(TABLE, "negated", said) or "n't" in said.replace("’", "'") or _cued(statement, "negated")
    return not hedged and not (statement and statement.cue.negated)


def _cued(statement: Statement | None, kind: str) -> bool:
    return statement is not None and marked(TABLE, kind, statement.cue.lemma) is not None


def _undone(text: str, statement: Statement | None) -> bool:
    """Whether the cue is negated ('while not denying it')."""
    if statement is None or not statement.cue.spans:
        return False
    start = statement.cue.spans[0][0]
    return statement.cue.negated or bool(_NOT.search(text, max(0, start - 25), start))


def _is_named(reading: Reading, party: str | None, words: frozenset[str]) -> bool:
    actor = next((actor for actor in reading.actors if actor.id == party), None)
    own = gist(actor.name, [(0, len(actor.name))]) | {actor.state} if actor else frozenset[str]()
    return not words.isdisjoint(own)


@cache
def _stems(kind: str) -> frozenset[str]:
    return frozenset(like(stem(word)) for found, line in rows(TABLE) if found == kind for word in line.split())


class _Words:
    """The words of one statement, those of statements inside it aside."""

    def __init__(self, reading: Reading, statement: Statement | None, spans: Sequence[Span]) -> None:
        self._reading, self._text, self._spans = reading, reading.article.text, spans
        self._from = min((start for start, _ in spans), default=0)
        self._to = max((end for _, end in spans), default=0)
        self._when = statement.when if statement else None
        self._inner = [span for span in self._those(span for other in reading.statements if other is not statement
                                                    for span in other.content) if span not in spans]

    def _those(self, spans: Iterable[Span]) -> list[Span]:
        """Return those of some spans that lie in the words; most lie before or after all of them."""
        first, last = self._from, self._to
        return [span for span in spans if span[0] >= first and span[1] <= last
                and any(inside(span, own) for own in self._spans)]

    def _own(self, span: Span) -> bool:
        return bool(self._those([span])) and not any(inside(span, inner) for inner in self._inner)

    def plain(self) -> str:
        """Return the words without times, so that the month of May is no 'may'."""
        parts = []
        for start, end in self._spans:
            at = start
            for first, last in sorted(t.span for t in self._reading.times if inside(t.span, (start, end))):
                parts.append(self._text[at:first])
                at = max(at, last)
            parts.append(self._text[at:end])
        return " ".join(parts)

    def names(self, own: frozenset[str], said: str) -> frozenset[str]:
        """Return the words of named actors and of places, what is written like a name in ``plain``, and the states."""
        named = self._those(mention for actor in self._reading.actors if actor.named for mention in actor.mentions)
        spans = [*named, *self._those(place.span for place in self._reading.places)]
        written = " ".join(_CAPITAL.findall(said))
        return gist(self._text, spans) | gist(written, [(0, len(written))]) | {word for word in own if word.isupper()}

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures; where two could be the same one, neither."""
        found = [self._figure(q) for q in self._reading.quantities if self._own(q.span) and self._compares(q)]
        same = [(one.kind, one.fate) for one in found]
        return tuple(one for one in found if same.count((one.kind, one.fate)) == 1)

    def _compares(self, quantity: Quantity) -> bool:
        if quantity.part_of or not counts(quantity):
            return False
        start, end = self._clause(quantity.span)
        text = self._text
        part = marked(TABLE, "beside", text, max(start, quantity.span[0] - 40), min(end, quantity.span[1] + 40))
        only_one = value(quantity) == 1 and not self._marks("fate", (start, end))
        return not part and not _MORE.search(text, *quantity.span) and not only_one

    def _figure(self, quantity: Quantity) -> Figure:
        clause = self._clause(quantity.span)
        return Figure(
            span=quantity.span,
            quantity=quantity,
            kind=kind_of(quantity),
            whose=self._whose(quantity),
            fate=self._marks("fate", clause),
            grows=bool(marked(TABLE, "grows", self._text, *clause)),
            generic=bool(marked(TABLE, "generic", quantity.unit or "")),
            times=frozenset(t.value for t in self._reading.times if inside(t.span, clause)),
            places=frozenset(p.name for p in self._places() if inside(p.span, clause)),
        )

    def _whose(self, quantity: Quantity) -> frozenset[str]:
        """Return the words between a number and its unit ('North Korean soldiers', 'heavy lorries')."""
        start, end = quantity.span
        after = start + max((m.end() for m in NUMERAL.finditer(self._text[start:end])), default=0)
        if after == start:
            return whose(self._text, quantity)
        return gist(self._text, [(after, end)]) - {kind_of(quantity)}

    def _marks(self, kind: str, span: Span) -> frozenset[str]:
        here = {like(one) for one in content_stems(self._text[slice(*span)])}
        return frozenset(here & _stems(kind))

    def _sentence(self, span: Span) -> Span:
        return next((s for s in self._reading.sentences if inside(span, s)), span)

    def _clause(self, span: Span) -> Span:
        """Return the part of a sentence around a span, between commas, 'and', 'but'."""
        start, end = self._sentence(span)
        before = [m.end() for m in _PART.finditer(self._text, start, span[0])]
        after = _PART.search(self._text, span[1], end)
        return (before[-1] if before else start), (after.start() if after else end)

    def day(self) -> Day | None:
        """Return the only day that the words tell, if it is one day and not when they were said."""
        times = [t for t in self._reading.times if t.type in ("DATE", "TIME") and self._own(t.span)]
        if len(times) != 1 or times[0].id == self._when or times[0].earliest != times[0].latest:
            return None
        (time,) = times
        if time.earliest is None or time.latest is None:
            return None
        return Day(time.span, time.earliest[:10], time.latest[:10], _is_exact(self._text, time),
                   gist(self._text, [time.span]))

    def _places(self) -> Iterable[Place]:
        return (p for p in self._reading.places if not p.as_government)

    def spot(self) -> Spot | None:
        """Return the only place that the words tell, if it is where something happened ('in', 'at')."""
        found = [p for p in self._places() if self._own(p.span)]
        if len(found) != 1 or not _AT.search(self._text, max(0, found[0].span[0] - 30), found[0].span[0]):
            return None
        return Spot(found[0].span, found[0], gist(self._text, [found[0].span]))

    def doer(self, actor_id: Callable[[str], str]) -> Doer | None:
        """Return the only actor that the words tell something was done by."""
        if not _BY_NEAR.search(self._text, max(0, self._from - 10), self._to):
            return None
        found = [
            Doer(mention, actor_id(actor.id), actor.state, gist(self._text, [mention]))
            for actor in self._reading.actors
            if actor.named
            for mention in actor.mentions
            if self._own(mention) and _BY.search(self._text, max(0, mention[0] - 10), mention[0])
        ]
        return found[0] if len(found) == 1 else None


def _is_exact(text: str, time: Time) -> bool:
    return time.anchor is None and bool(re.search(r"\d", text[slice(*time.span)]))
