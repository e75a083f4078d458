"""Which mentions of events in different articles are one event, and why. Pure: Sheets in, chains and links out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.linking.same_event.chains import Chains, EventLink, same_events
    from onrecord.linking.same_event.mentions import EventMention, event_mentions

__all__ = ["Chains", "EventLink", "EventMention", "event_mentions", "same_events"]


_IN = {"EventMention": "mentions", "event_mentions": "mentions"}      # the others are in ``chains``


def __getattr__(name: str) -> Any:
    """Look a name up when it is first asked for: a record compares words alone and needs no trees."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_IN.get(name, 'chains')}"), name)
