"""The Sheet: an article with its sentences, words, syntax, names and attribution spans.

It is what ``reading`` hands to the later steps and is not part of the record.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.article import Article
from onrecord.facts.span import Span

TurnKind = Literal["question", "answer", "entry"]
NameType = Literal["Person", "Organization", "Location", "Facility", "NORP", "Product", "Date", "Money", "Misc"]


class Word(msgspec.Struct, frozen=True):
    """One word. ``head``: index of its syntactic head in ``Sheet.words``, -1 for the root of its sentence.

    ``upos``, ``rel``: Universal Dependencies v2; ``xpos``: Penn tags. ``quoted``: it stands inside double quotation
    marks.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    rel: str
    sentence: int
    quoted: bool = False

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.start, self.end


class Name(msgspec.Struct, frozen=True):
    """A name: words [first, end) of the sheet."""

    first: int
    end: int
    type: NameType
    confidence: float = 1.0


class Mark(msgspec.Struct, frozen=True):
    """An attribution span: words [first, end); ``cue``: index in ``Sheet.marks`` of the cue it belongs to, or null.

    ``inner``: it stands inside the content of another, and its cue does too.
    """

    kind: Literal["source", "cue", "content"]
    first: int
    end: int
    cue: int | None = None
    confidence: float = 1.0
    inner: bool = False


class Turn(msgspec.Struct, frozen=True):
    """Whose turn it is to speak in a transcript or an interview, or an entry of a live blog.

    ``parts``: its paragraphs as word ranges. ``label``: the words that name who speaks, null where the text does not;
    ``cue``: the sign that gives the floor, a colon or the question mark before. ``at``: the time an entry opens with,
    in code points, and its ``clock`` in 24 hours ('14:35', '14:35Z'), null where it has none or is only '2h ago'.
    """

    kind: TurnKind
    parts: tuple[tuple[int, int], ...]
    label: tuple[int, int] | None = None
    cue: int | None = None
    at: Span | None = None
    clock: str | None = None


class Sheet(msgspec.Struct, frozen=True):
    """One article as the reader model sees it. Words of ``not_body`` stretches are not on the sheet.

    ``paragraphs`` and ``sentences``: word ranges [first, end), in order and without gaps. ``turns``: in order; none in
    a text of no such shape.
    """

    article: Article
    words: tuple[Word, ...]
    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...] = ()
    marks: tuple[Mark, ...] = ()
    turns: tuple[Turn, ...] = ()

    def span(self, first: int, end: int) -> Span:
        """Return the character span of words [first, end)."""
        return self.words[first].start, self.words[end - 1].end

    def text(self, first: int, end: int) -> str:
        """Return the text of words [first, end) as it stands in the article."""
        start, stop = self.span(first, end)
        return self.article.text[start:stop]

    def turn_at(self, word: int) -> Turn | None:
        """Return the turn or entry that a word stands in."""
        return next((t for t in self.turns if any(first <= word < end for first, end in t.parts)), None)
