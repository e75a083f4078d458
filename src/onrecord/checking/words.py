"""How the checks look words up in the record, and the words that tell how a draft tells something.

In: text. Out: stems to look up, and whether words of a table stand in it. What a sentence is about: ``linking.gist``.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.facts import Span
from onrecord.linking.gist import NUMERAL, expanded, marked
from onrecord.linking.same_actor import states_in
from onrecord.words.stems import content_stems, tokens

_INTO = frozenset(("in", "inside", "into", "to"))


def looked_up(text: str) -> frozenset[str]:
    """Return the stems by which a text is looked up in the record; numerals lead nowhere."""
    return expanded(one for one in content_stems(text) if not NUMERAL.search(one))


def into(text: str, spans: Iterable[Span]) -> frozenset[str]:
    """Return the states that somebody or something is told to be in or to come to ('soldiers in Russia')."""
    found: set[str] = set()
    for start, end in spans:
        plain = [word for word, _ in tokens(text[start:end])]
        found |= {code for first, _, code in states_in(plain) if first and plain[first - 1] in _INTO}
    return frozenset(found)


def find_word(kind: str, text: str, start: int = 0, end: int | None = None) -> Span | None:
    """Return where a word of that kind (table ``checking/words``) stands first between two offsets."""
    return marked("checking/words", kind, text, start, end)
