"""Web pages.

In: bytes of a page. Out: its article with what the page says of it, and posts of others that stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.intake.html_page import LONGEST_PAGE, read_all
from onrecord.intake.options import Given
from onrecord.intake.readers.source import Item, Source, Text


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the article of a page, and the posts of others that it shows. Raises OR-112 where there is none in it."""
    for number, (text, found) in enumerate(read_all(source.whole(LONGEST_PAGE))):
        yield Text(text, found, f":post{number}" if number else "")
