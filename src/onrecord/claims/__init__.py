"""Propositions that somebody takes a position on, and each party's position with its words."""

from onrecord.claims.own import own
from onrecord.claims.take import take

__all__ = ["own", "take"]
