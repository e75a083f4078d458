"""The words by which a text tells of an event: what two events are set side by side by.

In: a text, its sentences, and the words of an event. Out: ``Told``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from onrecord.facts.span import Span
from onrecord.linking.events.likeness import Told
from onrecord.linking.same_event.trigger_words import word_stem
from onrecord.linking.wording import TELLING, bits_of
from onrecord.words.stems import is_stop_word, tokens

_OPENING = 3            # sentences with which an article opens
_MOST = 24              # stems by which it is told what an article is about
_EARLY, _NAME = 2, 2    # what counts twice for that: a word in the opening, a name
_NUMBER = re.compile(r"\d[\d.,]*")
Word = tuple[str, Span]


class About(NamedTuple):
    """What an article is about: the stems that say most in it, and the names among them."""

    stems: frozenset[str]
    names: frozenset[str]


def about(text: str, sentences: Sequence[Span]) -> About:
    """Return what a text is about; of its sentences the first ones tell most."""
    opening = sentences[min(_OPENING, len(sentences)) - 1][1] if sentences else len(text)
    times, names = Counter[str](), set[str]()
    for word, (at, _) in tokens(text):
        name = text[at].isupper()
        times[word] += (_EARLY if at < opening else 1) * (_NAME if name else 1)
        if name:
            names.add(word)
    says = Counter[str]()
    for word, often in times.items():       # each word once: an article has few
        stemmed = word_stem(word)
        if (bits := bits_of(stemmed)) >= TELLING and not is_stop_word(word):
            says[stemmed] += bits * often
    names = {word_stem(word) for word in names if not is_stop_word(word)}
    most = sorted(says, key=lambda stemmed: (-says[stemmed], stemmed))[:_MOST]
    return About(frozenset(most), frozenset(names.intersection(most)))


def told(text: str, mentions: Iterable[Iterable[Span]], sentences: Sequence[Span], article: About) -> Told:
    """Return the words by which a text tells of an event; ``mentions``: its words wherever it is told."""
    places = sorted(set(chain.from_iterable(mentions)))
    triggers = [word for start, end in places for word in tokens(text[start:end], start)]
    around: dict[str, int] = {}
    names, numbers = set[str](), set[str]()
    for sentence in _sentences(places, sentences):
        words = tokens(text[slice(*sentence)], sentence[0])
        numbers |= {word for word, _ in words if _NUMBER.fullmatch(word)}
        for stemmed, offset, at in _beside(words, places):
            around[stemmed] = min(around.get(stemmed, offset), offset, key=abs)
            if text[at].isupper() and at > sentence[0]:
                names.add(stemmed)
    return Told(_stems(triggers), around, frozenset(names), frozenset(numbers), article.stems, article.names)


def _beside(words: Sequence[Word], places: Sequence[Span]) -> Iterator[tuple[str, int, int]]:
    """Yield the telling words beside those of an event: (stem, how many words it stands before or after, where)."""
    own = [i for i, (_, span) in enumerate(words) if any(a <= span[0] < b for a, b in places)]
    for i, (word, span) in enumerate(words):
        stemmed = "" if i in own or is_stop_word(word) else word_stem(word)
        if stemmed:
            yield stemmed, min((i - j for j in own), key=abs, default=i), span[0]


def _stems(triggers: Iterable[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for word, _ in triggers if not is_stop_word(word) and (s := word_stem(word))))


def _sentences(places: Sequence[Span], sentences: Sequence[Span]) -> list[Span]:
    """Return the sentences in which some words stand; the words themselves where there are none."""
    found = [(start, end) for start, end in sentences if any(start < b and a < end for a, b in places)]
    return found or list(places)
