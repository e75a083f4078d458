"""Labelled sentences of our own -> training units (format and guideline: ``training/written/GUIDELINE.md``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

KINDS = {"s": "source", "c": "cue", "x": "content"}
_MARK = re.compile(r"\{([scx])(\d):|\}")


class Marked(msgspec.Struct, frozen=True):
    """One line: its plain text, and (kind, number of the attribution, start, end) of every mark."""

    text: str
    marks: list[tuple[str, int, int, int]]


def parse(line: str) -> Marked:
    """Take the marks out of a line. Raises ValueError where braces do not balance."""
    text, last = "", 0
    open_marks: list[tuple[str, int, int]] = []
    marks: list[tuple[str, int, int, int]] = []
    for m in _MARK.finditer(line):
        text += line[last : m.start()]
        last = m.end()
        if m.group(1):
            open_marks.append((KINDS[m.group(1)], int(m.group(2)), len(text)))
        elif open_marks:
            kind, number, start = open_marks.pop()
            marks.append((kind, number, start, len(text)))
        else:
            raise ValueError(f"a brace too many: {line[:60]}")
    if open_marks:
        raise ValueError(f"a brace is not closed: {line[:60]}")
    return Marked(text + line[last:], sorted(marks, key=lambda m: (m[2], -m[3])))


def outer(marks: list[tuple[str, int, int, int]]) -> list[tuple[str, int, int, int]]:
    """Return the marks that stand inside no other: the reader's layers are flat."""
    return [m for m in marks if not any(o is not m and o[2] <= m[2] and m[3] <= o[3] and o[1] != m[1] for o in marks)]


def as_polnear(marked: Marked) -> dict:
    """Return a row in the shape of PolNeAR, so that one function labels both; ``inner``: the layer below."""
    first = outer(marked.marks)
    second = outer([m for m in marked.marks if m not in first])
    return {"text": marked.text, "attributions": _attributions(first), "inner": _attributions(second)}


def _attributions(marks: list[tuple[str, int, int, int]]) -> list[dict]:
    """Bring together the marks of one number; those without a cue fall away."""
    found = []
    for n in sorted({m[1] for m in marks}):
        spans = {
            f"{kind}_span": [[s, e] for k, number, s, e in marks if k == kind and number == n]
            for kind in KINDS.values()
        }
        if spans["cue_span"]:
            found.append(spans)
    return found


def rows(folder: Path) -> Iterator[dict]:
    """Yield the rows of all files of a folder."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield as_polnear(parse(line.strip()))
