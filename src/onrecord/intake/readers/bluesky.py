"""Posts of Bluesky: feeds and records as its interface gives them out (JSON), and the archive of an account (CAR).

In: a decoded document, or the bytes of an archive. Out: an article a post, with writer and time; where another passed
it on, through whom it came.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.intake.options import Given, Metadata, one_line
from onrecord.intake.readers.posts import WORDS, posted
from onrecord.intake.readers.source import Item, Source

LONGEST = 200_000_000
_POST = "app.bsky.feed.post"
_DEEPEST = 8
_LISTS = ("feed", "posts", "records", "thread", "replies")


def posts(held: Any) -> list[Item] | None:
    """Return the posts of a decoded document, null where it has none of Bluesky."""
    found = list(_posts(held, _DEEPEST, None))
    return found or None


def _posts(held: Any, deep: int, through: str | None) -> Iterator[Item]:
    if isinstance(held, list) and deep:
        for one in held:
            yield from _posts(one, deep - 1, through)
    if not isinstance(held, dict) or not deep:
        return
    record = next((one for one in (held.get("record"), held.get("value"), held) if _is_post(one)), None)
    if record is not None:
        yield from _post(record, held.get("author"), one_line(held.get("uri")), through)
        return
    reason = held.get("reason")
    passed = _name(reason.get("by")) if isinstance(reason, dict) else through
    for key in ("post", *_LISTS):
        yield from _posts(held.get(key), deep - 1, passed)


def _is_post(held: Any) -> bool:
    return isinstance(held, dict) and held.get("$type") == _POST


def _name(author: Any) -> str | None:
    return one_line(author.get("displayName") or author.get("handle")) if isinstance(author, dict) else None


def _post(record: dict[str, Any], author: Any, address: str | None, through: str | None) -> Iterator[Item]:
    text = record.get("text")
    if isinstance(text, str) and len(text.split()) >= WORDS:
        writer = _name(author)
        known = Metadata(outlet="Bluesky", published=one_line(record.get("createdAt")))
        yield posted(
            text,
            known,
            "Bluesky",
            through or writer,
            writer if through else None,
            f":{(address or '?').rsplit('/', 1)[-1]}",
        )


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the posts of an account's archive. Raises OR-121 where it is broken, OR-118 where it has no posts."""
    none = True
    for number, record in enumerate(_records(source.whole(LONGEST)), 1):
        for item in _post(record, None, str(number), None):
            none = False
            yield item
    if none:
        raise OnRecordError("OR-118", detail="an archive of Bluesky without posts")


def _records(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield the posts among the blocks of an archive: a length, an identifier of 36 bytes, a value in CBOR."""
    try:
        size, at = _number(data, 0)
        at += size
        while at < len(data):
            size, at = _number(data, at)
            end = at + size
            if size < 37 or end > len(data):
                raise OnRecordError("OR-121", detail="a block of the archive is cut off")
            if _POST.encode() in data[at + 36 : end]:
                held, _ = _value(data, at + 36, 0)
                if _is_post(held):
                    yield held
            at = end
    except (IndexError, ValueError, RecursionError):
        raise OnRecordError("OR-121", detail="an archive of posts") from None


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Read a number of seven bits a byte; return it and where it ends."""
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return number, at
        if shift > 63:
            raise ValueError("no such number")


def _value(data: bytes, at: int, deep: int) -> tuple[Any, int]:
    """Read one value of CBOR as Bluesky writes it; return it and where it ends. Raises ValueError for any other."""
    major, low = data[at] >> 5, data[at] & 0x1F
    at += 1
    if deep > 40 or low > 27:
        raise ValueError("no such value")
    if low >= 24:
        size = 1 << (low - 24)
        number, at = int.from_bytes(data[at : at + size], "big"), at + size
    else:
        number = low
    if major in (2, 3):
        if at + number > len(data):
            raise ValueError("cut off")
        part = data[at : at + number]
        return part.decode("utf-8", "replace") if major == 3 else part, at + number
    return _holder(data, at, deep, major, number)


def _holder(data: bytes, at: int, deep: int, major: int, number: int) -> tuple[Any, int]:
    """Read a list, a map or what a tag stands before; a number is itself."""
    if major == 4:
        found = []
        for _ in range(number):
            one, at = _value(data, at, deep + 1)
            found.append(one)
        return found, at
    if major == 5:
        held = {}
        for _ in range(number):
            key, at = _value(data, at, deep + 1)
            held[str(key)], at = _value(data, at, deep + 1)
        return held, at
    return _value(data, at, deep + 1) if major == 6 else (number, at)
