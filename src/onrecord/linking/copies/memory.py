"""A store of texts that lives as long as the program: what the record keeps in tables, in a few dictionaries.

In: articles as they come in, and numbers as they go. Out: what ``Store`` offers, and the copies as they were decided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from onrecord.facts import Article
from onrecord.linking.copies.likeness import SHARED, Likeness
from onrecord.linking.copies.store import MOST, Candidate, Text

_SAME_WORDS = 1 << 30


class MemoryStore:
    """Texts by number, in the order they came in, and by the entries of their sketches."""

    def __init__(self) -> None:
        self._texts: dict[int, Text] = {}
        self._articles: dict[int, Article] = {}
        self._pages: dict[int, str] = {}
        self._with: dict[int, list[int]] = {}
        self.copies: dict[int, tuple[int, Likeness]] = {}

    def add(self, number: int, article: Article, day: str | None) -> None:
        """Take a text in, of which nothing is decided. Texts of one url are one publication."""
        self._texts[number] = Text(number, article.id, article.text_hash, day, None)
        self._articles[number], self._pages[number] = article, article.url or article.id

    def remove(self, number: int) -> list[int]:
        """Take a text off; return the texts that were copies of it, which are nobody's now."""
        del self._texts[number], self._articles[number]
        self.copies.pop(number, None)
        for numbers in self._with.values():
            if number in numbers:
                numbers.remove(number)
        orphans = [other for other, (of, _) in self.copies.items() if of == number]
        for other in orphans:
            self.rest(self._texts[other], None, None)
        return orphans

    def all(self) -> Sequence[Text]:
        """Return all texts in the order they came in."""
        return [self._texts[number] for number in sorted(self._texts)]

    def text(self, number: int) -> Text:
        """Return a text, which must be on record."""
        return self._texts[number]

    def article(self, number: int) -> Article:
        """Return the article of a text as it was read."""
        return self._articles[number]

    def at_address(self, number: int) -> Sequence[tuple[Text, int]]:
        """Return the texts at the address of a text, in order of publication; here each is of page 0."""
        page = self._pages[number]
        return [(text, 0) for text in sorted(self._texts.values(), key=lambda text: text.published)
                if self._pages[text.number] == page]

    def put_pages(self, pages: Sequence[tuple[int, int]]) -> None:
        """Keep of which page of their address texts are: no address has two here."""

    def sharing(self, text: Text, entries: Collection[int]) -> Sequence[Candidate]:
        """Return the texts of other publications that share entries, or all words."""
        shared = Counter(number for entry in entries for number in sorted(self._with.get(entry, ()))[:MOST])
        found = {number: times for number, times in shared.items() if times >= SHARED}
        found |= {one.number: _SAME_WORDS for one in self._texts.values() if one.text_hash == text.text_hash}
        return [Candidate(self._texts[number], times) for number, times in sorted(found.items())
                if self._pages[number] != self._pages[text.number]]

    def put_entries(self, number: int, entries: Collection[int]) -> None:
        """Keep the entries of a text's sketch."""
        for entry in entries:
            self._with.setdefault(entry, []).append(number)

    def rest(self, text: Text, original: int | None, likeness: Likeness | None) -> None:
        """Keep whose copy a text is from now on and how, or that it is nobody's."""
        self._texts[text.number] = self._texts[text.number]._replace(copy_of=original)
        self.copies.pop(text.number, None)
        if original is not None and likeness is not None:
            self.copies[text.number] = original, likeness
