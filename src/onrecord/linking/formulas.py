"""The words that are a speaker's own, and under which small numbers the record finds them again.

In: a statement in its article. Out: the stretches inside quotation marks, hashes of every five words in a row, and of
pairs of rare words. Indirect speech is the reporter's wording, and that two reporters say it alike tells nothing of the
speaker.
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
