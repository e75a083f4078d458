"""Text of printed pages, as a PDF gives it: lines become paragraphs again.

In: the lines of each page. Out: paragraphs; what heads and foots the pages is left out, words cut at the end of a line
are joined, and what was left out is searched for the day of publication.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

import msgspec

from onrecord.intake import dates
from onrecord.intake.options import Metadata
from onrecord.intake.readers.cut_words import CutWords
from onrecord.intake.readers.news_database import articles_in
from onrecord.intake.readers.source import Text

_EDGE = 3  # lines at the top and the bottom of a page that can be its head and foot
_SHORT = 0.75  # of the usual width: a line that ends its paragraph
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_NUMBER = re.compile(r"\W{0,40}+(?:page\s{1,9}+)?\d{1,4}+(?:\s{0,9}+(?:/|of)\s{0,9}+\d{1,4}+)?\W{0,40}+", re.IGNORECASE)
_WIDE = re.compile(r"\S {8,}\S")


def _alike(line: str) -> str:
    """Return a line as heads of pages are compared: their numbers differ."""
    return re.sub(r"\d+", "0", re.sub(r"\s+", " ", line.strip()))


def without_heads(pages: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """Return the pages without the lines that several of them begin or end with, and those lines."""
    often = _often_at_edges(pages) if len(pages) > 1 else None
    if often is None:
        return pages, []
    kept, heads = [], []
    for page in pages:
        gone = {n for n in _edges(page) if _alike(page[n]) in often or _NUMBER.fullmatch(page[n])}
        heads += [page[n] for n in sorted(gone)]
        kept.append([line for n, line in enumerate(page) if n not in gone])
    return kept, heads


def _often_at_edges(pages: list[list[str]]) -> set[str]:
    """Return the lines that several pages begin or end with, but for their numbers."""
    alike = Counter(line for page in pages for line in {_alike(page[n]) for n in _edges(page)})
    enough = max(2, round(0.5 * len(pages)))
    return {line for line, times in alike.items() if times >= enough}


def _edges(page: list[str]) -> set[int]:
    """Return the numbers of the lines at the top and the bottom of a page."""
    filled = [n for n, line in enumerate(page) if line.strip()]
    return {*filled[:_EDGE], *filled[-_EDGE:]}


def paragraphs(pages: list[list[str]]) -> str:
    """Return the lines of pages as paragraphs with blank lines between them; one can go on over the end of a page."""
    lines = [line.rstrip().translate(_LIGATURES) for page in pages for line in [*_trimmed(page), "\x00"]]
    widths = [len(line) for line in lines if len(line.split()) > 3]
    usual = median(widths) if widths else 0
    cut, words = _cut_at(lines), CutWords(lines)
    made: list[str] = []
    fresh, last = True, ""
    for line in lines:
        if not line.strip():
            fresh = True
        elif line == "\x00":
            fresh = _ends(last, usual)
        elif fresh or not made or _begins(line, last, usual):
            made.append(line.strip())
            fresh, last = False, line
        else:
            made[-1] = made[-1] + line.strip() if len(last) == cut else words.joined(made[-1], line.strip())
            last = line
    return "\n\n".join(made)


def _cut_at(lines: list[str]) -> int | None:
    """Return after how many characters a program cut every line, words or not; null where words end them."""
    lengths = [len(line) for line in lines if line.strip("\x00 ")]
    longest = max(lengths, default=0)
    full = lengths.count(longest)
    return longest if full >= 3 and full >= 0.3 * len(lengths) and longest > 30 else None


def _trimmed(page: list[str]) -> list[str]:
    """Return a page without the blank lines around it."""
    filled = [n for n, line in enumerate(page) if line.strip()]
    return page[filled[0] : filled[-1] + 1] if filled else []


def _ends(line: str, usual: float) -> bool:
    """Whether a line ends its paragraph: it is short and a sentence ends with it."""
    return len(line) < _SHORT * usual and bool(re.search(r"[.!?:”\"’')]$", line))


def _begins(line: str, last: str, usual: float) -> bool:
    indented = len(line) - len(line.lstrip()) - (len(last) - len(last.lstrip()))
    return 2 <= indented <= 12 or (_ends(last, usual) and bool(re.match(r"\s*[\"“‘'(A-Z0-9•–-]", line)))


def _pages(text: str) -> list[list[str]]:
    """Return the pages of a text: at form feeds, else at wide lines that come again with another number."""
    if "\f" in text:
        return [page.split("\n") for page in text.split("\f")]
    lines = text.split("\n")
    heads = Counter(_alike(line) for line in lines if _WIDE.search(line))
    pages: list[list[str]] = [[]]
    for line in lines:
        if _WIDE.search(line) and heads[_alike(line)] > 1 and pages[-1]:
            pages.append([])
        pages[-1].append(line)
    return pages


def is_printed(text: str) -> bool:
    """Whether a text is that of printed pages: several of them, with words cut at the ends of lines."""
    return len(re.findall(r"[a-z]-\r?\n\s{0,99}[a-z]", text[:200_000])) >= 2 and len(_pages(text.replace("\r", ""))) > 1


def from_printed(text: str, found: Metadata) -> Iterator[Text]:
    """Yield the article of a text of printed pages, or the articles where it is an export of a news database."""
    yield from from_pages(_pages(text.replace("\r", "")), found)


def from_pages(pages: list[list[str]], found: Metadata, heads: Sequence[str] = ()) -> Iterator[Text]:
    """Yield the article of printed pages, or the articles where they are an export of a news database.

    ``heads``: lines of heads and feet that are taken off already.
    """
    kept, repeated = without_heads(pages)
    heads = [*heads, *repeated]
    export = list(articles_in("\n".join(line for page in kept for line in page)))
    if export:
        for one in export:
            yield msgspec.structs.replace(one, text=paragraphs([one.text.split("\n")]))
        return
    day = next((day.exact for line in heads for day in dates.days(line) if day.exact), None)
    if day and not found.published:
        found = msgspec.structs.replace(found, published=day.isoformat())
    yield Text(paragraphs(kept), found)
