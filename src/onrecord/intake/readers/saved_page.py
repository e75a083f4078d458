"""Saved pages (MHTML): the page, without its pictures and styles.

In: the bytes of an .mhtml file. Out: the article of its page, with its address and the day on which it was saved.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake import dates
from onrecord.intake.html_page import read_page
from onrecord.intake.options import Given, one_line, web_address
from onrecord.intake.readers.mime import message_in
from onrecord.intake.readers.source import Item, Source, Text

LONGEST = 100_000_000


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the article of the saved page. Raises OR-112, and OR-121 where there is no page in the file."""
    message = message_in(source.whole(LONGEST))
    page = next(
        (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None
    )
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes):
        raise OnRecordError("OR-121", detail="no page in it")
    text, found = read_page(payload, page.get_content_charset())
    address = web_address(message.get("Snapshot-Content-Location")) or web_address(page.get("Content-Location"))
    yield Text(
        text,
        msgspec.structs.replace(found, url=found.url or address, captured=dates.iso(one_line(message["Date"]) or "")),
    )
