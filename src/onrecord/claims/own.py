"""What an outlet puts forward itself -> claims that it alone holds, until others are found to hold them too.

In: an article, its propositions, its outlet. Out: ``Claim``s, each with the outlet's position.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.claims.about import Gist, Named, gist
from onrecord.claims.kinds import kind_of
from onrecord.claims.taken import like
from onrecord.facts.actor import Actor
from onrecord.facts.article import Article
from onrecord.facts.claim import Claim, Position, PositionKind
from onrecord.facts.identity import fact_id
from onrecord.facts.proposition import Proposition

_OPEN = re.compile(r"(?i)\b(?:may|might|could|perhaps|maybe|possibly|presumably)\b")


def own(article: Article, propositions: Iterable[Proposition], outlet: Actor, actors: Mapping[str, Actor],
        ) -> tuple[Claim, ...]:
    """Return the claims of an outlet in order of first mention; what it says again stands on the first."""
    found: list[tuple[Proposition, Gist, list[Position]]] = []
    named = Named(actors.values())
    for proposition in propositions:
        if proposition.in_statement is not None:
            continue
        about = gist(article.text, None, proposition, named)
        position = Position(outlet.id, _position(proposition), proposition.spans, proposition=proposition.id)
        same = next((held for first, its, held in found if like(about, proposition, its, first)), None)
        if same is None:
            found.append((proposition, about, [position]))
        else:
            same.append(position)
    return tuple(Claim(fact_id("c", article.id, first.spans), first.text, first.spans, tuple(held),
                       kind=kind_of(first, None, "asserted"), proposition=first.id) for first, _, held in found)


def _position(proposition: Proposition) -> PositionKind:
    """Return whether an outlet holds it or only thinks it possible ('could be a ploy')."""
    return "speculated" if proposition.modality == "possible" and _OPEN.search(proposition.text) else "asserted"
