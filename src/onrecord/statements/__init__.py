"""Who said what, on whose word: attribution relations of one article."""

from onrecord.statements.state import state

__all__ = ["state"]
