"""What the triggers of one story stand with: two words for one event keep the same company, and rarely meet.

In: the articles and all mentions. Out: features of a pair: how alike the words and the participants are that the two
triggers have in all their mentions in the story, and how often one sentence or article has both ('drove' and
'drunk' meet, 'shooting' and 'gunfire' replace one another).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from onrecord.linking.same_event.articles import Articles
from onrecord.linking.same_event.mentions import EventMention

Features = dict[str, float]
Trigger = tuple[int, str]  # story, stem
_FADE = 6.0  # words over which the company of a trigger loses two thirds of its weight


class Company:
    """The company of each trigger in each story."""

    def __init__(self, articles: Articles, mentions: Iterable[EventMention]) -> None:
        self._articles = articles
        self._words: dict[Trigger, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._with: dict[Trigger, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._documents: dict[Trigger, set[str]] = defaultdict(set)
        self._sentences: dict[Trigger, set[tuple[str, int]]] = defaultdict(set)
        self._times: Counter[Trigger] = Counter()
        self._known: dict[tuple[Trigger, Trigger], Features] = {}
        for mention in mentions:
            self._take(mention)

    def _take(self, mention: EventMention) -> None:
        key, weight = self._key(mention), self._articles.weight_near(mention.document)
        for word, offset in mention.around.items():
            self._words[key][word] += weight(word) ** 2 * math.exp(-abs(offset) / _FADE)
        for word in mention.participants:
            self._with[key][word] += weight(word)
        self._documents[key].add(mention.document)
        self._sentences[key].add((mention.document, mention.sentence))
        self._times[key] += 1

    def _key(self, mention: EventMention) -> Trigger:
        return self._articles.story[mention.document], mention.stem

    def features(self, one: EventMention, other: EventMention) -> Features:
        """Return the features of a pair that its triggers have in their stories."""
        keys = sorted((self._key(one), self._key(other)))
        pair = keys[0], keys[1]
        if pair not in self._known:
            self._known[pair] = self._features(*pair)
        return self._known[pair]

    def _features(self, one: Trigger, other: Trigger) -> Features:
        documents = self._documents[one], self._documents[other]
        sizes = [len(self._articles.members[key[0]]) for key in (one, other)]
        shares = [len(d) / size for d, size in zip(documents, sizes, strict=True)]
        times = sorted((self._times[one], self._times[other]))
        both = len(documents[0] & documents[1])
        differ = float(one[1] != other[1])
        return {
            "company": cosine(self._words[one], self._words[other]),
            "company of participants": cosine(self._with[one], self._with[other]),
            "meet in a sentence": differ * len(self._sentences[one] & self._sentences[other]) / times[0],
            "meet in an article": differ * both / min(map(len, documents)),
            "meet, of all articles": differ * both / math.sqrt(len(documents[0]) * len(documents[1])),
            "common in the story": math.sqrt(shares[0] * shares[1]),
            "most common in the story": max(shares),
            "times of the rarer": math.log1p(times[0]),
            "times of the other": math.log1p(times[1]),
            "size of the story": math.log(max(sizes)),
        }


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two vectors by word."""
    both = math.fsum(x * other[word] for word, x in one.items() if word in other)
    whole = math.fsum(x * x for x in one.values()) * math.fsum(x * x for x in other.values())
    return both / math.sqrt(whole) if both else 0.0
