"""Nicknames that an article gives itself: 'Jane Doe, better known as Lady J'.

In: a sheet's Phrases and where it names persons. Out: nicknames with the name that each stands for, and where
they stand again.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.noticing.phrases import Phrases

_CALLED = frozenset({"known", "nicknamed", "alias", "aka", "a.k.a.", "dubbed"})
_BEFORE_CALLED = frozenset(", ( better also best widely popularly commonly who is was – —".split())


def nicknames(phrases: Phrases, spans: Iterable[tuple[int, int]]) -> dict[tuple[str, ...], tuple[int, int]]:
    """Return by its words every name that an article gives to a person: 'Jane Doe, better known as Lady J'."""
    out = {}
    for first, end in spans:
        at = _called(phrases, end)
        if at is None:
            continue
        stop = at
        while stop < len(phrases.words) and stop - at < 3 and phrases.words[stop].upos == "PROPN":
            stop += 1
        if stop > at and phrases.words[at].text[:1].isupper():
            out[tuple(phrases.exact[at:stop])] = (first, end)
    return out


def _called(phrases: Phrases, end: int) -> int | None:
    """Return where the nickname begins behind a name: 'also known as …', 'nicknamed “…'; null where none is given."""
    behind = phrases.lower[end : end + 4]
    words = next((n for n, word in enumerate(behind) if word in _CALLED), None)
    if words is None or not _BEFORE_CALLED.issuperset(behind[:words]):
        return None
    at = end + words + 1
    while at < len(phrases.words) and (phrases.lower[at] in ("as", "the", "by") or phrases.exact[at] in "\"'“‘,"):
        at += 1
    return at


def nicknames_again(
    phrases: Phrases, spans: list[tuple[int, int]], taken: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return where nicknames stand that the reader model overlooked."""
    held = {n for first, end in [*spans, *taken] for n in range(first, end)}
    return [
        (first, first + len(words))
        for words in nicknames(phrases, spans)
        for first in range(len(phrases.words) - len(words) + 1)
        if tuple(phrases.exact[first : first + len(words)]) == words
        and held.isdisjoint(range(first, first + len(words)))
    ]
