"""Wording that comes back: runs of words that two texts share.

In: statements as folded words. Out: the longest runs both have. The words of a speaker are those inside quotation
marks: indirect speech is the reporter's wording, and that two reporters say it alike tells nothing of the speaker.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from onrecord.claims.stems import tokens
from onrecord.facts import Span, Statement
from onrecord.linking.wording import pairs, wordings

SHORTEST = 5
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]*)(?:[”\"»]|$)")
Token = tuple[str, Span]


def own_stretches(statement: Statement, text: str) -> list[Span]:
    """Return the stretches of a statement that are the speaker's own words."""
    if statement.form == "direct":
        return list(statement.content)
    if statement.form != "mixed":
        return []
    return [(start + m.start(1), start + m.end(1)) for start, end in statement.content
            for m in _QUOTED.finditer(text[start:end])]


def own_words(statement: Statement, text: str) -> list[list[Token]]:
    """Return the stretches of a statement that are the speaker's own words, each as folded words with spans."""
    stretches = [tokens(text[start:end], start) for start, end in own_stretches(statement, text)]
    return [stretch for stretch in stretches if len(stretch) >= SHORTEST]


def rare_pairs(statement: Statement, text: str) -> set[int]:
    """Return the numbers of pairs of rare words that stand near each other in the speaker's own words."""
    return {pair for one in wordings(own_stretches(statement, text), text) for pair in pairs(one)}


def grams(stretches: Sequence[Sequence[Token]]) -> set[int]:
    """Return a 63-bit hash of every run of ``SHORTEST`` words."""
    return {gram(stretch[i:i + SHORTEST]) for stretch in stretches for i in range(len(stretch) - SHORTEST + 1)}


def gram(run: Sequence[Token]) -> int:
    """Return the hash of one run of words."""
    digest = hashlib.blake2b(" ".join(word for word, _ in run).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def shared_runs(one: Sequence[Sequence[Token]], other: Sequence[Sequence[Token]]) -> set[tuple[str, ...]]:
    """Return the runs of at least ``SHORTEST`` words that both have and that cannot be made longer."""
    runs: set[tuple[str, ...]] = set()
    for a in one:
        for b in other:
            runs |= _runs([word for word, _ in a], [word for word, _ in b])
    return runs


def _runs(a: list[str], b: list[str]) -> set[tuple[str, ...]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(b) - SHORTEST + 1):
        places.setdefault(tuple(b[j:j + SHORTEST]), []).append(j)
    found: set[tuple[str, ...]] = set()
    for i in range(len(a) - SHORTEST + 1):
        for j in places.get(tuple(a[i:i + SHORTEST]), ()):
            if i and j and a[i - 1] == b[j - 1]:
                continue                                  # part of a run that began earlier
            length = SHORTEST
            while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
                length += 1
            found.add(tuple(a[i:i + length]))
    return found


def find_run(stretches: Sequence[Sequence[Token]], run: Sequence[str]) -> Span | None:
    """Return where a run of words stands first, from its first to its last word; null where it does not."""
    wanted = list(run)
    for stretch in stretches:
        words = [word for word, _ in stretch]
        for i in range(len(words) - len(wanted) + 1):
            if words[i:i + len(wanted)] == wanted:
                return stretch[i][1][0], stretch[i + len(wanted) - 1][1][1]
    return None
