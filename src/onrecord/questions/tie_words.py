"""What is said of how two sides stand to each other: 'allies', 'ties have cooled', 'its principal enemy'; by whom.

In: a moment of the record and two sides. Out: ``TieSaid``, the oldest first. A sentence counts that names both sides
and has a word of ``data/tie_words.tsv``; copies are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.data import rows as table
from onrecord.facts import Reading, Span
from onrecord.questions.event_answers import Tells, TieSaid
from onrecord.questions.event_rows import on_whose_word
from onrecord.questions.rows import Rows, quote
from onrecord.words.stems import stem, tokens

_BESIDE = 8         # words between a tie and how it is: 'ties between them have cooled'
_AFTER = 2
_ITS = frozenset("its their his her our".split())
_STRONGEST: tuple[Tells, ...] = ("hostile", "strained", "close", "tie")


class _Word(NamedTuple):
    is_tie: bool
    tells: Tells


def said_of(rows: Rows, one: Collection[str], other: Collection[str], *, since: str | None, until: str | None,
            as_of: str | None) -> tuple[TieSaid, ...]:
    """Return what articles of some days (ISO) say of the ties of two sides; articles of no known day come last."""
    sides = _Side.of(rows, "one", one), _Side.of(rows, "other", other)
    found = [said for number in _naming_both(rows, *sides) if _is_out(rows, number, since, until, as_of)
             for said in _in_text(rows, number, sides)]
    return tuple(sorted(found, key=lambda said: said.published or "9999"))


class _Side(NamedTuple):
    """One of two sides: who belongs to it, and by which ids of theirs the texts name them."""

    name: str
    actors: Collection[str]
    named: Mapping[int, frozenset[str]]

    @classmethod
    def of(cls, rows: Rows, name: str, actors: Collection[str]) -> _Side:
        """Look up once where a side is named: it may be in thousands of texts."""
        named: dict[int, set[str]] = {}
        for id in actors:
            for mention in rows.snapshot.actors.mentions(id):
                named.setdefault(mention.number, set()).add(mention.id)
        return cls(name, actors, {number: frozenset(ids) for number, ids in named.items()})


def _naming_both(rows: Rows, one: _Side, other: _Side) -> list[int]:
    """Return the texts that name both sides and are no copies."""
    both = sorted(one.named.keys() & other.named.keys())
    rows.look_up(both)
    return [number for number in both if rows.head(number).copy_of is None]


def _is_out(rows: Rows, number: int, since: str | None, until: str | None, as_of: str | None) -> bool:
    day = (rows.head(number).published or "")[:10]
    last = min(filter(None, (until, as_of)), default=None)
    if not day:
        return since is None and last is None
    return (since is None or day >= since[:len(day)]) and (last is None or day <= last)


def _in_text(rows: Rows, number: int, sides: Sequence[_Side]) -> Iterator[TieSaid]:
    reading, head = rows.reading(number), rows.head(number)
    named = _named(reading, number, sides)
    starts = [mention.span[0] for mention in named]
    for whole in reading.sentences:
        here = named[bisect_left(starts, whole[0]):bisect_left(starts, whole[1])]
        if {"one", "other"} <= {mention.whose for mention in here}:
            for words, tells in _ties_in(reading, whole, here):
                yield TieSaid(
                    article=rows.ref(number) or "", outlet=head.outlet, published=head.published, tells=tells,
                    quote=quote(reading, words), sentence=quote(reading, [whole]),
                    on_word_of=on_whose_word(rows, number, words[0]))


class _Named(NamedTuple):
    """A mention of somebody: of the ``one`` side, of the ``other``, or of a third, by its state or id."""

    span: Span
    whose: str


def _named(reading: Reading, number: int, sides: Sequence[_Side]) -> list[_Named]:
    """Return the mentions of a text by which ties are told: of both sides, and of other states."""
    found = []
    for actor in reading.actors:
        whose = next((side.name for side in sides if actor.id in side.named.get(number, ())
                      or actor.state in side.actors), actor.state)
        found += [_Named(span, whose) for span in actor.mentions if whose is not None]
    return sorted(found)


def _ties_in(reading: Reading, whole: Span, here: Sequence[_Named]) -> Iterator[tuple[list[Span], Tells]]:
    """Yield the words of a sentence that tell of a tie of both sides, with what they tell."""
    text = tokens(reading.article.text[slice(*whole)], whole[0])
    found = {n: word for n, (told, _) in enumerate(text) if (word := _words().get(stem(told))) is not None}
    for n in (n for n, word in found.items() if word.is_tie and _is_of_both(text, n, here)):
        beside = [m for m, word in found.items() if m == n or (not word.is_tie and abs(m - n) <= _BESIDE)]
        told = {found[m].tells for m in beside}
        yield [text[m][1] for m in beside], next(tells for tells in _STRONGEST if tells in told)


def _is_of_both(text: Sequence[tuple[str, Span]], n: int, here: Sequence[_Named]) -> bool:
    """Whether the two who are named nearest to a word are the sides; 'its allies', unnamed, are neither."""
    start, end = text[n][1]
    after = text[n + _AFTER][1][0] if n + _AFTER < len(text) else end
    unnamed = any(told in _ITS for told, _ in text[max(n - _AFTER, 0):n])
    if unnamed and not any(end <= mention.span[0] <= after for mention in here):
        return False
    near = sorted(here, key=lambda mention: max(start - mention.span[1], mention.span[0] - end))
    return set(list(dict.fromkeys(mention.whose for mention in near))[:2]) == {"one", "other"}


@cache
def _words() -> dict[str, _Word]:
    return {stem(word): _Word(part == "tie", tells) for word, part, tells in table("tie_words")}  # type: ignore[arg-type]
