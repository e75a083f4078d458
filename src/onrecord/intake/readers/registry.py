"""What is in a source, read by the reader of its kind, and what is inside it likewise.

In: a source, what the user gave. Out: texts with what is known of them, or numbered errors, each with its place.
Whatever a hostile file does to a reader, the others are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake.options import Given, Metadata
from onrecord.intake.readers.kinds import Kind, kind_of
from onrecord.intake.readers.source import Bad, Item, Part, Source, Text
from onrecord.processes.limits import SECONDS, limited

Content = tuple[str, str, Metadata] | tuple[str, OnRecordError]
Reader = Callable[[Source, Given], Iterator[Item]]


class Steps:
    """What is told which part of a file is read, and says which parts are. A part is named by its place among others.

    ``"2.1"`` is the first file in the second file of the file itself, which is ``""``.
    """

    def at(self, part: str, place: str) -> None:
        """Take note that a part is read now; ``place``: where that is, as in messages."""

    def takes(self, part: str) -> bool:
        """Whether a part is to be read."""
        return True


class _Level(msgspec.Struct):
    """A part that is being read: its name, place and items, and how many parts came of it."""

    part: str
    place: str
    items: Iterator[tuple[str, Item]]
    parts: int = 0


def contents(source: Source, given: Given, seconds: float = SECONDS, steps: Steps | None = None) -> Iterator[Content]:
    """Yield (place, text, what is known) or (place, error) of all that is in a source and in what it holds.

    One file inside another that cannot be read is an error of its own; the rest goes on. ``seconds``: of the processor
    for each of them. ``steps``: told of each file inside.
    """
    steps = steps or Steps()
    waiting = [_Level("", "", _items(source, given, seconds))]
    while waiting:
        level = waiting[-1]
        where, item = next(level.items, (None, None))
        if where is None or item is None:
            waiting.pop()
            if waiting:
                steps.at(waiting[-1].part, waiting[-1].place)
        elif isinstance(item, Part):
            level.parts += 1
            part = f"{level.part}.{level.parts}".lstrip(".")
            if steps.takes(part):
                steps.at(part, item.source.where)
                waiting.append(_Level(part, item.source.where, _items(item.source, given, seconds)))
        elif isinstance(item, Bad):
            yield f"{where}{item.place}", item.error
        else:
            yield f"{where}{item.place}", item.text, item.found


def _items(source: Source, given: Given, seconds: float) -> Iterator[tuple[str, Item]]:
    none = True
    try:
        with limited(seconds):
            kind = kind_of(source)
            items = iter(_reader(kind)(source, given))
        while (item := _next(items, seconds)) is not None:
            none = False
            yield source.where, item
        if none:
            yield source.where, Bad(OnRecordError("OR-103"))
    except OnRecordError as error:
        yield source.where, Bad(error)
    except OSError as error:
        yield source.where, Bad(OnRecordError("OR-102", detail=error.strerror or type(error).__name__))
    except MemoryError:
        yield source.where, Bad(OnRecordError("OR-125"))
    except Exception:  # whatever broken bytes do to a parser
        yield source.where, Bad(OnRecordError("OR-121", detail=kind.called))


def _next(items: Iterator[Item], seconds: float) -> Item | None:
    with limited(seconds):
        return next(items, None)


def _reader(kind: Kind) -> Reader:
    """Return who reads a kind; it is loaded here, since most of them are not needed. Raises OR-104 or OR-118."""
    if kind.kind == "unknown":
        raise OnRecordError("OR-104")
    if kind.reader is None:
        raise OnRecordError("OR-118", detail=f"{kind.called}; {kind.help}")
    reader: Reader = import_module(f"onrecord.intake.readers.{kind.reader}").read
    return reader


__all__ = ["Content", "Steps", "Text", "contents"]
