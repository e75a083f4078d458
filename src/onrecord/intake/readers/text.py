"""Plain text: one article, or an export of a news database with many.

In: bytes of any encoding. Out: the text unchanged, front matter aside; printed pages (a PDF as text) are put in order.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.intake.markdown import without_marks
from onrecord.intake.options import Given
from onrecord.intake.plain_text import LONGEST_FILE, decode, front_matter
from onrecord.intake.readers.news_database import articles_in
from onrecord.intake.readers.printed import from_printed, is_printed
from onrecord.intake.readers.source import Item, Source, Text

_MARKDOWN = (".md", ".markdown")


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the article of a text, or those of an export. Raises OR-103 to OR-108."""
    found, text = front_matter(decode(source.whole(LONGEST_FILE)))
    if source.suffix in _MARKDOWN:
        text = without_marks(text)
    export = list(articles_in(text))
    if export:
        yield from export
    elif is_printed(text):
        yield from from_printed(text, found)
    else:
        yield Text(text, found)
