"""Which namings are the same actor within one article.

In: namings in order. Out: groups of namings. Persons are joined by name parts, spelling and recency;
everything else by its key, acronyms that the article introduces, and 'the ministry', 'the junta', 'the paper'.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import combining, normalize

from onrecord.noticing.phrases import Phrases

Parts = tuple[str, ...]
_SMALL = frozenset(
    "al el ul bin bint ibn ben abu von van der den de del della di da dos das du la le ter zu st".split()
)
_SMALL_WORDS = ("of", "the", "and", "for", "in", "on")
_SAME = 3   # how well a name fits itself
_MANY = 4   # persons of one surname of whom none is meant more than another


def parts(words: Sequence[str]) -> Parts:
    """Return the parts of a name for comparing: lower case, no accents, no hyphens or dots."""
    return tuple(part for word in words if (part := _part(word)))


@lru_cache(maxsize=8192)
def _part(word: str) -> str:
    """One word of a name for comparing; empty where it has no letter and no digit."""
    bare = "".join(c for c in normalize("NFD", word.casefold()) if not combining(c)).strip(".'’-")
    return bare if any(c.isalnum() for c in bare) else ""


def near(a: str, b: str) -> bool:
    """Whether two spellings are near enough to be one name: one letter in five or more, two in ten or more.

    >>> near("gaddafi", "gadafi"), near("khan", "khat")
    (True, False)
    """
    if a == b:
        return True
    longest = max(len(a), len(b))
    allowed = 0 if longest < 5 or min(len(a), len(b)) < 4 else 1 if longest < 10 else 2
    return allowed > 0 and a[0] == b[0] and abs(len(a) - len(b)) <= allowed and _distance(a, b) <= allowed


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (x != y)))
    return row[-1]


def same_person(short: Parts, full: Parts) -> int:
    """Return how well a name fits a fuller one: 0 not at all, 3 the same, 2 its surname or first part, 1 inside it."""
    if not short or not full:
        return 0
    if _are_spellings(short, full):
        return _SAME
    if len(short) > len(full):
        short, full = full, short
    small = len(short)
    if small == len(full):
        return 0
    if _all_near(short, full[-small:]) or _all_near(short, full[:small]):
        return 2
    if small == 1:
        return int(len(short[0]) > 2 and short[0] in full and short[0] not in _SMALL)
    first_last = short[0] == full[0] and near(short[-1], full[-1])
    return 2 if first_last or _in_order(short, full) else 0


def _are_spellings(one: Parts, other: Parts) -> bool:
    """Whether two names differ in spelling only; of a single part, one that is long enough to tell."""
    if "".join(one) == "".join(other):
        return True
    long = len(one) > 1 or len(one[0]) > 5
    return long and len(one) == len(other) and _all_near(one, other)


def _all_near(one: Parts, other: Parts) -> bool:
    return all(near(x, y) for x, y in zip(one, other, strict=True))


def _in_order(short: Parts, full: Parts) -> bool:
    rest = iter(full)
    return all(any(near(x, y) for y in rest) for x in short)


class People:
    """Persons of one article, joined as their names come."""

    def __init__(self) -> None:
        self.names: list[Parts] = []
        self._times: list[int] = []
        self._sexes: list[str | None] = []

    def place(self, name: Parts, sex: str | None = None) -> int:
        """Return the index of the person that ``name`` means; a new one where nobody fits.

        ``sex``: m or f where its title or first name tells ('Mrs'): a surname alone means nobody of the other one. Of
        two persons with one surname the one named more often so far is meant, else the first; of more who were named
        as often nobody knows, so that it stands for itself.
        """
        fits = [(same_person(name, known), self._times[index], -index) for index, known in enumerate(self.names)
                if sex is None or self._sexes[index] in (None, sex)]
        fit, _, chosen = max(fits, default=(0, 0, 0))
        chosen = -chosen
        if fit == 0 or (len(name) == 1 and self._is_open(fits)):
            self.names.append(name)
            self._times.append(1)
            self._sexes.append(sex)
            return len(self.names) - 1
        self._sexes[chosen] = self._sexes[chosen] or sex
        if len(name) > len(self.names[chosen]):
            self.names[chosen] = name
        self._times[chosen] += 1
        return chosen


    @staticmethod
    def _is_open(fits: list[tuple[int, int, int]]) -> bool:
        """Whether several persons fit a surname equally well and were named as often."""
        best = max(fits)[:2]
        return best[0] < _SAME and sum(fit[:2] == best for fit in fits) >= _MANY


def introduced(phrases: Phrases) -> list[tuple[int, int, str]]:
    """Return long forms with the short form that follows: 'Assembly of Coast Towns (ACT)', 'the Tea Union, or TU'.

    Word range of the long form without article, and the short form.
    """
    out = []
    for number in range(2, len(phrases.words)):
        before = phrases.lower[number - 1]
        if before not in ("(", "or"):
            continue
        word = phrases.exact[number]
        opens = before == "("
        if not (opens or (before == "or" and phrases.exact[number - 2] == ",")) or not _is_acronym(
            word
        ):
            continue
        if opens and number + 1 < len(phrases.words) and phrases.exact[number + 1] != ")":
            continue
        end = number - 1 if opens else number - 2
        first = _long_form(phrases, end, word)
        if first is not None:
            out.append((first, end, word))
    return out


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= 8 and sum(c.isupper() for c in word) >= 2 and word.isalnum()


def _long_form(phrases: Phrases, end: int, acronym: str) -> int | None:
    """Return where the capitalised words whose initials make the acronym begin."""
    letters = [c.lower() for c in acronym if c.isalpha()]
    start = phrases.sheet.sentences[phrases.words[end - 1].sentence][0]
    for first in range(end - 1, max(start - 1, end - 12), -1):
        word = phrases.exact[first]
        if word in (",", ".", ";", ":", '"', "(", ")"):
            return None
        capital = word[:1].isupper()
        if word[:1].lower() != letters[-1] or (not capital and word in _SMALL_WORDS):
            continue
        letters.pop()
        if not letters:
            return first if capital else None
    return None
