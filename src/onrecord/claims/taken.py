"""A claim of an article while its positions are gathered, and whether another proposition says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.claims.about import Gist
from onrecord.facts.actor import Actor
from onrecord.facts.claim import ClaimKind, Position
from onrecord.facts.proposition import Proposition
from onrecord.facts.span import Span
from onrecord.facts.statement import Statement

_OF_SHORTER, _OF_BOTH = 0.75, 0.4  # shares of words; tuned on the development gold
_ENOUGH_STATES = 2  # in both: then each may name others besides
_APART = (frozenset(("demanded", "actual")), frozenset(("demanded", "planned")), frozenset(("planned", "actual")))


@dataclass(slots=True)
class Taken:
    """A claim while its positions are gathered.

    ``answered_by``: states, institutions and organisations that have confirmed, denied or not acknowledged it;
    ``holders``: ids of the actors with a position on it.
    ``negated``: so far all have told it as not so.
    """

    anchor: tuple[Span, ...]
    text: str
    about: Gist
    proposition: Proposition
    kind: ClaimKind
    negated: bool = False
    statements: list[Statement] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    answered_by: set[str] = field(default_factory=set)
    holders: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)

    @property
    def end(self) -> int:
        """Where the words that took the last position on it end."""
        return max(s.content[-1][1] for s in self.statements)

    def told_by(self, s: Statement, speakers: Sequence[Actor], answers: bool) -> None:
        """Take down by which statement and by whom a position was taken; ``answers``: it is an answer to somebody."""
        if s not in self.statements:
            self.statements.append(s)
        self.acts.add(s.act)
        self.holders |= {actor.id for actor in speakers}
        bodies = [actor for actor in speakers if answers and actor.named and actor.kind != "person"]
        self.answered_by |= {actor.state or actor.id for actor in bodies}

    def of_actor(self, actor: Actor) -> bool:
        """Whether an actor, or the state it acts for, is in it."""
        return actor.id in self.about.actors or (actor.state is not None and actor.state in self.about.states)


def same(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two contents (as stems) say the same.

    They share two words that carry meaning at least, and either most of the shorter one or a good part of both.
    """
    shared = len(a & b)
    if shared < 2:
        return False
    return shared >= _OF_SHORTER * min(len(a), len(b)) or shared >= _OF_BOTH * len(a | b)


def says_the_same(about: Gist, proposition: Proposition, claim: Taken) -> bool:
    """Whether a proposition says the same as a claim: in like words, of the same kind, and not of other states.

    Who tells of itself, where the claim names nobody, means what nobody but it has answered.
    """
    if about.own and not _states(claim.about) and like(about, proposition, claim.about, claim.proposition):
        return claim.answered_by <= {about.own}
    return like(about, proposition, claim.about, claim.proposition)


def like(about: Gist, proposition: Proposition, other: Gist, others: Proposition) -> bool:
    """Whether two propositions of one article say the same; verdicts of one sign on one thing do in whatever words."""
    if proposition.predicate.spans == others.predicate.spans:
        return False            # two parts of one clause ('nuclear and missile tests')
    if about.verdict and other.verdict and about.thing & other.thing:
        return about.verdict == other.verdict
    ours, theirs = _states(about), _states(other)
    if about.elsewhere or not about.words & other.words:
        return False
    apart = frozenset((proposition.modality, others.modality)) in _APART
    if apart or _tells_otherwise(about, proposition, other, others) or not same(
            about.words | ours, other.words | theirs):
        return False
    if about.own and not theirs:
        return True
    return not (ours - theirs and theirs - ours and len(ours & theirs) < _ENOUGH_STATES)


def _tells_otherwise(about: Gist, proposition: Proposition, other: Gist, others: Proposition) -> bool:
    """Whether two whole sentences have predicates that are not in each other's words ('closed the site', 'tested')."""
    one, two = proposition.predicate, others.predicate
    told = proposition.complete and others.complete and one.part == two.part == "verb"
    if not (told or _of_two_kinds(proposition, others)):
        return False
    return one.family != two.family and not (one.family in other.words and two.family in about.words)


def _of_two_kinds(proposition: Proposition, others: Proposition) -> bool:
    """Whether both are clauses, and one of them points to what was told elsewhere ('these two men are the answer')."""
    clauses = all(p.predicate.part != "deed" and any(a.role == "who" for a in p.arguments)
                  for p in (proposition, others))
    return clauses and proposition.complete != others.complete


def _states(about: Gist) -> frozenset[str]:
    """Return the states that something is about, the speaker's own where it tells of itself."""
    return about.states | {about.own or ""} - {""}


def likeness(about: Gist, claim: Taken) -> float:
    """Return the share of words that a proposition and a claim have in common."""
    return len(about.words & claim.about.words) / max(len(about.words | claim.about.words), 1)
