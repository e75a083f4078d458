"""Articles among their neighbours: who writes about the same thing, and how telling a word is there.

In: Sheets. Out: for each article its neighbours with their likeness (cosine of tf-idf over words and pairs of words,
names and numbers counting more), found through an index of words, never by comparing all with all; its story, the
articles that one report joins by average linkage; weights of words over the collection and within a story.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from onrecord.facts.sheet import Sheet
from onrecord.linking.same_event.linkage import average_linkage
from onrecord.linking.same_event.mentions import is_content
from onrecord.linking.same_event.trigger_words import word_stem

LIKE = 0.05  # cosine from which articles may tell of one event
STORY = 0.19  # mean cosine from which groups of articles are one story
MOST = 80  # neighbours kept of an article, the likest first
_FREQUENT = 0.5  # a word of more than half of the articles (of ten and more) brings no two together
_COUNTS = {"PROPN": 2.0, "NUM": 1.5}  # what names and numbers count: they tell two stories of one kind apart


class Articles:
    """A collection of articles; ``sheets``: one each, their article ids differ."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        counts = {sheet.article.id: _counts(sheet) for sheet in sheets}
        self.words = {article: frozenset(w for w in found if " " not in w) for article, found in counts.items()}
        self._in: Counter[str] = Counter(word for words in counts.values() for word in words)
        self.neighbours = self._neighbours(self._vectors(counts))
        self._stories()
        self._weights: dict[str, float] = {}
        self._near: dict[int, _Weights] = {}
        self._apart: dict[tuple[int, int], float] = {}

    def weight(self, word: str) -> float:
        """Return how telling a stem is in the whole collection: the fewer articles have it, the more."""
        if word not in self._weights:
            self._weights[word] = math.log((1 + len(self.words)) / (self._in[word] + 0.5))
        return self._weights[word]

    def weight_near(self, article: str) -> Callable[[str], float]:
        """Return how telling stems are within the story of an article."""
        story = self.story[article]
        if story not in self._near:
            members = self.members[story]
            self._near[story] = _Weights(len(members), Counter(w for name in members for w in self.words[name]))
        return self._near[story].__getitem__

    def likeness(self, one: str, other: str) -> float:
        """Return how alike two articles are (0..1); one half of an article and itself; 0 where they are strangers."""
        if one == other:
            return 0.5
        return self.neighbours[one].get(other, 0.0)

    def stories_alike(self, one: str, other: str) -> float:
        """Return the mean likeness of the articles of two stories; 1 within one."""
        a, b = sorted((self.story[one], self.story[other]))
        if a == b:
            return 1.0
        if (a, b) not in self._apart:
            pairs = [self.likeness(x, y) for x in self.members[a] for y in self.members[b]]
            self._apart[a, b] = sum(pairs) / len(pairs)
        return self._apart[a, b]

    def _stories(self) -> None:
        """Number the stories: ``story`` of each article, ``members`` of each story."""
        names = sorted(self.neighbours)
        number = {name: i for i, name in enumerate(names)}
        alike = {
            (number[one], number[other]): like
            for one, near in self.neighbours.items()
            for other, like in near.items()
            if one < other
        }
        self.story = dict(zip(names, average_linkage(len(names), alike, STORY), strict=True))
        self.members: dict[int, list[str]] = defaultdict(list)
        for name, story in self.story.items():
            self.members[story].append(name)

    def _vectors(self, counts: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
        size, vectors = len(counts), {}
        for article, words in counts.items():
            vector = {
                w: (1 + math.log(n)) * math.log((1 + size) / self._in[w]) for w, n in words.items() if self._in[w] > 1
            }
            length = math.sqrt(sum(x * x for x in vector.values()))
            vectors[article] = {w: x / length for w, x in vector.items()} if length else {}
        return vectors

    def _neighbours(self, vectors: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
        index = self._by_word(vectors)
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

    def _by_word(self, vectors: Mapping[str, Mapping[str, float]]) -> dict[str, list[tuple[str, float]]]:
        """Return in which articles words stand, and with what weight; without words that stand in very many."""
        limit = max(10.0, _FREQUENT * len(vectors))
        index: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for article, vector in vectors.items():
            for word in filter(lambda word: self._in[word] <= limit, vector):
                index[word].append((article, vector[word]))
        return index


class _Weights(dict[str, float]):
    """How telling each stem is among ``size`` articles, worked out when it is first asked for."""

    def __init__(self, size: int, times: Counter[str]) -> None:
        super().__init__()
        self._size, self._times = size, times

    def __missing__(self, word: str) -> float:
        self[word] = found = 0.1 + max(0.0, math.log((1 + self._size) / (self._times[word] + 0.5)))
        return found


def _counts(sheet: Sheet) -> Mapping[str, float]:
    """Return how much each stem counts, and each two that follow one another (with a space between them)."""
    found: dict[str, float] = defaultdict(float)
    before = ""
    for i, word in enumerate(sheet.words):
        stem = word_stem(word.text) if is_content(sheet, i) else ""
        if stem:
            found[stem] += _COUNTS.get(word.upos, 1.0)
            if before:
                found[f"{before} {stem}"] += 1.0
        before = stem
    return found
