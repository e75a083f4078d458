"""The words that are a speaker's own, and under which small numbers the record finds them again.

In: a statement in its article. Out: the stretches inside quotation marks, hashes of every five words in a row, and of
pairs of rare words. Indirect speech is the reporter's wording; it is looked at as well, since what several outlets tell
in nearly the same words is the speaker's after all. What somebody admits, denies or confirms is no wording of his.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from onrecord.facts import Span, Statement
from onrecord.linking.wording import Wording, pairs, telling, wordings
from onrecord.words.stems import tokens

SHORTEST = 5
FEWEST_TOLD = 7       # telling words of a sentence in indirect speech that may be a formula
_WORDED = frozenset(("say", "claim", "reiterate", "demand", "promise", "warn"))
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


def told_stretches(statement: Statement) -> list[Span]:
    """Return the stretches in which a reporter tells at length what somebody said, quoted in part or not at all."""
    return list(statement.content) if statement.act in _WORDED and statement.form in ("indirect", "mixed") else []


def own_words(statement: Statement, text: str) -> list[list[Token]]:
    """Return the stretches of a statement that are the speaker's own words, each as folded words with spans."""
    stretches = [tokens(text[start:end], start) for start, end in own_stretches(statement, text)]
    return [stretch for stretch in stretches if len(stretch) >= SHORTEST]


def rare_pairs(statement: Statement, text: str) -> set[int]:
    """Return the numbers of pairs of rare words that stand near each other in the speaker's words, as far as told."""
    own = wordings(own_stretches(statement, text), text)
    return {pair for one in (*own, *told_sentences(statement, text)) for pair in pairs(one)}


def told_sentences(statement: Statement, text: str) -> list[Wording]:
    """Return the sentences in indirect speech that say enough to be known again."""
    return [one for one in wordings(told_stretches(statement), text)
            if sum(map(telling, one.bits, one.names)) >= FEWEST_TOLD]


def grams(stretches: Sequence[Sequence[Token]]) -> set[int]:
    """Return a 63-bit hash of every run of ``SHORTEST`` words."""
    return {gram(stretch[i:i + SHORTEST]) for stretch in stretches for i in range(len(stretch) - SHORTEST + 1)}


def gram(run: Sequence[Token]) -> int:
    """Return the hash of one run of words."""
    digest = hashlib.blake2b(" ".join(word for word, _ in run).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
