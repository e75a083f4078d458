"""Article -> Sheet: sentences, words, syntax, names and attribution spans, by one pass of one small model."""

from onrecord.reading.read_sheet import read_sheet

__all__ = ["read_sheet"]
