"""How values of a few shapes are kept: ids, days and fixed words as numbers, words by a mark of four bytes.

In: the values as everybody knows them. Out: the same, from less room. A column holds numbers alone: what has another
shape has no number, so it is never written (``record.spans``) and nothing is found by it.
"""

from __future__ import annotations

import re
import zlib
from abc import abstractmethod
from array import array
from collections.abc import Callable, Iterable
from functools import lru_cache
from sys import byteorder
from typing import Any

from sqlalchemy import false
from sqlalchemy.types import UserDefinedType

from onrecord.facts import Span

Bind = Callable[[Any], Any]
_DIGITS = 12
_CODE = re.compile(r"[A-Z]{3}\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)


NOWHERE = -(1 << 40)        # stands for what has another shape in a search: no row has it


class Damaged(ValueError):
    """What stands in a column was never written there."""


class Shaped(UserDefinedType[Any]):
    """A type that is kept as a number and told in words."""

    def get_col_spec(self, **_: object) -> str:
        """Return the type of the column."""
        return "INTEGER"

    def bind_processor(self, dialect: object) -> Bind:
        """Return what makes of a value what is kept."""
        return self.kept

    def result_processor(self, dialect: object, coltype: object) -> Bind:
        """Return what makes of what is kept the value."""
        return self.told

    def kept(self, value: Any) -> int | None:
        """Return the number of a value, or of a number itself: of none null, of one of another shape ``NOWHERE``."""
        if value is None or isinstance(value, int):
            return value
        return self.number(value) if isinstance(value, str) else NOWHERE

    def told(self, kept: Any) -> str | None:
        """Return the value of a number. Raises ``Damaged`` where no value has it."""
        return None if kept is None else self.value(kept)

    def value(self, kept: Any) -> str:
        """Return the value of a number. Raises ``Damaged`` where no value has it."""
        told = self._value(kept) if isinstance(kept, int) else None
        if told is None:
            raise Damaged(f"{kept!r} stands for nothing")
        return told

    def has(self, value: str | None) -> bool:
        """Whether a value can be kept."""
        return self.kept(value) != NOWHERE

    @abstractmethod
    def number(self, value: str) -> int:
        """Return the number of a value, of one of another shape ``NOWHERE``."""

    @abstractmethod
    def _value(self, kept: int) -> str | None:
        """Return the value of a number; null where no value has it."""


class Short(Shaped):
    """An id: a letter and 12 hex digits, or a state's code of three letters.

    Codes are numbers below 0, so that all sort as they are told.
    """

    cache_ok = True

    def __init__(self, letter: str) -> None:
        """Take the letter that all ids of the column begin with."""
        self.letter = letter
        self._id = re.compile(letter + rf"[0-9a-f]{{{_DIGITS}}}\Z")

    def number(self, value: str) -> int:
        """Return the number of an id."""
        return _number_of_id(self._id, value)

    def _value(self, kept: int) -> str | None:
        return _id_of_number(self.letter, kept)

    def starting(self, column: Any, beginning: str) -> Any:
        """Return the SQL condition that an id begins so."""
        found, digits = false(), beginning[1:]
        if beginning[:1] in ("", self.letter) and re.fullmatch(rf"[0-9a-f]{{0,{_DIGITS}}}", digits):
            found |= column.between(int(digits.ljust(_DIGITS, "0"), 16), int(digits.ljust(_DIGITS, "f"), 16))
        if re.fullmatch("[A-Z]{0,3}", beginning):
            found |= column.between(_number_of_code(beginning.ljust(3, "A")), _number_of_code(beginning.ljust(3, "Z")))
        return found


@lru_cache(maxsize=65536)       # one actor stands in many rows
def _number_of_id(shape: re.Pattern[str], value: str) -> int:
    if shape.match(value):
        return int(value[1:], 16)
    return _number_of_code(value) if _CODE.match(value) else NOWHERE


@lru_cache(maxsize=65536)
def _id_of_number(letter: str, number: int) -> str | None:
    if number >= 0:
        return f"{letter}{number:0{_DIGITS}x}" if number < 16**_DIGITS else None
    return _code_of_number(number) if number >= -(26**3) else None


def _number_of_code(code: str) -> int:
    first, second, third = (ord(letter) - 65 for letter in code)
    return (first * 26 + second) * 26 + third - 26**3


def _code_of_number(number: int) -> str:
    place = number + 26**3
    return "".join(chr(65 + letter) for letter in (place // 676, place // 26 % 26, place % 26))


class Day(Shaped):
    """An ISO day, kept as the number of its digits: 2025-04-28 as 20250428, so that they sort alike."""

    cache_ok = True

    def number(self, value: str) -> int:
        """Return the number of a day."""
        return _number_of_day(value)

    def _value(self, kept: int) -> str | None:
        return _day_of_number(kept)


@lru_cache(maxsize=65536)
def _number_of_day(day: str) -> int:
    return int(day.replace("-", "")) if _DAY.match(day) else NOWHERE


@lru_cache(maxsize=65536)
def _day_of_number(number: int) -> str | None:
    told = f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}"
    return told if _DAY.match(told) else None


NEVER = "9999-99-99"        # sorts after every day


class OneOf(Shaped):
    """One of a few words, kept as its code."""

    cache_ok = True

    def __init__(self, codes: tuple[tuple[str, int], ...]) -> None:
        """Take the words with their codes, which are on disk: none may change, or be given to another word."""
        self.codes = codes      # pairs, for SQLAlchemy hashes and copies a type by what it was made of
        self._codes = dict(codes)
        self._words = {code: word for word, code in codes}

    def number(self, value: str) -> int:
        """Return the code of a word."""
        return self._codes.get(value, NOWHERE)

    def _value(self, kept: int) -> str | None:
        return self._words.get(kept)


# --- numbers, spans

def kept_spans(spans: Iterable[Span]) -> bytes:
    """Return spans as they are kept."""
    return _little(array("I", [end for span in spans for end in span])).tobytes()


def kept_numbers(numbers: Iterable[int]) -> bytes:
    """Return hashes as they are kept: in order, four bytes of each."""
    return _little(array("I", sorted({number & 0xFFFFFFFF for number in numbers}))).tobytes()


def numbers_of(kept: bytes) -> array[int]:
    """Return the hashes that were kept."""
    found = array("I")
    found.frombytes(kept)
    return _little(found)


def spans_of(kept: bytes) -> tuple[Span, ...]:
    """Return the spans that were kept."""
    ends = numbers_of(kept)
    return tuple(zip(ends[::2], ends[1::2], strict=True))


def _little(numbers: array[int]) -> array[int]:
    if byteorder == "big":
        numbers.byteswap()
    return numbers


# --- words

@lru_cache(maxsize=65536)
def mark(word: str) -> str:
    """Return what stands for a word in an index: four characters. Two words share one by a chance of 1 in 4 * 10^9."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")).to_bytes(4, "big").decode("latin-1")


def kept_marks(marks: Iterable[str]) -> bytes:
    """Return marks as they are kept: in order."""
    return "".join(sorted(marks)).encode("latin-1")


def marks_of(kept: bytes) -> frozenset[str]:
    """Return the marks that were kept."""
    joined = kept.decode("latin-1")
    return frozenset(joined[i:i + 4] for i in range(0, len(joined), 4))


def indexed(marks: Iterable[str]) -> str:
    """Return marks as words of an index of words (FTS5)."""
    return " ".join(one.encode("latin-1").hex() for one in marks)


def paired(one: str, other: str) -> int:
    """Return what stands for two words that belong together: 32 bits, with a sign as SQLite's numbers have one."""
    found = zlib.crc32(f"{one} {other}".encode("utf-8", "surrogatepass"))
    return found - (1 << 32) if found >> 31 else found
