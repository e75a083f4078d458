"""What of a page speaks for its story: the headline without the publisher, the body without lines that come back.

In: title and text. Out: the headline proper, the lines of the body with a hash each, and whether the page is a live
page or a round-up, which tells of many stories and must not join them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Container, Sequence
from functools import cache

from onrecord.data import rows
from onrecord.facts import Span

SHORTEST_LINE = 20  # code points; shorter lines come back by chance
MOST_LINES = 60
LEAST_LEFT = 0.4  # of the body: where more would go, the page is a copy, not furniture
_BETWEEN = re.compile(r"\s+(?:[|»·•]|-{1,2}|–|—|::)\s+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
_CLOCK = re.compile(r"^\W*\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\.?|[A-Z]{2,4})?\b", re.MULTILINE | re.IGNORECASE)
_ENTRIES = 6  # lines that open with a clock time, and a quarter of all lines: then it is a live page


def headline(title: str | None) -> str:
    """Return a title without the publisher that stands behind a bar or dash.

    >>> headline("Two ministers resign over the dam - Radio Sample | News and Weather")
    'Two ministers resign over the dam'
    """
    parts = [part for part in _BETWEEN.split(title or "") if part]
    if not parts:
        return ""
    return parts[0] if len(parts[0].split()) > 2 else " ".join(parts[:2])


@cache
def _many_stories() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for (pattern,) in rows("stories/live_pages")), re.IGNORECASE)


def tells_many_stories(title: str | None, text: str) -> bool:
    """Whether a page is a live page or a round-up, by its title or by entries that open with a clock time."""
    if _many_stories().search(title or ""):
        return True
    start = text[:20000]
    entries = len(_CLOCK.findall(start))
    return entries >= _ENTRIES and entries * 4 >= sum(1 for line in start.splitlines() if line.strip())


def body(text: str, not_body: Sequence[Span] = ()) -> str:
    """Return the text without the spans that are not body and without addresses; a dateline stays, it names a place."""
    parts, at = [], 0
    for start, end in not_body:
        if end - start < SHORTEST_LINE * 3 and text[start:end].rstrip().endswith(("-", "–", "—")):
            continue
        parts.append(text[at:start])
        at = end
    parts.append(text[at:])
    return _ADDRESS.sub(" ", "\n".join(parts))


def line_hashes(text: str) -> tuple[int, ...]:
    """Return a 32-bit hash of each longer line, the same on every machine."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(_hash(line) for line in lines if len(line) >= SHORTEST_LINE)[:MOST_LINES]


def without_lines(text: str, coming_back: Container[int]) -> str:
    """Return the text without lines that other stories print as well, unless hardly anything would be left."""
    kept = [line for line in text.splitlines() if _hash(line.strip()) not in coming_back]
    left = "\n".join(kept)
    return left if len(left) >= LEAST_LEFT * len(text) else text


def _hash(line: str) -> int:
    return zlib.crc32(line.encode("utf-8", "surrogatepass"))
