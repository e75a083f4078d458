"""Which mentions of events in different articles are one event, and why. Pure: Sheets in, chains and links out."""

from onrecord.linking.same_event.chains import Chains, EventLink, same_events
from onrecord.linking.same_event.mentions import EventMention, event_mentions

__all__ = ["Chains", "EventLink", "EventMention", "event_mentions", "same_events"]
