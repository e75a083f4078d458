"""Which actors of different articles are one: states by code, all others by name and state.

In: an Actor of a reading. Out: its id in the record. An actor that is only described ('two sources') stays its
article's own.
"""

from __future__ import annotations

import hashlib

from onrecord.facts import Actor
from onrecord.words.state_words import folded_name, state_names, states_in

__all__ = ["folded_name", "record_actor_id", "state_names", "states_in"]


def record_actor_id(actor: Actor, article: str) -> str:
    """Return the alpha-3 code of a state, else ``a`` and 12 hex digits of kind, folded name and state."""
    if actor.code:
        return actor.code
    name = folded_name(actor.name)
    named = (actor.kind, name, actor.of or "") if actor.named and name else ("only here", article, actor.id)
    return "a" + hashlib.sha256("\n".join(named).encode()).hexdigest()[:12]
