"""A kept reading that is read section by section: a question asks for a few facts of many readings.

In: the JSON of a reading. Out: what has all attributes of a ``Reading``, each made when it is first asked for.
"""

from __future__ import annotations

from functools import cache
from typing import Any, cast

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Reading

_TYPES = {field.name: field.type for field in msgspec.structs.fields(Reading)}
_DEFAULTS = {field.name: field.default for field in msgspec.structs.fields(Reading) if not field.required}
_SECTIONS = msgspec.json.Decoder(dict[str, msgspec.Raw])


@cache
def _decoder(section: str) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(_TYPES[section])


class _Opened:
    """The sections of one reading; ``__getattr__`` is asked only for those not made yet."""

    all_claims = Reading.all_claims

    def __init__(self, data: bytes, where: str) -> None:
        self._sections, self._where = _SECTIONS.decode(data), where

    def __getattr__(self, name: str) -> Any:
        if name not in _TYPES:
            raise AttributeError(name)
        raw = self._sections.get(name)
        try:
            found = _DEFAULTS[name] if raw is None else _decoder(name).decode(raw)
        except (KeyError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise unreadable(self._where, error) from error
        self.__dict__[name] = found
        return found


def opened(data: bytes, where: str) -> Reading:
    """Return a kept reading of which nothing is decoded yet, to be looked at and not to be changed.

    ``where``: what an error calls it. Raises OR-407, now or when a section is asked for, where it cannot be read.
    """
    try:
        return cast(Reading, _Opened(data, where))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise unreadable(where, error) from error


def unreadable(where: str, error: Exception) -> OnRecordError:
    """Return the error that names an article whose kept reading cannot be read, and what still can."""
    return OnRecordError("OR-407", where=where, detail=f"its kept reading cannot be read ({error}); answers without it "
                         "are sound, `onrecord verify` names all such articles, `onrecord forget` takes one off")
