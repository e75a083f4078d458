"""Which claim an answer takes up: 'denied it', 'those allegations', 'the reporter's claim', 'a request for comment'.

In: who answers, the words that point back, the claims told so far. Out: the claim, or none where nothing says which.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.about import Gist
from onrecord.claims.taken import Taken
from onrecord.facts.actor import Actor
from onrecord.facts.statement import Statement
from onrecord.facts.vocabulary import AFFIRMING
from onrecord.words.stems import tokens

_CHARGES = frozenset("allegation allegations accusation accusations charge charges wrongdoing".split())
_CLAIMED = frozenset("claim claims assertion assertions statement statements suggestion suggestions".split())
_REPORTS = frozenset("report reports story stories article coverage rumour rumours rumor rumors".split())
_OF_ITS_WORDS = 2.0
_OF_OWNER, _ABOUT_PARTY, _RIGHT_NOUN, _NEAR = 3.0, 2.0, 1.5, 1.5
_LEAST = 1.5
_FAR = 4        # paragraphs back, each of which counts less


def answered(text: str, claims: Sequence[Taken], s: Statement, speakers: Sequence[Actor], named: Sequence[Actor],
             about: Gist) -> Taken | None:
    """Return the claim that an answer is about; ``named``: the actors in its words ('the reporter's claim')."""
    words = {word for start, end in s.content for word, _ in tokens(text[start:end])}
    weighed = [(_weight(text, claim, s, speakers, named, words) + _OF_ITS_WORDS * bool(about.words & claim.about.words),
                n, claim) for n, claim in enumerate(claims) if _may_be(claim, s, speakers)]
    best = max(weighed, default=None, key=lambda one: one[:2])
    return best[2] if best is not None and best[0] >= _LEAST else None


def _may_be(claim: Taken, s: Statement, speakers: Sequence[Actor]) -> bool:
    """Whether somebody can be answering it: it is told before, and not by the one who answers."""
    first = claim.statements[0]
    if first.content[0][0] >= s.content[0][0] and first.cue.spans[0][0] >= s.cue.spans[0][0]:
        return False
    affirming = {p.party for p in claim.positions if p.position in AFFIRMING}
    return not affirming or not affirming <= {actor.id for actor in speakers}


def _weight(text: str, claim: Taken, s: Statement, speakers: Sequence[Actor], named: Sequence[Actor],
            words: set[str]) -> float:
    weight = 0.0
    others = [actor for actor in named if actor not in speakers]
    if any(actor.id in claim.holders for actor in others):
        weight += _OF_OWNER
    if any(claim.of_actor(actor) for actor in speakers):
        weight += _ABOUT_PARTY
    if words & _CHARGES and ("accuse" in claim.acts or any(p.position == "alleged" for p in claim.positions)):
        weight += _RIGHT_NOUN
    if words & _CLAIMED and claim.acts & {"claim"}:
        weight += _RIGHT_NOUN
    if words & _REPORTS and claim.acts & {"report"}:
        weight += _RIGHT_NOUN
    back = text.count("\n\n", claim.end, max(s.content[0][0], claim.end)) or text.count(
        "\n", claim.end, max(s.content[0][0], claim.end))
    return weight + max(_NEAR - 0.5 * back, -_FAR) + (0.0 if claim.kind != "topic" else -1.0)
