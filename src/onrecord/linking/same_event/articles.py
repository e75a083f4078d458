"""Articles among their neighbours: who writes about the same thing, and how telling a word is there.

In: Sheets. Out: for each article its neighbours with their likeness (cosine of tf-idf), found through an index of
words, never by comparing all with all; and weights of words over the whole collection and within a neighbourhood.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from onrecord.facts.sheet import Sheet
from onrecord.linking.same_event.mentions import is_content
from onrecord.linking.same_event.trigger_words import word_stem

LIKE = 0.08  # cosine from which articles may tell of one event
CLOSE = 0.15  # cosine from which they are of one neighbourhood
MOST = 80  # neighbours kept of an article, the likest first
_FREQUENT = 0.5  # a word of more than half of the articles (of ten and more) brings no two together


class Articles:
    """A collection of articles; ``sheets``: one each, their article ids differ."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self.counts = {sheet.article.id: _counts(sheet) for sheet in sheets}
        self._in: Counter[str] = Counter(word for words in self.counts.values() for word in words)
        self.neighbours = self._neighbours(self._vectors())
        self._weights: dict[str, float] = {}
        self._close: dict[str, list[str]] = {}
        self._near: dict[str, _Weights] = {}

    def weight(self, word: str) -> float:
        """Return how telling a stem is in the whole collection: the fewer articles have it, the more."""
        if word not in self._weights:
            self._weights[word] = math.log((1 + len(self.counts)) / (self._in[word] + 0.5))
        return self._weights[word]

    def weight_near(self, article: str) -> Callable[[str], float]:
        """Return how telling stems are among the close neighbours of an article."""
        if article not in self._near:
            close = self.close(article)
            self._near[article] = _Weights(len(close), Counter(w for name in close for w in self.counts[name]))
        return self._near[article].__getitem__

    def close(self, article: str) -> list[str]:
        """Return the articles of the same neighbourhood, itself among them."""
        if article not in self._close:
            near = self.neighbours[article].items()
            self._close[article] = [article, *(name for name, like in near if like >= CLOSE)]
        return self._close[article]

    def likeness(self, one: str, other: str) -> float:
        """Return how alike two articles are (0..1); one half of an article and itself; 0 where they are strangers."""
        if one == other:
            return 0.5
        return self.neighbours[one].get(other, 0.0)

    def _vectors(self) -> dict[str, dict[str, float]]:
        size, vectors = len(self.counts), {}
        for article, words in self.counts.items():
            vector = {
                w: (1 + math.log(n)) * math.log((1 + size) / self._in[w]) for w, n in words.items() if self._in[w] > 1
            }
            length = math.sqrt(sum(x * x for x in vector.values()))
            vectors[article] = {w: x / length for w, x in vector.items()} if length else {}
        return vectors

    def _neighbours(self, vectors: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
        limit = max(10.0, _FREQUENT * len(vectors))
        index: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for article, vector in vectors.items():
            for word, x in vector.items():
                if self._in[word] <= limit:
                    index[word].append((article, x))
        found: dict[str, dict[str, float]] = {article: {} for article in vectors}
        for article, vector in vectors.items():
            scores: dict[str, float] = defaultdict(float)
            for word, x in vector.items():
                for other, y in index.get(word, ()):
                    scores[other] += x * y
            scores.pop(article, None)
            like = sorted(((s, other) for other, s in scores.items() if s >= LIKE), key=lambda x: (-x[0], x[1]))
            for score, other in like[:MOST]:
                found[article][other] = found[other][article] = score
        return found


class _Weights(dict[str, float]):
    """How telling each stem is among ``size`` articles, worked out when it is first asked for."""

    def __init__(self, size: int, times: Counter[str]) -> None:
        super().__init__()
        self._size, self._times = size, times

    def __missing__(self, word: str) -> float:
        self[word] = found = 0.1 + max(0.0, math.log((1 + self._size) / (self._times[word] + 0.5)))
        return found


def _counts(sheet: Sheet) -> Counter[str]:
    return Counter(word_stem(sheet.words[i].text) for i in range(len(sheet.words)) if is_content(sheet, i))
