"""What contents say: predicates with their arguments, polarity and modality, worded so that they can be read alone."""

from onrecord.propositions.propose import propose

__all__ = ["propose"]
