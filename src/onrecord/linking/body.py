"""The story of an article as shingles: hashes of every five words in a row, and which of them are quoted speech.

In: an Article. Out: a ``Body``, made with numpy, no loop over words. Furniture, datelines, credits, bylines (all that
``not_body`` names) and the headline are left out before the words are put in a row, so that none of them changes a
shingle. Case, accents, hyphens and apostrophes do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from onrecord.facts import Article, Span
from onrecord.facts.span import trim

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]
    Marks = NDArray[np.bool_]

SHINGLE = 5  # words
_WORD = re.compile(r"[^\W_]+")
_INSIDE_WORDS = "'’‘‐‑-\u00ad"
_COMBINING = re.compile(r"[\u0300-\u036f]")
_MARK = re.compile(r"[“”\"«»„]")
_OPENING, _CLOSING = "“«„", "”»"
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_HEADLINES = 3  # lines at the top that can be headline, deck and kicker
_LONGEST_HEADLINE = 25  # words
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", ",", "”", '"', ")")
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xFF51AFD7ED558CCD)


class Body(NamedTuple):
    """The different shingles of a story, sorted; ``quoted``: those that stand within quotation marks, all five words.

    ``lead``: those of its opening (the first fifth and a little more). ``words``: how long the story is.
    """

    shingles: Hashes
    quoted: Marks
    lead: Marks
    words: int


def body_of(article: Article) -> Body:
    """Return the shingles of an article's story."""
    import numpy as np

    words, speech = _words(article)
    row = np.fromiter(map(crc32, map(str.encode, words)), dtype=np.uint64, count=len(words))
    if 0 < len(row) < SHINGLE:  # a text of a few words is one shingle
        row = np.pad(row, (0, SHINGLE - len(row)))
        speech = np.pad(speech, (0, SHINGLE - len(speech)))
    count = max(len(row) - SHINGLE + 1, 0)
    mixed = np.zeros(count, dtype=np.uint64)
    quoted = np.ones(count, dtype=bool)
    for i, factor in enumerate(_FACTORS):
        mixed += (row[i : i + count] + np.uint64(1)) * np.uint64(factor)
        mixed ^= mixed >> np.uint64(29)
        quoted &= speech[i : i + count]
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(32)
    shingles, first = np.unique(mixed, return_index=True)
    return Body(shingles, quoted[first], first < count // 5 + SHINGLE, len(words))


def _words(article: Article) -> tuple[list[str], Marks]:
    """Return the folded words of a story and which of them are quoted."""
    import numpy as np

    words: list[str] = []
    lengths: list[int] = []
    within: list[bool] = []
    for part, speech in _parts(folded(" \n ".join(article.text[start:end] for start, end in story(article)))):
        found = _WORD.findall(part)
        words += found
        lengths.append(len(found))
        within.append(speech)
    return words, np.repeat(np.array(within, dtype=bool), lengths)


def folded(text: str) -> str:
    """Return a text in lower case without accents, and without the marks that join a word's parts."""
    plain = text.casefold()
    if not plain.isascii():
        if not unicodedata.is_normalized("NFKD", plain):
            plain = unicodedata.normalize("NFKD", plain)
        plain = _COMBINING.sub("", plain)
    for joint in _INSIDE_WORDS:
        plain = plain.replace(joint, "")
    return plain


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a text at its quotation marks: (words, whether they are quoted). A quotation ends with its paragraph."""
    for line in text.split("\n"):
        speech, at = False, 0
        for mark in _MARK.finditer(line):
            yield line[at : mark.start()], speech
            sign = mark.group()
            speech = sign in _OPENING or (sign not in _CLOSING and not speech)
            at = mark.end()
        yield line[at:], speech


def story(article: Article) -> list[Span]:
    """Return the spans of an article's text that are its story: no furniture, no dateline, no headline."""
    left = _without([(0, len(article.text))], article.not_body)
    lines = [
        trim(article.text, (start + m.start(), start + m.end()))
        for start, end in left
        for m in _LINE.finditer(article.text[start:end])
    ]
    lines = [line for line in lines if line[0] < line[1]]
    return lines[_headlines(article, lines) :]


def _without(spans: Sequence[Span], out: Sequence[Span]) -> list[Span]:
    left, at = [], 0
    length = spans[0][1]
    for start, end in sorted(out):
        if start > at:
            left.append((at, start))
        at = max(at, end)
    if at < length:
        left.append((at, length))
    return left


def _headlines(article: Article, lines: Sequence[Span]) -> int:
    """Return how many lines at the top are headline: the title, or short lines that end no sentence."""
    title = _WORD.findall(folded(article.title or ""))
    count = 0
    for start, end in lines[: min(_HEADLINES, len(lines) - 1)]:
        line = article.text[start:end]
        words = _WORD.findall(folded(line))
        after = article.text[lines[count + 1][0]]
        if words != title and (len(words) > _LONGEST_HEADLINE or line.endswith(_SENTENCE_ENDS) or after.islower()):
            break
        count += 1
    return count
