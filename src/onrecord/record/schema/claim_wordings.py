"""How the wordings of claims are kept, and under which numbers a claim is found by them.

In: wordings, days. Out: text and numbers of the tables, and back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache

from onrecord.linking.claims.kept import Clue
from onrecord.linking.claims.matching import Wording, actors_in, clues, members
from onrecord.record.schema.columns import mark, paired

__all__ = ["NO_DAY", "Wording", "actors_in", "counted_day", "day_of", "kept_wordings", "known_wordings", "marks_in",
           "numbers_of", "pairs_of", "wordings_of"]

_FIRST_DAY = date(1990, 1, 1)       # days are counted from it: two bytes hold 90 years on either side
NO_DAY = 1_000_000                  # comes after every day


def kept_wordings(own: Iterable[Wording]) -> str:
    """Return wordings as they are kept: a line each."""
    return "\n".join("\t".join(" ".join(sorted(part)) for part in (one.words, one.actors, one.marks)) for one in own)


def wordings_of(kept: str) -> list[Wording]:
    """Return the wordings that were kept."""
    lines = (line.split("\t") for line in kept.split("\n") if line)
    return [Wording(*(frozenset(part.split(" ")) - {""} for part in parts)) for parts in lines]


@lru_cache(maxsize=4096)        # those published lately are asked for again and again
def known_wordings(kept: str) -> tuple[Wording, ...]:
    """Return the wordings that were kept, of the same text the same ones."""
    return tuple(wordings_of(kept))


def numbers_of(clues: Iterable[Clue]) -> dict[int, Clue]:
    """Return the numbers under which claims with some clues are found."""
    return {paired(member, word): (member, word) for member, word in clues}


def pairs_of(own: Iterable[Wording]) -> Collection[int]:
    """Return the numbers under which a claim with these wordings is found."""
    return numbers_of(clues(own)).keys()


def marks_in(own: Iterable[Wording]) -> set[str]:
    """Return the marks of all words and actors of a claim."""
    return {mark(one) for one in members(own)}


def counted_day(digits: int) -> int:
    """Return a day, given as the number of its digits, as it is counted here; of no day the last."""
    try:
        return (date(digits // 10000, digits // 100 % 100, digits % 100) - _FIRST_DAY).days
    except ValueError:
        return NO_DAY


def day_of(since: bytes) -> int:
    """Return the day of what sorts a claim (``claim_articles.since``) as it is counted here."""
    return counted_day(int.from_bytes(since[:4], "big"))
