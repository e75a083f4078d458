"""Statements and their propositions -> claims with the positions that parties take on them, within one article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.claims.about import Gist, Named, gist, of_its_own
from onrecord.claims.answers import answered
from onrecord.claims.evidence import evidence_of
from onrecord.claims.kinds import kind_of
from onrecord.claims.parties import parties
from onrecord.claims.runs import Run, runs
from onrecord.claims.stances import about_words, calls_untrue, position_of, says_enough
from onrecord.claims.taken import Taken, likeness, says_the_same
from onrecord.facts.actor import Actor
from onrecord.facts.article import Article
from onrecord.facts.claim import Claim, Position, PositionKind
from onrecord.facts.identity import fact_id
from onrecord.facts.proposition import Proposition
from onrecord.facts.span import Span
from onrecord.facts.statement import Statement
from onrecord.facts.vocabulary import AFFIRMING, ANSWERING, BARE, DENYING, SILENT

_TURNS = frozenset(("confirm", "acknowledge", "not_acknowledge", "deny", "no_comment"))
_SILENCE = ("no_comment", "not_acknowledge")
_LEAST_WORDS = 2  # content words of a proposition that can stand alone
_PRONOUN = re.compile(r"(?i)^(?:it|this|that|them|those|these|so|as much|any such thing|the same)$")
_SHARED = re.compile(r"^\[([^\]]*)\](.*)")     # a subject that the clause shares with the one before
_VERB = re.compile(r"\s(?:is|are|was|were|has|have|had)\s")
_OF_WORDS = re.compile(
    r"(?i)^(?:(?:the|any|all|such|these|those|media|press|recent)\s+)*(?:reports?|claims?|allegations?|accusations?|"
    r"suggestions?|rumou?rs?|charges?|stories|talk|speculation|notion|idea)\s+(?:that|of)\s+(.{12,}?)\s+"
    r"(?:is|are|was|were|has been|have been)\s+(?:not\s+|entirely |completely |totally )?[\w’' -]+$"
)


def take(article: Article, statements: Sequence[Statement], propositions: Sequence[Proposition],
         actors: Iterable[Actor] = (), sentences: Sequence[Span] = ()) -> tuple[Claim, ...]:
    """Return the claims of an article in order of first mention; ``actors``, ``sentences``: those of the article."""
    taking = _Taking(article, {actor.id: actor for actor in actors}, sentences)
    told: dict[str | None, list[Proposition]] = {}
    for proposition in propositions:
        told.setdefault(proposition.in_statement, []).append(proposition)
    for s in _silence_last(statements):
        for run in runs(told.get(s.id, ())):
            taking.take(s, run)
    day = _day_of_lead(article, statements, taking.actors)
    return tuple(_closed(article, claim, day) for claim in taking.claims)


def _silence_last(statements: Sequence[Statement]) -> list[Statement]:
    """Return statements in order, a silence behind those that stand in its words: what they tell is what it is on."""
    out: list[Statement] = []
    silent: list[Statement] = []
    for s in statements:
        ready = [one for one in silent if not _is_within(s, one)]
        out += ready
        silent = [one for one in silent if one not in ready]
        (silent if s.act in _SILENCE else out).append(s)
    return out + silent


def _is_within(inner: Statement, outer: Statement) -> bool:
    return outer.content[0][0] <= inner.content[0][0] and inner.content[-1][1] <= outer.content[-1][1]


class _Taking:
    """The claims of one article while it is gone through."""

    def __init__(self, article: Article, actors: Mapping[str, Actor], sentences: Sequence[Span]) -> None:
        self.article, self.actors, self.sentences = article, actors, sentences
        self._named = Named(actors.values())
        self.claims: list[Taken] = []
        self._asserted: set[str] = set()

    def take(self, s: Statement, run: Run) -> None:
        """Take the position of a statement on one proposition of its content, if it takes one."""
        text, proposition = self.article.text, run.proposition
        content = " ".join(text[a:b] for a, b in s.content)
        speakers, about = parties(s, self.actors), gist(text, s, proposition, self._named)
        points = about.points or bool(_PRONOUN.match(content.strip(" ,."))) or (
            about.anaphor and proposition.predicate.part == "deed")      # 'confirmed the deployment'
        kind = position_of(s, proposition, text, speakers, points)
        if kind is None or (s.speakers and not speakers):
            return
        if kind == "asserted" and not says_enough(s, proposition, run.spans, text, further=s.id in self._asserted):
            return
        if kind == "asserted":
            self._asserted.add(s.id)
        claim = self._find(s, proposition, kind, about, speakers, points)
        if claim is None and kind == "no_comment" and about.points and of_its_own(text, s):
            return
        if claim is None:
            claim = self._opened(s, proposition, kind, about)
        elif claim.kind == "topic" and kind_of(proposition, s, kind) != "topic":
            self._completed(claim, s, proposition, kind, about)
        kind = _settled(claim, proposition, kind, speakers)
        self._add(claim, s, run, kind, speakers)

    def _opened(self, s: Statement, proposition: Proposition, kind: PositionKind, about: Gist) -> Taken:
        """Open a claim on a proposition."""
        claim = Taken(proposition.spans, proposition.text, about, proposition, "topic")
        self._completed(claim, s, proposition, kind, about)
        self.claims.append(claim)
        return claim

    def _completed(self, claim: Taken, s: Statement, proposition: Proposition, kind: PositionKind, about: Gist) -> None:
        """Word a claim by a proposition; told as not so by one who asserts it, it stands with its 'not'.

        What was a topic until now becomes a claim by the first words that can be read alone.
        """
        negated = proposition.negated and kind in AFFIRMING
        text = proposition.text if negated or proposition.affirmed is None else proposition.affirmed
        told = "topic" if kind in SILENT and about.points else kind_of(proposition, s, kind)
        if kind in DENYING and about_words(text):
            of_words = _OF_WORDS.match(_SHARED.sub(r"\1\2", text))
            text, told = (of_words.group(1), told) if of_words else (_VERB.split(text)[0], "topic")
        claim.anchor, claim.text, claim.about, claim.proposition = proposition.spans, text, about, proposition
        claim.kind, claim.negated = told, negated

    def _find(self, s: Statement, proposition: Proposition, kind: PositionKind, about: Gist,
              speakers: Sequence[Actor], points: bool) -> Taken | None:
        """Return the claim that a proposition is about: the one it takes up, else one that says the same."""
        text = self.article.text
        if kind == "no_comment" and about.points and of_its_own(text, s):
            return None
        if kind in DENYING and _only_calls_untrue(s, proposition, text):
            return self._answered(s, about, speakers)
        if kind in SILENT and not proposition.complete and (inner := self._inside(s)) is not None:
            return inner            # 'would not comment on the admission that …'
        if kind in ANSWERING and (points or _says_nothing(proposition, about)):
            found = self._taken_up(s, kind, about, speakers)
            if found is not None or not about.anaphor:
                return found
        matching = [claim for claim in self.claims if says_the_same(about, proposition, claim)]
        return max(matching, key=lambda claim: likeness(about, claim), default=None)

    def _taken_up(self, s: Statement, kind: PositionKind, about: Gist, speakers: Sequence[Actor]) -> Taken | None:
        """Return the claim that an answer is to whose own words do not tell."""
        found = self._answered(s, about, speakers)
        if found is None and kind == "no_comment" and about.points:
            return self._main(speakers)
        return found

    def _answered(self, s: Statement, about: Gist, speakers: Sequence[Actor]) -> Taken | None:
        """Return the claim told before that an answer takes up."""
        named = [actor for _, actor in self._named.within(s.content)]
        content = " ".join(self.article.text[a:b] for a, b in s.content).lower()
        named += [actor for actor in self.actors.values() if not actor.named and any(
            f"{actor.name.lower()}{mark}s " in content for mark in "'’")]      # 'denied the reporter's claim'
        return answered(self.article.text, self.claims, s, speakers, named, about)

    def _inside(self, s: Statement) -> Taken | None:
        """Return the first claim that is told within the words of a statement."""
        return next((claim for claim in self.claims
                     if any(x.id != s.id and _is_within(x, s) for x in claim.statements)), None)

    def _main(self, speakers: Sequence[Actor]) -> Taken | None:
        """Return what the article tells first, by another than who is silent: a request for comment is on that."""
        silent = {actor.id for actor in speakers}
        return next((claim for claim in self.claims if not claim.holders <= silent), None)

    def _add(self, claim: Taken, s: Statement, run: Run, kind: PositionKind, speakers: Sequence[Actor]) -> None:
        """Add one position a speaker; the same one by the same words counts once."""
        evidence = evidence_of(self.article.text, s, run.spans, self.sentences)
        held = {(p.party, p.position, p.statement) for p in claim.positions}
        ids: list[str | None] = [actor.id for actor in speakers]
        claim.positions += [
            Position(party, kind, evidence, since=s.when, statement=s.id, confidence=s.confidence,
                     proposition=run.proposition.id)
            for party in ids or [None] if (party, kind, s.id) not in held]
        claim.told_by(s, speakers, answers=kind in ANSWERING)


def _only_calls_untrue(s: Statement, proposition: Proposition, text: str) -> bool:
    """Whether words call untrue what was said before, without saying it again."""
    content = text[s.content[0][0]:s.content[-1][1]]
    return calls_untrue(s, proposition, content) and _OF_WORDS.match(_SHARED.sub(r"\1\2", proposition.text)) is None


def _says_nothing(proposition: Proposition, about: Gist) -> bool:
    return len(about.words) < _LEAST_WORDS and not proposition.complete


def _settled(claim: Taken, proposition: Proposition, kind: PositionKind, speakers: Sequence[Actor]) -> PositionKind:
    """Return the position with polarity counted in: who says that it is not so, against who says so, denies it.

    A claim that was told as not so until now becomes the positive one, and who told it so has denied it.
    """
    same = proposition.predicate.family == claim.proposition.predicate.family and claim.kind != "topic"
    if not claim.positions or not same or kind not in BARE:
        return kind
    if proposition.negated and not claim.negated:
        others = {p.party for p in claim.positions if p.position in AFFIRMING} - {actor.id for actor in speakers}
        return "denied" if others else kind
    if claim.negated and not proposition.negated:
        _turn(claim)
    return kind


def _turn(claim: Taken) -> None:
    """Make a claim that was told as not so the positive one."""
    claim.negated, claim.text = False, claim.proposition.affirmed or claim.text
    claim.positions[:] = [msgspec.structs.replace(p, position="denied") if p.position == "asserted" else p
                          for p in claim.positions]


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


def _closed(article: Article, claim: Taken, day: Mapping[str, str]) -> Claim:
    positions = [msgspec.structs.replace(p, since=p.since or day.get(p.statement or "")) for p in claim.positions]
    return Claim(fact_id("c", article.id, claim.anchor), claim.text, claim.anchor, tuple(_until(positions)),
                 kind=claim.kind, proposition=claim.proposition.id)


def _until(positions: list[Position]) -> list[Position]:
    """Silence lasts until the same party acknowledges or confirms."""
    ends = {p.party: p.since for p in positions if p.position in ("acknowledged", "confirmed") and p.since}
    return [
        msgspec.structs.replace(p, until=ends[p.party]) if p.position == "not_acknowledged" and p.party in ends else p
        for p in positions
    ]
