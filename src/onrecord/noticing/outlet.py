"""The outlet itself as an actor: whose words are those that nobody else speaks.

In: an article and the actors noticed in it. Out: the actor; null where nobody knows the outlet.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from onrecord.facts.actor import Actor
from onrecord.facts.article import Article
from onrecord.facts.identity import fact_id
from onrecord.noticing import tables
from onrecord.noticing.outlet_home import name_of


def outlet_of(article: Article, actors: Iterable[Actor]) -> Actor | None:
    """Return the article's outlet: the actor by that name in it, else a new one, which is mentioned nowhere."""
    if not article.outlet:
        return None
    named = name_of(article.outlet)
    known = _media().get(named.casefold())
    name = known.name if known is not None else named
    here = next((actor for actor in actors if actor.named and actor.name.casefold() == name.casefold()), None)
    state = known.country if known is not None and known.of_state else None
    return here or Actor(fact_id("a", article.id, ()), name, "media", of=state, sector="JRN")


@cache
def _media() -> dict[str, tables.Outlet]:
    return {name.casefold(): outlet for outlet in tables.media() for name in (outlet.name, *outlet.aliases)}
