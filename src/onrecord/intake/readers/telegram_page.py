"""Chats and channels of Telegram as its desktop program puts them out as pages (messages.html).

In: the bytes of a page. Out: an article a post, with channel, writer and time; where a post was forwarded, the writer
is the one from whom, and the chain says through whom it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.intake.html_page import LONGEST_PAGE
from onrecord.intake.options import Given, Metadata, one_line
from onrecord.intake.plain_text import decode
from onrecord.intake.readers.posts import WORDS, posted
from onrecord.intake.readers.source import Item, Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TIME = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}:\d{2}:\d{2})(?: UTC([+-]\d{2}:\d{2}))?")


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the posts of a page. Raises as ``decode``."""
    from lxml.html import document_fromstring

    tree = document_fromstring(re.sub(r"(?i)<br\s*/?>", "\n", decode(source.whole(LONGEST_PAGE))))
    chat = _words(tree, ".//div[@class='page_header']//div[contains(@class, 'text')]")
    writer = None
    for post in tree.xpath("//div[contains(concat(' ', @class, ' '), ' message ')][contains(@class, 'default')]"):
        writer = _words(post, "./div[@class='body']/div[@class='from_name']") or writer  # joined posts name nobody
        body = next(iter(post.xpath(".//div[@class='text']")), None)
        text = body.text_content().strip() if body is not None else ""
        if len(text.split()) >= WORDS:
            forwarded = _words(post, ".//div[contains(@class, 'forwarded')]/div[@class='from_name']")
            place = f":{(post.get('id') or '?').removeprefix('message')}"
            yield posted(text, Metadata(outlet=chat, published=_when(post)), chat, writer, forwarded, place)


def _when(post: HtmlElement) -> str | None:
    """Return the time of a post, with its zone where the page says it."""
    for element in post.xpath(".//div[contains(@class, 'date')][@title]"):
        match = _TIME.search(element.get("title"))
        if match:
            day = f"{match[3]}-{match[2]}-{match[1]}"
            return f"{day}T{match[4]}{match[5]}" if match[5] else day
    return None


def _words(tree: HtmlElement, path: str) -> str | None:
    """Return the words of the first element on a path, without the time that stands in it."""
    for element in tree.xpath(path):
        parts = [element.text or "", *(child.tail or "" for child in element)]
        return one_line(" ".join(parts)) or one_line(element.text_content())
    return None
