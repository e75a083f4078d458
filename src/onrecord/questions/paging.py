"""Pages of a list: what to ask for, and the token by which the next page is asked for.

In: a limit and a token. Out: the ``Part`` of the list that is meant, and the ``Page`` that was found. A token names its
list and what its last row is sorted by. Tokens come back from anywhere: they are read by the shape that the list's
places have, and what they hold is only ever compared with.
"""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from typing import Annotated, Any, Literal, TypeVar, get_args

import msgspec

from onrecord.errors import OnRecordError
from onrecord.questions.answers import Page
from onrecord.record import Key, Part, Slice

T = TypeVar("T")
ListName = Literal[
    "articles", "statements", "claims", "timeline", "positions", "stories", "copies", "new", "corrections", "events"
]

_Words = Annotated[str, msgspec.Meta(max_length=500)]      # an id, a day
_Day = _Words | None
_Number = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
_Since = Annotated[bytes, msgspec.Meta(max_length=100)]    # when a claim came up, as the record keeps it
# What the rows of each list are sorted by. A list that is sorted otherwise one day gets a new version of its tokens.
_PLACES: dict[ListName, Any] = {
    "articles": tuple[_Day, _Words, _Number],
    "statements": tuple[_Day, _Words, _Words, _Number],
    "claims": tuple[_Number, _Number, _Number, _Number, _Since],
    "timeline": tuple[_Words, _Number, _Words, _Words, _Number, _Number],
    "positions": tuple[_Words, _Number, _Since, _Number],
    "stories": tuple[_Number, _Number, _Words],
    "copies": tuple[_Words, _Words, _Number, _Number],
    "new": tuple[_Words, _Words, _Number, _Number, _Number, _Number, _Words],
    "corrections": tuple[_Number],
    "events": tuple[_Words, _Words, _Words, _Number],
}
_VERSION = 1
_NEWEST = ", newest first"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,4000}")
_LONGEST = 60      # characters of a token that an error repeats


def asked(name: ListName, limit: int | None, after: str | None, newest: bool = False) -> Part:
    """Return the part of a list that is asked for. Raises OR-507 for the limit and OR-509 for the token."""
    check_limit(limit)
    return Part(limit, None if after is None else _place(name, after, newest), newest)


def page(name: ListName, items: Iterable[T], found: Slice[Any], part: Part, undated: int | None = None) -> Page[T]:
    """Return a page of a list, with the token of what follows."""
    after = None if found.last is None else token(name, found.last, part.newest)
    return Page(tuple(items), found.total, part.limit, after, undated)


def check_limit(limit: int | None) -> None:
    """Raise OR-507 where a limit is not a whole number from 0 on that SQLite can hold."""
    if limit is not None and not (isinstance(limit, int) and 0 <= limit < 2**63):
        raise OnRecordError("OR-507", where=f"limit={limit!r}"[:_LONGEST])


def token(name: ListName, place: Key, newest: bool = False) -> str:
    """Return the token of a place in a list: its version, the list's name, the place, and their sum; no padding."""
    words = msgspec.json.encode((_VERSION, _called(name, newest), place))
    return urlsafe_b64encode(words + binascii.crc32(words).to_bytes(4, "big")).rstrip(b"=").decode("ascii")


def _called(name: ListName, newest: bool) -> str:
    """Return what a token calls a list: one with the newest first is another list."""
    return f"{name}{_NEWEST}" if newest else name


def _place(name: ListName, after: str, newest: bool) -> Key:
    try:
        if not isinstance(after, str) or not _TOKEN.fullmatch(after):
            raise ValueError
        words = urlsafe_b64decode(after + "=" * (-len(after) % 4))[:-4]
        version, of, raw = msgspec.json.decode(words, type=tuple[int, str, msgspec.Raw])
        here = _called(name, newest)
        if version == _VERSION and of != here and of.removesuffix(_NEWEST) in get_args(ListName):
            raise OnRecordError("OR-509", where=repr(after[:_LONGEST]), detail=f"it is of {of}, this is {here}")
        place: Key = msgspec.json.decode(raw, type=_PLACES[name])
        if token(name, place, newest) != after:          # its sum, its version, and that a place has one token alone
            raise ValueError
    except (ValueError, RecursionError) as damaged:      # also what msgspec and base64 raise
        raise OnRecordError("OR-509", where=repr(after)[:_LONGEST], detail="it is damaged") from damaged
    return place
