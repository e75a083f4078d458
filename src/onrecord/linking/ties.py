"""Which words of a text tell how two sides stand to each other: 'Togo's closest ally', 'ties between them have cooled'.

In: a reading. Out: ``ToldTie``s, each with the pairs that it is told of. A word of ``data/tie_words.tsv`` tells of the
two who are named nearest to it in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Literal, NamedTuple

from onrecord.data import rows as table
from onrecord.facts import Actor, Reading, Span
from onrecord.words.stems import stem, tokens

Tells = Literal["close", "strained", "hostile", "tie"]

_BESIDE = 8         # words between a tie and how it is: 'ties between them have cooled'
_AFTER = 2
_ITS = frozenset("its their his her our".split())
_STRONGEST: tuple[Tells, ...] = ("hostile", "strained", "close", "tie")


class ToldTie(NamedTuple):
    """Words on a tie, in their ``sentence``, and of which ``pairs`` they hold: codes of states, ids of actors.

    'Togo's president called Ghana an ally': of Togo and Ghana, and of the president and Ghana.
    """

    sentence: Span
    words: tuple[Span, ...]
    tells: Tells
    pairs: tuple[tuple[str, str], ...]


class _Word(NamedTuple):
    is_tie: bool
    tells: Tells


class _Named(NamedTuple):
    """A mention of somebody who is named, or is or acts for a state."""

    span: Span
    actor: Actor


def told_ties(reading: Reading) -> tuple[ToldTie, ...]:
    """Return the words of a reading that tell of a tie, in their order."""
    text = reading.article.text
    found: list[ToldTie] = []
    for whole in reading.sentences:
        said = text[slice(*whole)]
        if _hints().search(said) and len(here := _named(reading, whole)) > 1:
            found += _in_sentence(tokens(said, whole[0]), whole, here)
    return tuple(found)


def _named(reading: Reading, whole: Span) -> list[_Named]:
    return [_Named(span, actor) for actor in reading.actors if actor.named or actor.state
            for span in actor.mentions if whole[0] <= span[0] < whole[1]]


def _in_sentence(text: Sequence[tuple[str, Span]], whole: Span, here: Sequence[_Named]) -> Iterator[ToldTie]:
    """Yield what the words of a sentence tell of ties."""
    found = {n: word for n, (told, _) in enumerate(text) if (word := _words().get(stem(told))) is not None}
    for n, word in found.items():
        pairs = () if not word.is_tie or _is_unnamed(text, n, here) else tuple(_pairs(text[n][1], here))
        if pairs:
            beside = [n, *(m for m, near in found.items() if not near.is_tie and abs(m - n) <= _BESIDE)]
            strongest = min((found[m].tells for m in beside), key=_STRONGEST.index)
            yield ToldTie(whole, tuple(text[m][1] for m in sorted(beside)), strongest, pairs)


def _is_unnamed(text: Sequence[tuple[str, Span]], n: int, here: Sequence[_Named]) -> bool:
    """Whether a word tells of somebody who is not named: 'its allies', but not 'its ally Togo'."""
    end = text[n][1][1]
    after = text[n + _AFTER][1][0] if n + _AFTER < len(text) else end
    its = any(told in _ITS for told, _ in text[max(n - _AFTER, 0):n])
    return its and not any(end <= mention.span[0] <= after for mention in here)


def _pairs(word: Span, here: Sequence[_Named]) -> Iterator[tuple[str, str]]:
    """Yield the pairs who are named nearest to a word, before any other state."""
    near = sorted(here, key=lambda mention: max(word[0] - mention.span[1], mention.span[0] - word[1]))
    sides = {side for mention in near for side in (mention.actor.state or mention.actor.id, mention.actor.id)
             if side == mention.actor.state or (mention.actor.named and mention.actor.code is None)}
    for pair in combinations(sorted(sides), 2):
        named = dict.fromkeys(whose for mention in near if (whose := _whose(mention.actor, pair)) is not None)
        if set(list(named)[:2]) == set(pair):
            yield pair


def _whose(actor: Actor, pair: tuple[str, str]) -> str | None:
    """Return which side of a pair an actor is, the one that is closer to it first, else its own state."""
    return actor.id if actor.id in pair else actor.state


@cache
def _words() -> dict[str, _Word]:
    return {stem(word): _Word(part == "tie", tells) for word, part, tells in table("tie_words")}  # type: ignore[arg-type]


@cache
def _hints() -> re.Pattern[str]:
    """Return what any word that is a tie in itself begins with: most sentences have none and need not be looked at."""
    begun = sorted({one for word, part, _ in table("tie_words") if part == "tie" for one in (word, stem(word))})
    return re.compile(rf"\b(?:{'|'.join(begun)})", re.IGNORECASE)
