"""Turns: who has the floor in a transcript, an interview or a live blog, found by the shape of the whole text.

In: an article with its paragraphs. Out: paragraphs with the labels cut off, and the turns: questions, answers, entries.
A text of no such shape keeps its paragraphs and has no turns.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts.article import Article
from onrecord.facts.span import Span
from onrecord.reading.turns.cut import Cut, split
from onrecord.reading.turns.entries import live_entries
from onrecord.reading.turns.interviews import interview
from onrecord.reading.turns.transcripts import transcript

__all__ = ["Cut", "turns_of"]


def turns_of(article: Article, paragraphs: Sequence[Span]) -> tuple[list[Span], list[Cut]]:
    """Return the paragraphs, labels parted from what follows them, and the turns in order. Pure."""
    text = article.text
    turns = (transcript(text, paragraphs, _askers(article)) or interview(text, paragraphs)
             or live_entries(text, paragraphs))
    places = [place for turn in turns for place in (*(turn.head or ()), turn.note, *(start for start, _ in turn.parts))
              if place is not None]
    return split(text, paragraphs, places), turns


def _askers(article: Article) -> frozenset[str]:
    """Return who asks in an article's own interview: its outlet and authors, by name, surname and initials."""
    names = [name.lower() for name in (article.outlet or "", *article.byline) if name]
    bare = [name.removeprefix("the ") for name in names]
    initials = ["".join(word[0] for word in name.split()) for name in bare if " " in name]
    surnames = [name.lower().rsplit(" ", 1)[-1] for name in article.byline]
    return frozenset((*names, *bare, *initials, *surnames))
