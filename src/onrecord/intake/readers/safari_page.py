"""Pages that Safari saved (.webarchive): the page, without its pictures and styles.

In: a property list with the page in it. Out: the article of the page, with its address.
"""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake.html_page import LONGEST_PAGE, read_page
from onrecord.intake.options import Given, one_line, web_address
from onrecord.intake.readers.source import Item, Source, Text

LONGEST = 100_000_000


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the article of the saved page. Raises OR-112, OR-118 for another list, OR-121 where it is broken."""
    try:
        held: Any = plistlib.loads(source.whole(LONGEST))
    except (plistlib.InvalidFileException, ValueError, RecursionError, OverflowError, AttributeError):
        raise OnRecordError("OR-121", detail="a property list") from None
    main = held.get("WebMainResource") if isinstance(held, dict) else None
    page = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(page, bytes) or not isinstance(main, dict):
        raise OnRecordError("OR-118", detail="a property list; no page is in it")
    if len(page) > LONGEST_PAGE:
        raise OnRecordError("OR-105", detail=f"more than {LONGEST_PAGE:,} bytes")
    text, found = read_page(page, one_line(main.get("WebResourceTextEncodingName")))
    yield Text(text, msgspec.structs.replace(found, url=found.url or web_address(main.get("WebResourceURL"))))
