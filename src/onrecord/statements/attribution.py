"""The working form of a statement: source, cue and content as word ranges, before anybody is identified."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.facts.sheet import Sheet
from onrecord.facts.tree import Range
from onrecord.statements.cues import CueEntry


@dataclass(slots=True)
class Attribution:
    """One attribution on a sheet; ranges are word ranges [first, end).

    ``head``: the main word of the cue. ``sources``: noun phrases that speak; empty if none is named.
    ``carried``: sources that only pass the statement on.
    ``found_by``: model, inner (the model's, inside somebody's content), syntax or quotation.
    """

    head: int
    cue: list[Range]
    entry: CueEntry | None
    sources: list[Range] = field(default_factory=list)
    contents: list[Range] = field(default_factory=list)
    negated: bool = False
    passive: bool = False
    found_by: str = "model"
    confidence: float = 1.0
    carried: list[Range] = field(default_factory=list)

    def content_words(self) -> set[int]:
        """Return the indices of all words of the content."""
        return {i for first, end in self.contents for i in range(first, end)}

    def cue_words(self) -> set[int]:
        """Return the indices of all words of the cue."""
        return {i for first, end in self.cue for i in range(first, end)}

    def start(self) -> int:
        """Return the first word of all its parts."""
        return min(first for first, _ in (*self.cue, *self.sources, *self.contents))


def bare(sheet: Sheet, span: Range) -> Range:
    """Return a word range without punctuation at its edges, closing and opening quotation marks included."""
    first, end = span
    while first < end and sheet.words[first].upos == "PUNCT" and sheet.words[first].text not in "([$":
        first += 1
    while end > first and sheet.words[end - 1].upos == "PUNCT" and sheet.words[end - 1].text not in ")]%":
        end -= 1
    return first, end


def overlapping(a: set[int], b: set[int]) -> float:
    """Return the Jaccard overlap of two sets of words."""
    return len(a & b) / len(a | b) if a and b else 0.0
