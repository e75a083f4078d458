"""Statements -> claims with the positions that parties take on them, within one article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from onrecord.claims.positions import position_of
from onrecord.claims.propositions import same, wording
from onrecord.claims.stems import content_stems
from onrecord.facts.article import Article
from onrecord.facts.claim import Claim, Position, PositionKind
from onrecord.facts.identity import fact_id
from onrecord.facts.span import Span
from onrecord.facts.statement import Statement

_ANSWERING = frozenset(("confirmed", "acknowledged", "not_acknowledged", "denied", "no_comment"))
_OPENING = re.compile(r"[“\"«‘]\s?$")
_CLOSING = re.compile(r"[.,!?]?\s?[”\"»’]")
_LEAST_WORDS = 2  # content words of a proposition that can stand alone


@dataclass(slots=True)
class _Open:
    """A claim while its positions are gathered."""

    anchor: tuple[Span, ...]
    text: str
    words: frozenset[str]
    statements: list[str] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)


def take(article: Article, statements: Sequence[Statement]) -> tuple[Claim, ...]:
    """Return the claims of an article in order of first mention."""
    claims: list[_Open] = []
    for s in statements:
        kind = position_of(s, " ".join(article.text[a:b] for a, b in s.content))
        if kind is None:
            continue
        claim = _find(article, claims, s, kind)
        if claim is None:
            text = wording(article.text, s.content)
            claim = _Open(s.content, text, content_stems(text))
            claims.append(claim)
        claim.statements.append(s.id)
        claim.positions.extend(_positions(article.text, s, kind))
    return tuple(_closed(article, c) for c in claims)


def _find(article: Article, claims: list[_Open], s: Statement, kind: PositionKind) -> _Open | None:
    """Return the claim a statement is about: the one it answers, else one that says the same."""
    if s.refers_to is not None:
        for claim in claims:
            if s.refers_to in claim.statements:
                return claim
    text = wording(article.text, s.content)
    words = content_stems(text)
    matching = [c for c in claims if same(words, c.words)]
    if matching:
        return max(matching, key=lambda c: len(words & c.words) / len(words | c.words))
    if kind in _ANSWERING and len(words) < _LEAST_WORDS and claims:
        return claims[-1]  # 'declined to comment': on what was said last
    return None


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


def _closed(article: Article, claim: _Open) -> Claim:
    return Claim(fact_id("c", article.id, claim.anchor), claim.text, claim.anchor, tuple(_until(claim.positions)))


def _until(positions: list[Position]) -> list[Position]:
    """Silence lasts until the same party acknowledges or confirms."""
    ends = {p.party: p.since for p in positions if p.position in ("acknowledged", "confirmed") and p.since}
    return [
        msgspec.structs.replace(p, until=ends[p.party]) if p.position == "not_acknowledged" and p.party in ends else p
        for p in positions
    ]
