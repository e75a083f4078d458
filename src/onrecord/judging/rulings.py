"""What people decided across articles, all of it at once: who is one actor, which claims are one, what is one story.

In: judgements, undos among them. Out: ``Rulings``, by which readings are brought together.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from onrecord.facts.judgement import Judgement, Subject, Touches
from onrecord.judging.actors import ActorRulings, actor_rulings
from onrecord.judging.in_force import in_force
from onrecord.judging.pairs import Pairs, pairs, subjects_by_article

ACROSS: tuple[Touches, ...] = ("claims", "actors", "stories")


class Rulings(msgspec.Struct, frozen=True):
    """What people decided across articles. ``claims``: pairs by 'article claim'; ``claims_in``: judged ones by article.

    ``stories``: pairs of article ids.
    """

    actors: ActorRulings = ActorRulings()
    claims: Pairs = Pairs()
    claims_in: dict[str, tuple[Subject, ...]] = {}
    stories: Pairs = Pairs()


NONE = Rulings()


def rulings_of(judgements: Iterable[Judgement]) -> Rulings:
    """Return what judgements that bear on several articles come to; others are passed over."""
    held = in_force(judgements)
    claims, actors, stories = ([one for one in held if one.touches == what] for what in ACROSS)
    return Rulings(actor_rulings(actors), pairs(claims), subjects_by_article(claims), pairs(stories))
