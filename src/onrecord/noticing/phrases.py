"""Walking the trees of a sheet: heads, children, noun phrases; and words in one comparable form.

In: a Sheet and word numbers. Out: word numbers and ranges [first, end).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from onrecord.facts.sheet import Name, Sheet, Word
from onrecord.noticing.lexicon import Entry
from onrecord.noticing.named_like_persons import named_like_persons
from onrecord.noticing.namesakes import known_of, told_apart

ARTICLES = frozenset({"the", "a", "an"})
POSSESSIVE = frozenset({"'s", "’s", "'S", "’S", "'", "’"})
_MODIFIER = frozenset(
    {
        "amod",
        "compound",
        "nmod:poss",
        "nummod",
        "det",
        "flat",
        "case",
        "punct",
        "advmod",
        "nmod",
        "poss",
        "det:predet",
        "acl",
        "goeswith",
        "nmod:desc",
        "appos",
        "conj",
        "cc",
        "nmod:unmarked",
        "obl:unmarked",
    }
)


def plain(text: str) -> str:
    """Return a word with straight apostrophes."""
    return text.replace("’", "'").replace("‘", "'")


def phrases_of(sheet: Sheet) -> Phrases:
    """Return the Phrases of a sheet; those of the sheet asked for last are kept."""
    global _last
    last = _last
    if last is None or last.sheet is not sheet:
        _last = last = Phrases(sheet)
    return last


class Phrases:
    """A sheet with what one keeps asking of its trees."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.words: tuple[Word, ...] = sheet.words
        self._heads: dict[tuple[int, int], int] = {}

    @cached_property
    def children(self) -> list[list[int]]:
        """Dependents of each word, in order."""
        out: list[list[int]] = [[] for _ in self.words]
        for number, word in enumerate(self.words):
            if 0 <= word.head < len(out):
                out[word.head].append(number)
        return out

    @cached_property
    def lower(self) -> list[str]:
        """Every word in lower case with straight apostrophes."""
        return [word.lower() for word in self.exact]

    @cached_property
    def exact(self) -> list[str]:
        """Every word as written, with straight apostrophes."""
        return [plain(w.text) for w in self.words]

    @cached_property
    def _names(self) -> dict[int, list[Name]]:
        out: dict[int, list[Name]] = {}
        for name in self.sheet.names:
            for number in range(name.first, name.end):
                out.setdefault(number, []).append(name)
        return out

    def names_at(self, first: int, end: int) -> list[Name]:
        """Return the reader model's names that share a word with [first, end)."""
        found = (name for number in range(first, end) for name in self._names.get(number, ()))
        return list(dict.fromkeys(found))

    @cached_property
    def namesakes(self) -> dict[int, str | None]:
        """What names of states mean instead of them, by word number (see ``namesakes.py``)."""
        return told_apart(self.exact) | named_like_persons(self.sheet, self.exact)

    @cached_property
    def known(self) -> list[tuple[int, list[Entry]] | None]:
        """Where the longest name that the tables know ends, and what it may mean, by the word it begins at."""
        return known_of(self)

    def text(self, first: int, end: int) -> str:
        """Return the words as the article has them."""
        return self.sheet.text(first, end)

    def is_possessive(self, number: int) -> bool:
        """Whether a word is a possessive clitic."""
        return (
            0 <= number < len(self.words)
            and self.words[number].text in POSSESSIVE
            and (
                self.words[number].upos == "PART"
                or len(self.words[number].text) > 1
                or self.words[number].rel == "case"
            )
        )

    def head(self, first: int, end: int) -> int:
        """Return the word of [first, end) that the others hang on: the first whose head lies outside."""
        known = self._heads.get((first, end))
        if known is None:
            known = self._heads[first, end] = self._head(first, end)
        return known

    def _head(self, first: int, end: int) -> int:
        outside = [
            n for n in range(first, end) if not first <= self.words[n].head < end and self.words[n].upos != "PUNCT"
        ]
        nominal = [n for n in outside if self.words[n].upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")]
        return (nominal or outside or [end - 1])[0]

    def relation(self, number: int) -> str:
        """Return the relation of a word without its subtype."""
        return self.words[number].rel.split(":")[0]

    def left_edge(self, head: int, limit: int | None = None) -> int:
        """Return where the noun phrase of ``head`` begins: its modifiers that stand before it without a gap."""
        start = self.sheet.sentences[self.words[head].sentence][0] if limit is None else limit
        first = head
        while first > start and self._modifies(first - 1, head):
            first -= 1
        while first < head and (self.words[first].upos in ("PUNCT", "ADP", "CCONJ") or self.is_possessive(first)):
            first += 1
        return first

    def _modifies(self, number: int, head: int) -> bool:
        word = self.words[number]
        if word.text in (",", ";", ":", "(", ")", '"', "“", "”", ".", "—", "–", "…"):
            return False
        if word.upos in ("VERB", "AUX") and word.xpos not in ("VBN", "VBG"):
            return False
        if word.upos in ("ADP", "SCONJ", "CCONJ", "PRON") and not (word.rel == "case" and self.is_possessive(number)):
            return word.upos == "PRON" and word.rel == "nmod:poss"
        step, hops = number, 0
        while step != head and hops < 8:
            if self.words[step].rel not in _MODIFIER and self.words[step].rel.split(":")[0] not in _MODIFIER:
                return False
            step, hops = self.words[step].head, hops + 1
            if not 0 <= step <= head:
                return False
        return step == head

    def without_article(self, first: int, end: int) -> tuple[int, int]:
        """Return the range without articles, quotation marks and loose punctuation at its edges."""
        while first < end - 1 and (self.lower[first] in ARTICLES or self.words[first].upos == "PUNCT"):
            first += 1
        while end - 1 > first and (self.words[end - 1].upos == "PUNCT" or self.is_possessive(end - 1)):
            end -= 1
        return first, end

    def above(self, number: int) -> Iterator[int]:
        """Yield the heads of a word, nearest first; no word twice, whatever the tree is like."""
        passed = {number}
        number = self.words[number].head
        while 0 <= number < len(self.words) and number not in passed:
            yield number
            passed.add(number)
            number = self.words[number].head

    def beside(self, number: int) -> int:
        """Return the noun that a name is set beside or behind: 'counterpart' of 'her counterpart, John Doe'."""
        for head in self.above(number):
            if self.relation(number) not in ("appos", "flat") and self.words[number].rel != "nmod:desc":
                break
            number = head
        return number

    def verb_of_subject(self, number: int) -> int | None:
        """Return the predicate that a word is the active or passive subject of, or null."""
        word = self.words[number]
        if self.relation(number) == "nsubj" and word.head >= 0:
            return word.head
        if self.relation(number) == "conj" and word.head >= 0 and self.relation(word.head) == "nsubj":
            return self.words[word.head].head
        return None

    def preposition(self, number: int) -> str | None:
        """Return the preposition that a word's phrase stands under, lower case."""
        for child in self.children[number]:
            if self.relation(child) == "case" and child < number:
                return self.lower[child]
        return None


_last: Phrases | None = None
