"""JSON: one article a line, one object, or the answers of news interfaces with their articles in a list.

In: a stream of bytes. Out: text and metadata one by one, or the error of a line; a bad line never stops the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake.field_names import metadata_of, text_of
from onrecord.intake.options import Metadata

Article = tuple[int, str, Metadata] | tuple[int, OnRecordError]
LONGEST_LINE = 12_000_000
"""Bytes of one line; a longer one is passed over (OR-105)."""

_DEEPEST = 4  # of a list of articles under the names of an answer
_LISTS = (
    "articles",
    "results",
    "items",
    "docs",
    "hits",
    "stories",
    "documents",
    "data",
    "posts",
    "claims",
    "entries",
    "feed",
    "messages",
    "value",
    "news",
    "content",
    "response",
    "dataFeedElement",
    "children",
    "orderedItems",
)
_WRAPPERS = ("_source", "fields", "attributes", "item", "article", "post", "record", "tweet", "claimReview")
_AROUND = ("data", "object", "reblog")  # likewise, of what has no text beside them


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


def _flat(held: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    """Return the fields of an object with those of the objects that interfaces wrap around them."""
    flat = dict(held)
    wrappers = _WRAPPERS if text_of(held, {}) else (*_WRAPPERS, *_AROUND)
    for name in wrappers if depth < 3 else ():
        inner = held.get(name)
        if isinstance(inner, list) and inner:
            inner = inner[0]
        if isinstance(inner, dict):
            del flat[name]
            flat = {**flat, **{key: value for key, value in _flat(inner, depth + 1).items() if value not in (None, "")}}
    return flat


def read_object(held: Any, fields: Mapping[str, str]) -> tuple[str, Metadata]:
    """Return text and metadata of one decoded JSON object. Raises OR-109 or OR-110."""
    if not isinstance(held, dict):
        raise OnRecordError("OR-109", detail="not an object")
    flat = _flat(held)
    text = text_of(flat, fields)
    if text is None:
        raise OnRecordError("OR-110", detail=_what_it_has(flat, fields))
    if "</" in text or "<br" in text:
        from onrecord.intake.markup import paragraphs

        text = paragraphs(text)
    return text, metadata_of(flat, fields)


def _what_it_has(held: Mapping[str, Any], fields: Mapping[str, str]) -> str:
    if "text" in fields:
        return f"no text in {fields['text']!r}"
    names = ", ".join(str(name)[:30] for name in list(held)[:12]) or "none"
    return f"its fields: {names}"


def read_lines(stream: BinaryIO, fields: Mapping[str, str]) -> Iterator[Article]:
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


def listed(held: Any) -> list[Any]:
    """Return the articles of a decoded document: of an array its members, of an answer the list under its usual name.

    >>> listed({"status": "ok", "articles": [{"title": "a"}]}), listed({"text": "a"})
    ([{'title': 'a'}], [{'text': 'a'}])
    """
    if isinstance(held, list):
        return [deeper for one in held for deeper in (_list_in(one, _DEEPEST) or [one])]
    return _list_in(held, _DEEPEST) or [held]


def _list_in(held: Any, deep: int) -> list[Any] | None:
    if not isinstance(held, dict) or not deep or text_of(held, {}):
        return None
    inner = [held[name] for name in _LISTS if name in held]
    found = next((one for one in inner if _is_list_of_objects(one)), None)
    if found is not None:
        return [deeper for one in found for deeper in (_list_in(one, 1) or [one])]
    return next((below for one in inner if (below := _list_in(one, deep - 1))), None)


def _is_list_of_objects(held: Any) -> bool:
    return isinstance(held, list) and any(isinstance(one, dict) for one in held[:5])


def read_document(held: Any, fields: Mapping[str, str]) -> Iterator[Article]:
    """Yield as ``read_lines`` from a decoded document, numbered from 1."""
    wrong = 0
    for number, item in enumerate(listed(held), 1):
        if not isinstance(item, dict):
            wrong += 1
            continue
        try:
            yield number, *read_object(item, fields)
        except OnRecordError as error:
            yield number, error
    if wrong:  # an array of numbers is one fault, not as many as it has numbers
        yield 1, OnRecordError("OR-109", detail=f"{wrong:,} in the list are no objects")
