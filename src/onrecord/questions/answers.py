"""What all answers are made of: part of a list, words as they stand in an article, an actor of the record.

The shapes of answers are frozen and typed, each with the words it rests on. By what is asked: ``article_answers``,
``statement_answers``, ``claim_answers``, ``story_answers``, ``formula_rows``, ``news_row``, ``found_answers``.
Spans are ``(start, end)`` in code points of the article's text. Days are ISO (``2025-04-28``) or null; ``value``
keeps the finer or vaguer EDTF of the text. ``dated_by`` says where a day comes from: ``when`` (a time in the
text), ``published`` (the article's date) or ``bounds`` (the latest day on which the article can have come out; where
only the earliest is known there is no day), ``judged`` (a person said so). An ``article`` is its id; an older version
is ``id@1``, ``id@2`` …. ``judged``: ids of the corrections that stand behind a row.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import msgspec

from onrecord.facts import Span

T = TypeVar("T")
Row = dict[str, Any]


class Page(msgspec.Struct, Generic[T], frozen=True):
    """Part of a list: ``items``, of ``total`` in all. ``limit`` null: everything was asked for.

    ``next``: where more follow, the token by which the same question, as ``after=``, is answered with the rows after
    these; null at the end, and in lists that are not told in pages.
    ``undated``: in an answer as of a day, how many articles of the record it leaves out because nobody knows by when
    they were out; null in any other answer.
    """

    items: tuple[T, ...]
    total: int
    limit: int | None = None
    next: str | None = None
    undated: int | None = None

    @property
    def counted(self) -> str:
        """'60 of 212': how many of how many are here."""
        return f"{len(self.items)} of {self.total}"


class Quote(msgspec.Struct, frozen=True):
    """Words as they stand in the article: ``words[i]`` is the text of ``spans[i]``."""

    spans: tuple[Span, ...]
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """All parts in one line, with ' … ' where the text goes on between them."""
        return " … ".join(" ".join(part.split()) for part in self.words)


class Who(msgspec.Struct, frozen=True):
    """An actor of the record. ``id``: the alpha-3 code of a state, else ``a…``. ``of``: the state it acts for."""

    id: str
    name: str
    kind: str
    code: str | None = None
    of: str | None = None
    judged: tuple[str, ...] = ()
