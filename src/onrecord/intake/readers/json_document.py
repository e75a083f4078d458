"""JSON and JSON Lines, in any Unicode encoding: articles of our own fields, and the answers of news interfaces.

In: bytes of a document or of lines. Out: an article an object. Lines in UTF-8 are read one by one, however many.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake import dates
from onrecord.intake.json_lines import Article, read_document, read_lines
from onrecord.intake.options import Given, Metadata
from onrecord.intake.plain_text import decode
from onrecord.intake.readers.bluesky import posts as bluesky
from onrecord.intake.readers.kinds import kind_of
from onrecord.intake.readers.posts import telegram
from onrecord.intake.readers.source import Bad, Item, Source, Text

LONGEST_JSON = 50_000_000


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the articles of a document or of lines; a bad line is an error of its own."""
    lines = kind_of(source).kind == "json_lines"
    if lines and b"\x00" not in source.head:
        yield from _placed(read_lines(source.stream(), given.fields))
        return
    data = _utf8(source.whole(LONGEST_JSON))
    if not data.strip():
        raise OnRecordError("OR-103")
    if lines:
        yield from _placed(read_lines(io.BytesIO(data), given.fields))
        return
    try:
        held = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        yield from _lines_after_all(data, given, error)
        return
    posts = telegram(held) or bluesky(held)
    yield from posts if posts else in_one_order(list(_placed(read_document(held, given.fields))))


def in_one_order(items: list[Item]) -> list[Item]:
    """Return articles of one document with their days in numbers settled, where one of them shows in which order."""
    order = dates.order_of(item.found.published for item in items if isinstance(item, Text) and item.found.published)
    return [msgspec.structs.replace(item, found=msgspec.structs.replace(
        item.found, published=dates.settled(item.found.published, order)))
        if order and isinstance(item, Text) and item.found.published else item for item in items]


def _utf8(data: bytes) -> bytes:
    """Return the bytes of JSON in UTF-8, whatever Unicode they are in. Raises OR-104 if they are no text."""
    if b"\x00" in data[:400] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return decode(data).encode("utf-8", "replace")
    return data.removeprefix(b"\xef\xbb\xbf")


def _lines_after_all(data: bytes, given: Given, error: Exception) -> Iterator[Item]:
    """Yield the articles of what is named a document and holds lines; else the error of the document."""
    first = data.split(b"\n", 1)[0]
    try:
        whole = first.strip() != data.strip() and isinstance(msgspec.json.decode(first), dict)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        whole = False
    if whole:
        yield from _placed(read_lines(io.BytesIO(data), given.fields))
    else:
        yield Bad(OnRecordError("OR-109", detail=str(error)[:120]), ":1")


def _placed(found: Iterable[Article]) -> Iterator[Item]:
    for number, *rest in found:
        match rest:
            case [str() as text, Metadata() as known]:
                yield Text(text, known, f":{number}")
            case [OnRecordError() as error]:
                yield Bad(error, f":{number}")
