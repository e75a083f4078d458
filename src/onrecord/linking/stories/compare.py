"""How an article compares with a story as of the article's day: measures, shared terms, and what speaks against.

In: terms of an article, the articles of a story, how telling each term is. Out: ``Comparison``: a score by a small
logistic model (``stories/accept.tsv``, made by ``training/stories.py``), the terms shared, and vetoes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache

import msgspec

from onrecord.data import rows
from onrecord.linking.stories.kept import KeptArticle
from onrecord.linking.stories.terms import Terms

COMPARED = 8  # articles of a story: its first and its latest
CLOSEST = 3  # of these, by words, speak for the story
RARE = 1.6  # how far below the most telling a term may lie and still count as rare
_SHOWN = 6
Telling = Callable[[str], float]
MEASURES = (
    "words",
    "rare names",
    "rare pairs of names",
    "days since first",
    "same day",
    "other day",
    "same age",
    "other age",
    "other road",
    "other town",
    "headline",
)
COSINE = MEASURES.index("words")


class Comparison(msgspec.Struct, frozen=True):
    """An article beside one story: score 0..1, what both have, what speaks against, and the measures behind it."""

    story: str
    score: float
    shared: tuple[str, ...]
    vetoes: tuple[str, ...]
    measures: tuple[float, ...]

    @property
    def holds(self) -> bool:
        """Whether the article may be put into the story: something shared, nothing against it, a good score."""
        return bool(self.shared) and not self.vetoes and self.score >= accept_from()


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in rows("stories/accept")}


@cache
def _in_order() -> tuple[float, ...]:
    return tuple(_weights()[name] for name in MEASURES)


def accept_from() -> float:
    """Return the least score at which an article is put into a story."""
    return _weights()["accept from"]


def word_weights(terms: Terms, telling: Telling) -> dict[str, float]:
    """Return the word vector of an article: (1 + log of times) by how telling the word is."""
    return {word: _grown(times) * max(0.0, telling(word)) for word, times in terms.words.items()}


def length(vector: dict[str, float]) -> float:
    """Return the Euclidean length of a vector; of an empty one 1."""
    return math.sqrt(sum(x * x for x in vector.values())) or 1.0


def compare(
    terms: Terms, vector: dict[str, float], story: str, articles: Sequence[KeptArticle], telling: Telling, most: float
) -> Comparison:
    """Compare an article with what speaks for a story; ``most``: how telling a term of one single story is."""
    near = [articles[0], *articles[1:][-COMPARED + 1 :]]
    likeness = _closest(vector, near, telling)
    closest = [near[i].terms for _, i in likeness]
    names = _union(t.names for t in closest)
    common = [name for name in terms.names if name in names]
    worth = {name: telling("@" + name) for name in common}
    rare = {name: w - most + RARE for name, w in worth.items() if w > most - RARE}
    days, counts, ages, roads, towns = (
        _compared(getattr(terms, kind), [getattr(t, kind) for t in closest])
        for kind in ("days", "counts", "ages", "roads", "towns")
    )
    measures = (
        likeness[0][0],
        min(3.0, math.sqrt(sum(w for name, w in rare.items() if " " not in name))),
        min(3.0, math.sqrt(sum(w for name, w in rare.items() if " " in name))),
        math.log1p(max(0, terms.day - articles[0].day)),
        float(days > 0),
        float(days < 0),
        float(ages > 0),
        float(ages < 0),
        float(roads < 0),
        float(towns < 0),
        _headline(terms, closest, telling),
    )
    vetoes = []
    strangers = not any(" " in name for name in rare)
    if (not rare and towns < 0 and roads <= 0) or (strangers and roads < 0 and days < 0):
        vetoes.append("other places")
    if strangers and counts < 0 and ages < 0:
        vetoes.append("other numbers")
    return Comparison(
        story, round(score(measures), 4), _shared(terms, closest, common, telling, most), tuple(vetoes), measures
    )


def score(measures: Sequence[float]) -> float:
    """Return the logistic model's score (0..1) of measures in the order of ``MEASURES``."""
    z = _weights()["constant"] + sum(w * x for w, x in zip(_in_order(), measures, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, z))))


def _closest(vector: dict[str, float], near: Sequence[KeptArticle], telling: Telling) -> list[tuple[float, int]]:
    """Return the articles, by their place, whose words are most like those of a word vector, with how alike."""
    own, worth = length(vector), [(word, x, max(0.0, telling(word))) for word, x in vector.items()]
    return sorted(((_cosine(worth, own, one), i) for i, one in enumerate(near)), reverse=True)[:CLOSEST]


def _cosine(vector: Sequence[tuple[str, float, float]], own: float, article: KeptArticle) -> float:
    """Return the cosine of a word vector, given with how telling each word is, and that of a kept article."""
    words = article.terms.words
    dot = sum([x * _grown(words[word]) * worth for word, x, worth in vector if word in words])
    return min(1.0, dot / (own * article.length))


@cache
def _grown(times: int) -> float:
    """Return how much a word weighs that stands so many times."""
    return 1 + math.log(times)


def _union(parts: Iterable[Collection[str]]) -> set[str]:
    return {x for part in parts for x in part}


def _compared(ours: Collection[object], theirs: Iterable[Collection[object]]) -> int:
    """Return 1 where both name something alike, -1 where both name something and nothing alike, 0 otherwise."""
    other = {x for part in theirs for x in part}
    if not ours or not other:
        return 0
    return 1 if any(x in other for x in ours) else -1


def _headline(terms: Terms, closest: Sequence[Terms], telling: Telling) -> float:
    theirs = _union(t.title for t in closest)
    worth = {word: max(0.0, telling(word)) for word in terms.title}
    return sum(w for word, w in worth.items() if word in theirs) / (sum(worth.values()) + 3)


def _shared(
    terms: Terms, closest: Sequence[Terms], names: Sequence[str], telling: Telling, most: float
) -> tuple[str, ...]:
    """Return what both name (names, places, numbers, days, ages) and that is telling, most telling first."""
    least = most / 2
    found = {name: telling("@" + name) for name in names}
    numbers = _union(t.numbers for t in closest)
    found |= {number: telling("#" + number) for number in terms.numbers if number in numbers}
    telling_ones = sorted((x for x in found if found[x] >= least), key=lambda x: (-found[x], x))
    within = {word for name in telling_ones if " " in name for word in name.split()}
    return tuple(x for x in telling_ones if x not in within)[:_SHOWN]
