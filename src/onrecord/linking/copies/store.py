"""Where texts lie among which copies are looked for: what a record has to offer, and nothing else.

In and out: ``Text``, what a text on record is told by, and ``Likeness``, how it is a copy. Texts go by their number.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol

from onrecord.facts import Article
from onrecord.linking.copies.likeness import Likeness

MOST = 64  # texts that one entry of a sketch leads to: one that more have is boilerplate


class Text(NamedTuple):
    """One text on record. ``id``: of its article; ``copy_of``: the number of the text it is a copy of."""

    number: int
    id: str
    text_hash: str
    day: str | None
    copy_of: int | None

    @property
    def published(self) -> tuple[str, str, str]:
        """What sorts texts by time of publication, the same in every record; undated ones come last."""
        return self.day or "9999-99-99", self.id, self.text_hash


class Candidate(NamedTuple):
    """A text that may be a copy of another one, and how many entries of their sketches both have."""

    text: Text
    shared: int


class Store(Protocol):
    """Where texts lie, with the entries of their sketches."""

    def text(self, number: int) -> Text:
        """Return a text, which must be on record."""
        ...

    def article(self, number: int) -> Article:
        """Return the article of a text as it was read."""
        ...

    def at_address(self, number: int) -> Sequence[tuple[Text, int]]:
        """Return the texts at the address of a text, in order of publication, with which page of it (from 0) each is.

        One that has just come in is of page 0. Of a text without an address it is alone.
        """
        ...

    def put_pages(self, pages: Sequence[tuple[int, int]]) -> None:
        """Keep of which page of their address texts are, given in order of publication: (number, page)."""
        ...

    def sharing(self, text: Text, entries: Collection[int]) -> Sequence[Candidate]:
        """Return the texts of other publications that share ``SHARED`` of some entries at least.

        Those with the very same words are among them, and share more than any other. An entry leads to the first
        ``MOST`` texts that came in with it.
        """
        ...

    def put_entries(self, number: int, entries: Collection[int]) -> None:
        """Keep the entries of a text's sketch."""
        ...

    def rest(self, text: Text, original: int | None, likeness: Likeness | None) -> None:
        """Keep whose copy a text is from now on and how, or that it is nobody's."""
        ...
