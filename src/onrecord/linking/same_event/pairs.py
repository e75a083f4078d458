"""How likely two mentions are one event: what both have, weighed by a small model.

In: two mentions, their articles and what other mentions stand with. Out: the features of the pair (0..1 each,
roughly). ``trees`` makes a score of them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from onrecord.linking.same_event.articles import Articles
from onrecord.linking.same_event.company import Company, Features
from onrecord.linking.same_event.mentions import EventMention, Stems
from onrecord.linking.same_event.trigger_words import likeness

Weight = Callable[[str], float]
FAR = 10  # sentences: no pair of an article is further apart than this
_FADE = 4.0  # words over which the surroundings of a trigger lose two thirds of their weight


class Crowd:
    """How often a trigger's stem stands in each article: a word that comes once is easier to match."""

    def __init__(self, articles: Articles, mentions: Iterable[EventMention]) -> None:
        self.articles = articles
        self._times: Counter[tuple[str, str]] = Counter()
        self._articles: dict[str, set[str]] = defaultdict(set)
        given = list(mentions)
        self.company = Company(articles, given)
        for mention in given:
            self._times[mention.document, mention.stem] += 1
            self._articles[mention.stem].add(mention.document)

    def times(self, mention: EventMention) -> int:
        """Return how many events of its article have its trigger."""
        return self._times[mention.document, mention.stem]

    def rarity(self, mention: EventMention) -> float:
        """Return 1 for a trigger of one article alone, 0 for one that all have."""
        size = len(self.articles.words)
        return math.log(size / len(self._articles[mention.stem])) / math.log(size) if size > 1 else 0.0


def overlap(one: Collection[str], other: Collection[str], weight: Weight) -> float:
    """Return the cosine of two sets of words, telling words counting more."""
    # fsum, since the order of a set differs from run to run, and a sum of floats with it.
    both = math.fsum(weight(w) ** 2 for w in one if w in other) if one and other else 0.0
    if not both:
        return 0.0
    return both / math.sqrt(math.fsum(weight(w) ** 2 for w in one) * math.fsum(weight(w) ** 2 for w in other))


def surroundings(one: Mapping[str, int], other: Mapping[str, int], weight: Weight) -> float:
    """Return how alike the words around two triggers are, the nearest and those on the same side counting more."""

    def fade(word: str, offset: int) -> float:
        return weight(word) ** 2 * math.exp(-abs(offset) / _FADE)

    both = sum(
        fade(w, min(abs(a), abs(other[w]))) * (1.0 if (a > 0) == (other[w] > 0) else 0.6)
        for w, a in one.items()
        if w in other
    )
    whole = sum(fade(w, a) for w, a in one.items()) * sum(fade(w, a) for w, a in other.items())
    return both / math.sqrt(whole) if whole else 0.0


def _pair(name: str, one: Stems, other: Stems, weight: Weight) -> Features:
    """Return of one thing that mentions may have: how far they share it, whether one lacks it, whether they differ."""
    missing = not one or not other
    shared = overlap(one, other, weight)
    return {name: shared, f"{name} missing": float(missing), f"{name} differ": float(not missing and not shared)}


def features(one: EventMention, other: EventMention, crowd: Crowd) -> Features:
    """Return the features of a pair, by name."""
    articles = crowd.articles
    weight = articles.weight
    same = float(one.stem == other.stem != "")
    kin, near = likeness(one.lemma, other.lemma) if one.stem and other.stem else (0.0, 0.0)
    here = one.participants, other.participants
    found = {
        "same stem": same,
        "same lemma": float(one.lemma == other.lemma),
        "kin": kin,
        "near": near,
        "likeness": max(kin, near),
        "one named by the other": float(one.stem in other.own or other.stem in one.own),
        **_pair("other words", one.own, other.own, weight),
        **_pair("agents", one.agents, other.agents, weight),
        **_pair("patients", one.patients, other.patients, weight),
        **_pair("participants", *here, weight),
        **_pair("names", one.names, other.names, weight),
        **_pair("participant names", one.participant_names, other.participant_names, weight),
        **_pair("numbers", one.numbers, other.numbers, lambda _: 1.0),
        **_pair("days", one.days, other.days, lambda _: 1.0),
        **_pair("particles", one.particles, other.particles, lambda _: 1.0),
        "crossed roles": max(
            overlap(one.agents | one.others, other.patients, weight),
            overlap(one.patients, other.agents | other.others, weight),
        ),
        "sentence": overlap(one.around, other.around, weight),
        "surroundings": surroundings(one.around, other.around, weight),
        "participants nearby": overlap(*here, articles.weight_near(one.document)),
        "sentence nearby": overlap(one.around, other.around, articles.weight_near(one.document)),
        "articles": articles.likeness(one.document, other.document),
        "same story": float(articles.story[one.document] == articles.story[other.document]),
        "stories": articles.stories_alike(one.document, other.document),
        "rarity": (crowd.rarity(one) + crowd.rarity(other)) / 2,
        "crowd": math.log(max(crowd.times(one), crowd.times(other))),
    }
    return found | _kinds(one, other) | _where(one, other) | crowd.company.features(one, other)


def _kinds(one: EventMention, other: EventMention) -> Features:
    """Return what sort of mentions they are."""
    parts = {one.part, other.part}
    return {
        "both report": float(one.reports and other.reports),
        "light": float(one.light or other.light),
        "negation agrees": float(one.negated == other.negated),
        "modality agrees": float(one.modal == other.modal),
        "same part of speech": float(one.part == other.part),
        "both verbs": float(one.part == other.part == "verb"),
        "same governor": float(one.governor == other.governor != ""),
        "same next word": float(one.following == other.following != ""),
        "same word before": float(one.preceding == other.preceding != ""),
        "pronouns": float(one.part == "pronoun") + float(other.part == "pronoun"),
        "noun and verb": float(parts == {"noun", "verb"}),
        "both nouns": float(parts == {"noun"}),
        "capitals": float(one.text[0].isupper()) + float(other.text[0].isupper()),
        "one negated": float(one.negated or other.negated),
        "one may be": float(one.modal or other.modal),
        "one near the other": float(one.stem in other.around or other.stem in one.around),
        "words more": float(abs(len(one.words) - len(other.words))),
        "several words": float(len(one.words) > 1 or len(other.words) > 1),
        "both several words": float(len(one.words) > 1 and len(other.words) > 1),
    }


def _where(one: EventMention, other: EventMention) -> Features:
    """Return where in their articles they stand: what opens an article is what others tell of too."""
    article = one.document == other.document
    return {
        "both lead": float(one.lead and other.lead),
        "one leads": float(one.lead != other.lead),
        "how early the first": 1 / (1 + min(one.sentence, other.sentence)),
        "how early the other": 1 / (1 + max(one.sentence, other.sentence)),
        "same article": float(article),
        "same sentence": float(article and one.sentence == other.sentence),
        "sentences between": min(abs(one.sentence - other.sentence), FAR) / FAR if article else 1.0,
    }
