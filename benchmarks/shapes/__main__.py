"""Statements of transcripts, interviews, live blogs and the like: ``python -m benchmarks.shapes [DIR] [-v]``.

Reads each text below DIR (``benchmarks/shapes/tune`` unless told) with the reader and prints, by kind, how many of the
statements of gold it has, with how many speakers and days right. ``-v``: each row that is missed, wrong or invented.
When a row is right stands in ``benchmarks/shapes/README.md``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from onrecord.facts import Reading
from onrecord.facts.statement import Statement

HERE = Path(__file__).parent
_ALIKE = 0.5
_AROUND = "the a an"


@dataclass
class Counts:
    """What was counted in some texts; ``wrong``: lines that tell of each fault."""

    wanted: int = 0
    reported: int = 0
    found: int = 0
    matched: int = 0
    speakers: int = 0
    speakers_right: int = 0
    days: int = 0
    days_right: int = 0
    of_nobody: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Counts) -> None:
        """Count what another one counted as well."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def line(self) -> str:
        """Return all of it on one line."""
        precision, recall = self.matched / max(self.reported, 1), self.found / max(self.wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return (f"F1 {100 * f1:5.1f}  P {self.matched}/{self.reported}  R {self.found}/{self.wanted}  "
                f"speaker {self.speakers_right}/{self.speakers}  when {self.days_right}/{self.days}  "
                f"of nobody {self.of_nobody}")


def _characters(text: str, rows: Iterable[str]) -> set[int]:
    out: set[int] = set()
    for words in rows:
        start = text.find(words)
        assert start >= 0, f"not in the text: {words!r}"
        out |= set(range(start, start + len(words)))
    return out


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _said(s: Statement) -> set[int]:
    return {i for start, end in s.content for i in range(start, end)}


def _alike(text: str, row: dict[str, Any], s: Statement) -> float:
    said = _said(s)
    wanted = [_characters(text, _listed(row[key])) for key in ("words", "words_also") if key in row]
    return max(len(said & one) / len(said | one) for one in wanted)


def _bare(name: str) -> str:
    first, _, rest = name.casefold().partition(" ")
    return rest if first in _AROUND.split() and rest else name.casefold()


def _speaks(row: dict[str, Any], reading: Reading, s: Statement) -> bool:
    names = {actor.id: actor.name for actor in reading.actors}
    surface = {reading.article.text[a:b] for a, b in s.speaker_spans}
    by = [one for key in ("by", "by_also") if key in row for one in _listed(row[key])]
    if not s.speakers:
        return None in by
    got = {_bare(one) for one in (*(names[id] for id in s.speakers), *surface)}
    return any(one is not None and _bare(one) in got for one in by)


def _dated(row: dict[str, Any], reading: Reading, s: Statement) -> bool:
    value = next((t.value for t in reading.times if t.id == s.when), None) or ""
    return value.removesuffix("Z").startswith(str(row["when"]).replace(" ", "T"))


def counted(gold: dict[str, Any], reading: Reading) -> Counts:
    """Return what a reading has of the gold of its text."""
    rows = gold["said"]
    of = _pairs(gold["text"], rows, reading.statements)
    made = Counts(reported=len(reading.statements))
    for i, row in enumerate(rows):
        made.add(_row(row, reading, reading.statements[of[i]] if i in of else None))
    made.wrong += [f"invented: {_told(reading, s)}" for k, s in enumerate(reading.statements) if k not in of.values()]
    for words in gold.get("nobody", ()):
        asked = _characters(gold["text"], [words])
        taken = [s for s in reading.statements if len(asked & _said(s)) * 2 > len(asked)]
        made.of_nobody += len(taken)
        made.wrong += [f"of nobody: {_told(reading, s)}" for s in taken]
    return made


def _pairs(text: str, rows: list[dict[str, Any]], statements: tuple[Statement, ...]) -> dict[int, int]:
    """Return which statement each row of gold is, best match first."""
    pairs = sorted(((_alike(text, row, s), -i, -k) for i, row in enumerate(rows) for k, s in enumerate(statements)),
                   reverse=True)
    of: dict[int, int] = {}
    for alike, i, k in pairs:
        if alike >= _ALIKE and -i not in of and -k not in of.values():
            of[-i] = -k
    return of


def _row(row: dict[str, Any], reading: Reading, s: Statement | None) -> Counts:
    optional = row.get("optional", False)
    if s is None:
        return Counts(wanted=not optional, wrong=[] if optional else [f"missed: {row['by']}: {row['words']}"])
    made = Counts(matched=1)
    if optional:
        return made
    made.wanted = made.found = made.speakers = 1
    made.speakers_right = _speaks(row, reading, s)
    if not made.speakers_right:
        made.wrong.append(f"speaker: {_told(reading, s)} is by {row['by']}")
    if "when" in row:
        made.days, made.days_right = 1, _dated(row, reading, s)
        if not made.days_right:
            made.wrong.append(f"when: {_told(reading, s)} is of {row['when']}")
    return made


def _told(reading: Reading, s: Statement) -> str:
    names = {actor.id: actor.name for actor in reading.actors}
    words = " … ".join(reading.article.text[a:b] for a, b in s.content)
    when = next((t.value for t in reading.times if t.id == s.when), None)
    return f"{[names[id] for id in s.speakers]} {s.act} {words!r} ({when})"


def read_gold(path: Path) -> tuple[dict[str, Any], Reading]:
    """Return the gold of a file and the reading of its text."""
    import onrecord

    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    given = onrecord.Given(published=str(gold["published"]).replace(" ", "T"), outlet=gold["outlet"],
                           byline=tuple(gold.get("byline", ())))
    return gold, onrecord.read(onrecord.article_from_text(gold["text"], given))


def main(arguments: list[str]) -> None:
    """Print the figures of each kind, and of all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.shapes", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE / "tune")
    parser.add_argument("-v", "--verbose", action="store_true")
    asked = parser.parse_args(arguments)
    kinds: dict[str, Counts] = {}
    for path in sorted(asked.folder.glob("*.yaml")):
        gold, reading = read_gold(path)
        found = counted(gold, reading)
        kinds.setdefault(gold["kind"], Counts()).add(found)
        if asked.verbose:
            print(path.stem, *found.wrong, sep="\n    ")
    every = Counts()
    for kind, found in kinds.items():
        print(f"{kind:20} {found.line()}")
        every.add(found)
    print(f"{'all':20} {every.line()}")


if __name__ == "__main__":
    main(sys.argv[1:])
