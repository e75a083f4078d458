"""Noticing: who, when, where and how many a sheet names, before anybody says or does anything.

In: a Sheet. Out: Noticed: actors, times, places and quantities, each in order of first mention.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.facts.noticed import Noticed
from onrecord.facts.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

    from onrecord.facts.actor import Actor
    from onrecord.facts.article import Article
    from onrecord.noticing.own_actors import OwnActor
    from onrecord.noticing.petrarch_agents import Agent

__all__ = ["actors_in_use", "notice", "outlet_of", "user_actors", "using_actors"]


def notice(sheet: Sheet) -> Noticed:
    """Return everything that is noticed on a sheet. Pure: the same sheet gives the same facts."""
    from onrecord.noticing.actors import notice_actors
    from onrecord.noticing.entry_times import with_entries
    from onrecord.noticing.places import notice_places
    from onrecord.noticing.quantities import notice_quantities
    from onrecord.noticing.times import notice_times

    times = with_entries(sheet, notice_times(sheet))
    return Noticed(actors=notice_actors(sheet), times=times, places=notice_places(sheet),
                   quantities=notice_quantities(sheet, times))


def outlet_of(article: Article, actors: Iterable[Actor]) -> Actor | None:
    """Return the outlet of an article as an actor, null where nobody knows it; ``actors``: those in it."""
    from onrecord.noticing import outlet

    return outlet.outlet_of(article, actors)


def user_actors(path: str) -> tuple[OwnActor | Agent, ...]:
    """Return the actors and agents of a user's own table: what of it goes into readings. Raises OR-301, OR-302."""
    from onrecord.noticing.own_actors import read_actors, read_own_agents

    return *read_actors(path), *read_own_agents(path)


def using_actors(path: str | None) -> AbstractContextManager[None]:
    """Return what merges a table of the user's own actors into what is read while it lasts; null: the setting's."""
    from onrecord.noticing import own_actors

    return own_actors.using_actors(path)


def actors_in_use() -> str | None:
    """Return the path of the user's own table that is merged in, null where there is none."""
    from onrecord.noticing import own_actors

    return own_actors.actors_in_use()
