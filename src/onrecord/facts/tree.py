"""The dependency trees of a sheet, walked by word index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from onrecord.facts.sheet import Sheet

Range = tuple[int, int]


class Tree:
    """Children, subtrees and paths over all words of a sheet; indices are those of ``Sheet.words``."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._children: list[list[int]] = [[] for _ in sheet.words]
        for i, word in enumerate(sheet.words):
            if word.head >= 0:
                self._children[word.head].append(i)

    def children(self, i: int, *rels: str) -> list[int]:
        """Return the children of a word, with these relations (sub-types included) or all."""
        if not rels:
            return self._children[i]
        return [c for c in self._children[i] if matches(self.sheet.words[c].rel, rels)]

    def child(self, i: int, *rels: str) -> int | None:
        """Return the first child with one of these relations."""
        return next(iter(self.children(i, *rels)), None)

    def subtree(self, i: int, without: Iterable[int] = ()) -> list[int]:
        """Return the sorted indices below and including a word, some subtrees left out."""
        out, stack, closed = [], [i], set(without)
        while stack:
            node = stack.pop()
            if node in closed:
                continue
            out.append(node)
            stack.extend(self._children[node])
        return sorted(out)

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the heads of a word, up to the root of its sentence."""
        head = self.sheet.words[i].head
        while head >= 0:
            yield head
            head = self.sheet.words[head].head

    def top(self, first: int, end: int) -> int:
        """Return the word of [first, end) whose head lies outside: its syntactic head."""
        inside = range(first, end)
        tops = [i for i in inside if self.sheet.words[i].head not in inside]
        content = [i for i in tops if self.sheet.words[i].upos not in ("PUNCT", "ADP", "CCONJ", "SCONJ", "DET")]
        return max(content or tops or [first], key=lambda i: len(self.subtree(i)))

    def lemma(self, i: int) -> str:
        """Return the lemma of a word, lower-cased."""
        return self.sheet.words[i].lemma.lower()

    def alike(self, i: int) -> list[int]:
        """Return all words with the lemma and the Penn tag of a word, itself too, in their order."""
        return self._alike[self.lemma(i), self.sheet.words[i].xpos]

    @cached_property
    def _alike(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for i, word in enumerate(self.sheet.words):
            found.setdefault((self.lemma(i), word.xpos), []).append(i)
        return found

    def negated(self, i: int) -> bool:
        """Whether a negation bears on a word: not, never, no, neither, without; on its subject too."""
        for c in self._children[i]:
            word = self.sheet.words[c]
            if word.lemma.lower() in NEGATIONS and (matches(word.rel, ("advmod", "det", "mark", "cc"))):
                return True
            if matches(word.rel, ("nsubj",)) and (
                word.lemma.lower() in ("neither", "nobody", "none", "nothing")
                or any(self.lemma(d) in ("neither", "no") for d in self._children[c])
            ):
                return True
        return False


NEGATIONS = frozenset(("not", "never", "no", "neither", "nor", "hardly", "without"))


def matches(rel: str, wanted: Iterable[str]) -> bool:
    """Whether a relation is one of those wanted, a sub-type counting as its type."""
    return rel in wanted or rel.split(":")[0] in wanted


def ranges(indices: Iterable[int]) -> list[Range]:
    """Return sorted word indices as maximal [first, end) ranges."""
    out: list[Range] = []
    for i in indices:
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return out
