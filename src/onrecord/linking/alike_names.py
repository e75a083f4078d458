"""Actors that stand apart by a little: names that are one but for a state or a kind, a part of a name, a spelling.

In: names as linking compares them (folded), each with its actor. Out: pairs of actors, the most alike first. Nothing of
it joins any: ``same_actor`` takes two for one by kind, name and state alone, and a person is asked about the rest. Two
states that are known and differ make two actors, whatever their names are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import Literal, NamedTuple

Why = Literal["name", "part", "spelling"]
ALIKE = 0.85            # of the letters of two spellings; 'zelensky' and 'zelenskyy' have 0.94
_COMMON = 40            # actors that a word or a beginning leads to: more say nothing of any two of them
_WORDS = 12             # of a name that are looked at
_BEGINNING = 4          # letters of a last word by which spellings are looked for


class NamedActor(NamedTuple):
    """A name by which an actor goes, folded. ``whole``: the one it is told by; ``of``: the state it acts for."""

    name: str
    id: str
    kind: str
    of: str | None
    whole: str


class AlikePair(NamedTuple):
    """Two actors and why they are alike. ``likeness``: of the letters of their whole names, 0 to 1."""

    one: NamedActor
    other: NamedActor
    why: Why
    likeness: float


def alike_pairs(names: Iterable[NamedActor]) -> list[AlikePair]:
    """Return pairs of actors that are perhaps one, each pair once.

    >>> [(pair.one.whole, pair.other.whole, pair.why) for pair in alike_pairs([
    ...     NamedActor("vera lunina", "a1", "person", "RUS", "vera lunina"),
    ...     NamedActor("lunina", "a2", "person", None, "lunina"),
    ...     NamedActor("harbour ministry", "a3", "institution", None, "harbour ministry")])]
    [('lunina', 'vera lunina', 'part')]
    """
    known = sorted(set(names), key=_order)
    wholes = [one for one in known if one.name == one.whole]
    found: dict[frozenset[str], AlikePair] = {}
    for one, other, why in (*_of_one_name(known, wholes), *_parts(wholes), *_spellings(wholes)):
        if one.id != other.id and (one.of == other.of or None in (one.of, other.of)):
            likeness = round(SequenceMatcher(None, one.whole, other.whole).ratio(), 3)
            found.setdefault(frozenset((one.id, other.id)), AlikePair(one, other, why, likeness))
    return sorted(found.values(), key=lambda pair: (-pair.likeness, _order(pair.one), _order(pair.other)))


def _order(one: NamedActor) -> tuple[str, ...]:
    return one.name, one.id, one.kind, one.of or "", one.whole


Found = Iterator[tuple[NamedActor, NamedActor, Why]]


def _of_one_name(known: Iterable[NamedActor], wholes: Iterable[NamedActor]) -> Found:
    """Yield actors of which one is told by a name that the other goes by too."""
    by_name: dict[str, list[NamedActor]] = defaultdict(list)
    for one in known:
        by_name[one.name].append(one)
    for whole in wholes:
        for other in by_name[whole.name][:_COMMON]:
            yield whole, other, "name"


def _parts(wholes: Sequence[NamedActor]) -> Found:
    """Yield actors of one kind of whom one's name stands in the other's: a person's last name, or two words or more."""
    by_name: dict[tuple[str, str], list[NamedActor]] = defaultdict(list)
    for one in wholes:
        by_name[one.kind, one.name].append(one)
    for whole in wholes:
        words = whole.name.split()[:_WORDS]
        runs = {" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 2, len(words) + 1)}
        if whole.kind == "person" and len(words) > 1:
            runs.add(words[-1])
        for run in sorted(runs - {whole.name}):
            for part in by_name.get((whole.kind, run), ())[:_COMMON]:
                yield part, whole, "part"


def _spellings(wholes: Iterable[NamedActor]) -> Found:
    """Yield actors of one kind whose names and last words begin alike and that have nearly the same letters."""
    begin: dict[tuple[str, str, str], list[NamedActor]] = defaultdict(list)
    for one in wholes:
        begin[one.kind, one.name[:1], (one.name.split() or [""])[-1][:_BEGINNING]].append(one)
    for some in begin.values():
        for one, other in combinations(some[:_COMMON], 2):
            if one.name != other.name and _alike(one.name, other.name):
                yield one, other, "spelling"


def _alike(one: str, other: str) -> bool:
    told = SequenceMatcher(None, one, other)
    return told.real_quick_ratio() >= ALIKE and told.quick_ratio() >= ALIKE and told.ratio() >= ALIKE
