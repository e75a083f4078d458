"""Web archives (WARC): the pages that were answered in full.

In: a WARC, compressed or not. Out: the article of each page, with its address and when it was captured.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake import dates
from onrecord.intake.html_page import LONGEST_PAGE, read_page
from onrecord.intake.options import Given, web_address
from onrecord.intake.readers.source import Bad, Item, Source, Text, one_word


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the articles of a web archive. Raises OR-121."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    logging.getLogger("warcio").addHandler(logging.NullHandler())
    try:
        records = iter(ArchiveIterator(source.stream()))  # type: ignore[no-untyped-call,unused-ignore]
        while (record := _next(records)) is not None:
            status = record.http_headers.get_statuscode() if record.http_headers else ""
            kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
            if record.rec_type == "response" and status == "200" and "html" in kind.lower():
                source.budget.take_file()
                yield _page(record)
    except ArchiveLoadFailed as error:
        raise OnRecordError("OR-121", detail=str(error)[:80]) from None


def _next(records: Iterator[Any]) -> Any:
    """Return the next record, null at the end; the library prints bytes of broken ones, which nobody should see."""
    with redirect_stderr(io.StringIO()):
        return next(records, None)


def _page(record: object) -> Item:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""  # type: ignore[attr-defined]
    place = f":{one_word(address)}"
    data = record.content_stream().read(LONGEST_PAGE + 1)  # type: ignore[attr-defined]
    if len(data) > LONGEST_PAGE:
        return Bad(OnRecordError("OR-105", detail=f"more than {LONGEST_PAGE:,} bytes"), place)
    try:
        text, found = read_page(data)
    except OnRecordError as error:
        return Bad(error, place)
    captured = dates.iso(record.rec_headers.get_header("WARC-Date") or "")  # type: ignore[attr-defined]
    return Text(text, msgspec.structs.replace(found, url=found.url or web_address(address), captured=captured), place)
