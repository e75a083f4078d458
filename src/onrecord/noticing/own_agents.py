"""What sector the user's own agents give an actor that the text describes or calls by an office.

In: an actor. Out: the same, with the sector of the longest agent that its description ends with, or its role.
"""

from __future__ import annotations

from dataclasses import replace as replaced
from functools import lru_cache

import msgspec

from onrecord.facts.actor import Actor
from onrecord.noticing.own_actors import own_agents
from onrecord.noticing.petrarch import OF_A_STATE, SECTORS
from onrecord.noticing.petrarch_agents import Agent
from onrecord.words.stems import tokens

_NO_AGENTS = frozenset(("state", "media", "document"))


def with_agent(actor: Actor, state: str | None = None) -> Actor:
    """Return an actor with the sector that the user's own agents give it.

    ``state``: the one that its description names, for which it acts where the sector is one of a state.
    """
    agents = own_agents()
    if not agents or actor.kind in _NO_AGENTS:
        return actor
    described = [actor.role] if actor.named and actor.kind == "person" else [actor.name]
    sector = next((found for words in described if words and (found := _sector(agents, words))), None)
    if sector is None:
        return actor
    return msgspec.structs.replace(actor, sector=sector, of=actor.of or (state if sector in OF_A_STATE else None))


def _sector(agents: tuple[Agent, ...], description: str) -> str | None:
    words, known = [word for word, _ in tokens(description)], _by_words(agents)
    return next((known[tuple(words[i:])] for i in range(len(words)) if tuple(words[i:]) in known), None)


@lru_cache(maxsize=4)
def _by_words(agents: tuple[Agent, ...]) -> dict[tuple[str, ...], str]:
    known = (replaced(agent, words=tuple(w for w, _ in tokens(" ".join(agent.words)))) for agent in agents)
    return {agent.words: SECTORS.get(agent.sector, agent.sector) for agent in known}
