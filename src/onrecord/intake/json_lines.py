"""JSON Lines: one article a line, with title, text, published, outlet, url, byline (names mapped by flag).

In: a stream of bytes. Out: text and metadata line by line, or the error of a line; a bad line never stops the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake.options import Metadata, names, one_line

Item = tuple[int, str, Metadata] | tuple[int, OnRecordError]
LONGEST_LINE = 12_000_000
"""Bytes of one line; a longer one is passed over (OR-105)."""


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines that are not blank with their numbers; null for one that is too long. Memory stays bounded."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
            yield number, None
        else:
            line = line.removeprefix(b"\xef\xbb\xbf").strip()
            if line:
                yield number, line


def read_object(held: Any, fields: Mapping[str, str]) -> tuple[str, Metadata]:
    """Return text and metadata of one decoded JSON object. Raises OR-109 or OR-110."""
    if not isinstance(held, dict):
        raise OnRecordError("OR-109", detail="not an object")
    key = fields.get("text", "text")
    text = held.get(key)
    if not isinstance(text, str):
        raise OnRecordError("OR-110", detail=f"no text in {key!r}")

    def value(name: str) -> Any:
        return held.get(fields.get(name, name))

    one = {name: one_line(value(name)) for name in ("title", "outlet", "url", "published", "modified")}
    return text, Metadata(**one, byline=names(value("byline")))


def read_lines(stream: BinaryIO, fields: Mapping[str, str]) -> Iterator[Item]:
    """Yield (line number, text, metadata) or (line number, error) for each line that is not blank."""
    for number, line in _lines(stream):
        try:
            if line is None:
                raise OnRecordError("OR-105", detail=f"more than {LONGEST_LINE:,} bytes")
            yield number, *read_object(msgspec.json.decode(line), fields)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            yield number, OnRecordError("OR-109", detail=str(error)[:120])
        except OnRecordError as error:
            yield number, error


def read_document(data: bytes, fields: Mapping[str, str]) -> Iterator[Item]:
    """Yield as ``read_lines`` from a whole .json file: one object, or an array of objects (numbered from 1)."""
    try:
        held = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        yield 1, OnRecordError("OR-109", detail=str(error)[:120])
        return
    for number, item in enumerate(held if isinstance(held, list) else [held], 1):
        try:
            yield number, *read_object(item, fields)
        except OnRecordError as error:
            yield number, error
