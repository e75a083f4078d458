"""Who did what to whom: propositions and statements that are political events, with type, sides and realis.

In: a tree, its statements and the resolver of its actors. Out: ``Event``s in order of their first mention.
"""

from __future__ import annotations

from onrecord.events.coding import Coded, actor_code, coded
from onrecord.events.take import take

__all__ = ["Coded", "actor_code", "coded", "take"]
