"""Web pages.

In: bytes of a page. Out: its article with what the page says of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.intake.html_page import LONGEST_PAGE, read_page
from onrecord.intake.options import Given
from onrecord.intake.readers.source import Item, Source, Text


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the article of a page. Raises OR-112 where there is none in it."""
    yield Text(*read_page(source.whole(LONGEST_PAGE)))
