"""Statements -> claims with the positions that parties take on them, within one article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from onrecord.claims.about import Gist, gist, of_its_own
from onrecord.claims.positions import position_of, says_not_so
from onrecord.claims.propositions import same, wording
from onrecord.facts.actor import Actor
from onrecord.facts.article import Article
from onrecord.facts.claim import Claim, Position, PositionKind
from onrecord.facts.identity import fact_id
from onrecord.facts.span import Span
from onrecord.facts.statement import Statement

_TURNS = frozenset(("confirm", "acknowledge", "not_acknowledge", "deny", "no_comment"))
_ANSWERING = frozenset(("confirmed", "acknowledged", "not_acknowledged", "denied", "no_comment"))
_OPENING = re.compile(r"[“\"«‘]\s?$")
_CLOSING = re.compile(r"[.,!?]?(?:[”\"’]|\s?»)")  # after a space a straight mark opens the next quotation
_ENOUGH_STATES = 2  # in both: then each may name others besides
_LEAST_WORDS = 2  # content words of a proposition that can stand alone


@dataclass(slots=True)
class _Open:
    """A claim while its positions are gathered. ``takers``: the states that have taken a position on it.

    ``answered_by``: states, institutions and organisations that have confirmed, denied or not acknowledged it.
    """

    anchor: tuple[Span, ...]
    text: str
    about: Gist
    statements: list[Statement] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    takers: set[str] = field(default_factory=set)
    answered_by: set[str] = field(default_factory=set)


def take(article: Article, statements: Sequence[Statement], actors: Iterable[Actor] = ()) -> tuple[Claim, ...]:
    """Return the claims of an article in order of first mention; ``actors``: those of the article."""
    known = {actor.id: actor for actor in actors}
    claims: list[_Open] = []
    for s in statements:
        kind = position_of(s, " ".join(article.text[a:b] for a, b in s.content))
        if kind is None:
            continue
        about = gist(article.text, s, known)
        claim = _find(article, claims, s, kind, about)
        if claim is None and kind == "no_comment" and about.points and of_its_own(article.text, s):
            continue
        if claim is not None and kind == "asserted" and _contradicts(article.text, s, claim):
            kind = "denied"
        if claim is None:
            claim = _Open(s.content, wording(article.text, s.content), about)
            claims.append(claim)
        claim.statements.append(s)
        claim.positions.extend(_positions(article.text, s, kind))
        speakers = [known[id] for id in s.speakers if id in known]
        claim.takers |= {actor.state for actor in speakers if actor.state}
        if kind in _ANSWERING:
            bodies = [actor for actor in speakers if actor.named and actor.kind != "person"]
            claim.answered_by |= {actor.state or actor.id for actor in bodies}
    day = _day_of_lead(article, statements, known)
    return tuple(_closed(article, c, day) for c in claims)


def _find(article: Article, claims: list[_Open], s: Statement, kind: PositionKind, about: Gist) -> _Open | None:
    """Return the claim a statement is about: the one it answers, else one that says the same."""
    before = _just_before(article.text, claims, s)
    if s.refers_to is not None and before is not None and any(x.id == s.refers_to for x in before.statements):
        return before
    if kind == "no_comment" and about.points and of_its_own(article.text, s):
        return None
    if claims and kind in _ANSWERING and about.points:
        return before or _main(claims)    # 'declined to comment on the report'
    matching = [c for c in claims if _same(about, c)]
    if matching:
        return max(matching, key=lambda c: len(about.words & c.about.words) / len(about.words | c.about.words))
    if claims and kind in _ANSWERING and about.anaphor:
        taken_up = [c for c in claims if about.words & c.about.words and about.states <= c.about.states | c.takers]
        if taken_up:
            return taken_up[-1] if len(taken_up) == 1 else max(taken_up, key=lambda c: len(about.words & c.about.words))
    if claims and kind in _ANSWERING and len(about.words) < _LEAST_WORDS:
        return before or _main(claims)
    return None


def _contradicts(text: str, s: Statement, claim: _Open) -> bool:
    """Whether a statement says that a claim is not so, which others have put without a 'not'."""
    ours, theirs = (text[spans[0][0]:spans[-1][1]] for spans in (s.content, claim.anchor))
    return says_not_so(ours) and not says_not_so(theirs)


def _just_before(text: str, claims: list[_Open], s: Statement) -> _Open | None:
    """Return the claim that was made last, if in the same paragraph."""
    if not claims:
        return None
    last = max(claims, key=lambda c: c.statements[-1].content[-1][1])
    end = last.statements[-1].content[-1][1]
    return last if "\n" not in text[end:s.content[0][0]] else None


def _main(claims: list[_Open]) -> _Open:
    """Return what an article is about: what it tells first."""
    return claims[0]


def _same(about: Gist, claim: _Open) -> bool:
    """Whether a content says the same as a claim: in like words, and not of other states."""
    ours, theirs = about.states | {about.own or ""} - {""}, claim.about.states | {claim.about.own or ""} - {""}
    if about.elsewhere or not about.words & claim.about.words:
        return False
    if not same(about.words | ours, claim.about.words | theirs):
        return False
    if about.own and not theirs:
        return claim.answered_by <= {about.own}
    return not (ours - theirs and theirs - ours and len(ours & theirs) < _ENOUGH_STATES)


def _day_of_lead(article: Article, statements: Sequence[Statement], actors: Mapping[str, Actor]) -> dict[str, str]:
    """Return when the stances that only the first paragraph tells without a day were taken: by statement, a Time.

    A lead sums up what comes below it: the first dated statement of the same party there is when it was said.
    """
    head = article.text.find("\n", statements[0].content[0][1]) if statements else -1
    found: dict[str, str] = {}
    for s in statements:
        if s.when is not None or s.content[-1][1] > head or s.act not in _TURNS:
            continue
        later = (x.when for x in statements if x.when and x.content[0][0] > head and x.act == "say"
                 and _party(x, actors) & _party(s, actors))
        when = next(later, None)
        if when:
            found[s.id] = when
    return found


def _party(s: Statement, actors: Mapping[str, Actor]) -> set[str]:
    return {actors[id].state or id for id in s.speakers if id in actors}


def _positions(text: str, s: Statement, kind: PositionKind) -> list[Position]:
    """One position a speaker; the words from source to content are its evidence."""
    parts = [*s.speaker_spans, *s.cue.spans, *s.content]
    evidence = _evidence(text, parts)
    parties: tuple[str | None, ...] = s.speakers or (None,)
    return [Position(p, kind, evidence, since=s.when, statement=s.id, confidence=s.confidence) for p in parties]


def _evidence(text: str, parts: list[Span]) -> tuple[Span, ...]:
    """Join the parts of a statement that stand in one paragraph; a paragraph's end starts a new span."""
    out: list[Span] = []
    for start, end in sorted(parts):
        if out and "\n" not in text[out[-1][1] : start]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(_with_marks(text, span) for span in out)


def _with_marks(text: str, span: Span) -> Span:
    """Take in the quotation marks that touch the evidence, so that it reads as it stands."""
    opening = _OPENING.search(text, max(0, span[0] - 2), span[0])
    closing = _CLOSING.match(text, span[1])
    return (opening.start() if opening else span[0], closing.end() if closing else span[1])


def _closed(article: Article, claim: _Open, day: Mapping[str, str]) -> Claim:
    positions = [msgspec.structs.replace(p, since=p.since or day.get(p.statement or "")) for p in claim.positions]
    return Claim(fact_id("c", article.id, claim.anchor), claim.text, claim.anchor, tuple(_until(positions)))


def _until(positions: list[Position]) -> list[Position]:
    """Silence lasts until the same party acknowledges or confirms."""
    ends = {p.party: p.since for p in positions if p.position in ("acknowledged", "confirmed") and p.since}
    return [
        msgspec.structs.replace(p, until=ends[p.party]) if p.position == "not_acknowledged" and p.party in ends else p
        for p in positions
    ]
