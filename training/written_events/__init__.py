"""Sentences of our own with their political events marked (format and guideline: ``GUIDELINE.md`` beside this file)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent
TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()
REALIS = "actual alleged planned hypothetical denied".split()

# A side opens with its number; an event closes with what it is.
_MARK = re.compile(
    r"\{(?P<side>\d+):|(?P<end>\})|(?P<event>\[)"
    r"|\|(?P<type>-|[A-Z]+(?=\|))(?:\|(?P<realis>[a-z]+)\|(?P<source>[\d+]+|-)(?P<arrow>[>=])(?P<target>[\d+]+|-))?\]"
)

Span = tuple[int, int]


class MalformedLineError(ValueError):
    """A line that does not follow the format; says which file, which line and why."""


@dataclass(frozen=True)
class Event:
    """The words that tell it, type, realis and numbers of its sides (reciprocal: both are on ``source``)."""

    span: Span
    type: str
    realis: str
    source: tuple[int, ...]
    target: tuple[int, ...]
    reciprocal: bool


@dataclass(frozen=True)
class Sentence:
    """Plain text of a line with its events, where each side is named, and the words that look like an event."""

    text: str
    events: tuple[Event, ...]
    sides: dict[int, tuple[Span, ...]]
    look_alikes: tuple[Span, ...]


@dataclass
class _Reading:
    """What was read of a line so far; offsets are those of the text without marks."""

    text: str = ""
    open_marks: list[tuple[str, int]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    sides: dict[int, list[Span]] = field(default_factory=dict)
    look_alikes: list[Span] = field(default_factory=list)

    def take(self, mark: re.Match[str]) -> None:
        if mark["side"] or mark["event"]:
            self.open_marks.append((mark["side"] or "event", len(self.text)))
            return
        if not self.open_marks:
            raise ValueError(f"{mark.group()!r} closes nothing")
        kind, start = self.open_marks.pop()
        if (kind == "event") == bool(mark["end"]):
            raise ValueError(f"{mark.group()!r} closes the wrong mark")
        if start == len(self.text):
            raise ValueError(f"no words in the mark that {mark.group()!r} closes")
        self._close(kind, (start, len(self.text)), mark)

    def _close(self, kind: str, span: Span, mark: re.Match[str]) -> None:
        if kind != "event":
            self.sides.setdefault(int(kind), []).append(span)
        elif mark["type"] == "-":
            self.look_alikes.append(span)
        else:
            self.events.append(_event(span, mark))


def _event(span: Span, mark: re.Match[str]) -> Event:
    if mark["type"] not in TYPES:
        raise ValueError(f"no such type: {mark['type']}")
    if mark["realis"] not in REALIS:
        raise ValueError(f"no such realis: {mark['realis']}")
    source, target = _numbers(mark["source"]), _numbers(mark["target"])
    if mark["arrow"] == "=":
        both = (*source, *target)
        return Event(span, mark["type"], mark["realis"], both, both, True)
    return Event(span, mark["type"], mark["realis"], source, target, False)


def _numbers(told: str) -> tuple[int, ...]:
    return () if told == "-" else tuple(int(n) for n in told.split("+"))


def parse(line: str) -> Sentence:
    """Take the marks out of a line. Raises ValueError with the reason where the line is malformed."""
    reading, last = _Reading(), 0
    for mark in _MARK.finditer(line):
        reading.text += line[last : mark.start()]
        reading.take(mark)
        last = mark.end()
    reading.text += line[last:]
    if reading.open_marks:
        raise ValueError("a mark is not closed")
    if left := re.search(r"[{}\[\]|]", reading.text):
        raise ValueError(f"{left.group()!r} belongs to no mark")
    used = {n for e in reading.events for n in (*e.source, *e.target)}
    if used != set(reading.sides):
        raise ValueError(f"sides of events {sorted(used)}, sides marked {sorted(reading.sides)}")
    return Sentence(
        reading.text,
        tuple(sorted(reading.events, key=lambda e: e.span)),
        {n: tuple(spans) for n, spans in reading.sides.items()},
        tuple(reading.look_alikes),
    )


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file, one a line. Raises MalformedLineError."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield parse(line)
        except ValueError as error:
            raise MalformedLineError(f"{path.name}, line {number}: {error}") from None


def read_all(folder: Path = FOLDER) -> Iterator[Sentence]:
    """Yield the sentences of all files of a folder, by file name. Raises MalformedLineError."""
    for path in sorted(folder.glob("*.txt")):
        yield from read(path)
