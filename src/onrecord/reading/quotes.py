"""Which words of a paragraph stand inside quotation marks, single ones included.

British papers quote with the sign that is also the apostrophe. It opens after a space before a letter; it closes
after punctuation, or after a word unless that word is a plural that owns what follows ('workers’ rights').
The model's own shape features know double marks only: this is for the steps after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts.span import Span
from onrecord.reading.shapes import quotation

_DOUBLE = frozenset('“”„‟«»"') | {"``", "''"}
_OPENING = frozenset("‘'`")
_SAID = frozenset("said says added told wrote".split())
_STOPS = frozenset(".!?;:") | {"i", "I", "we", "We"}
_FARTHEST = 10     # words of a name with its role, and of what stands behind 'said'
_CLOSING = frozenset("’'")


def quoted_words(text: str, spans: Sequence[Span]) -> list[bool]:
    """Say of each word (by its span in ``text``) whether it is quoted; the marks themselves count as inside."""
    words = [text[s:e] for s, e in spans]
    if any(w in _DOUBLE for w in words) or not any(w in _OPENING for w in words):
        return _closed(words, quotation(words))
    out: list[bool] = []
    inside = False
    for i, word in enumerate(words):
        if not inside and word in _OPENING and _opens(text, spans[i]) and _closes_later(text, spans, words, i):
            inside = True
            out.append(True)
        elif inside and word in _CLOSING and _closes(text, spans, words, i):
            out.append(True)
            inside = False
        else:
            out.append(inside)
    return out


def _closed(words: Sequence[str], quoted: list[bool]) -> list[bool]:
    """End a quotation whose closing mark is missing before who said it: '“We heard nothing new, Moe said on Monday.'

    One left open without that goes on in the next paragraph.
    """
    last = max((i for i, word in enumerate(words) if word in _DOUBLE), default=-1)
    if last < 0 or not quoted[-1] or words[-1] in _DOUBLE:
        return quoted
    commas = [i for i in range(last + 1, len(words)) if words[i] == ","]
    end = next((i for i in commas if _attributes(words[i + 1 :])), None)
    return quoted if end is None else [*quoted[: end + 1], *[False] * (len(words) - end - 1)]


def _attributes(words: Sequence[str]) -> bool:
    """Whether all that is left of a paragraph is who said it, and when."""
    said = next((i for i, word in enumerate(words[:_FARTHEST]) if word in _SAID), None)
    return (said is not None and said > 0 and words[0][:1].isupper() and len(words) - said <= _FARTHEST
            and not any(word in _STOPS for word in words[:-1]))


def _opens(text: str, span: Span) -> bool:
    before = text[span[0] - 1 : span[0]]
    after = text[span[1] : span[1] + 1]
    return (not before or before.isspace() or before in "([—–-") and after.isalnum()


def _closes_later(text: str, spans: Sequence[Span], words: Sequence[str], i: int) -> bool:
    return any(words[k] in _CLOSING and _closes(text, spans, words, k) for k in range(i + 2, len(words)))


def _closes(text: str, spans: Sequence[Span], words: Sequence[str], i: int) -> bool:
    before = words[i - 1] if i else ""
    if not before[:1].isalnum():
        return True
    after = text[spans[i][1] : spans[i][1] + 2]
    owns = before.endswith("s") and len(after) == 2 and after[0].isspace() and after[1].islower()
    owns = owns and any(word in _CLOSING for word in words[i + 1 :])
    return not owns and not after[:1].isalnum()
