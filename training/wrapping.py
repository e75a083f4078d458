"""Setting a labelled sentence into somebody else's words: content inside content, made from flat corpora.

PolNeAR labels one layer. A sentence of it, with its labels, becomes what another source says: 'The agency reported
that …', '“…,” she said', 'According to …'. The frame's parts are then the outer layer, the sentence's own labels the
inner one. The frames are our own (``written/frames.toml``).
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord.reading.words import word_spans
from training.corpora import UNKNOWN, Unit

FRAMES = Path(__file__).parent / "written" / "frames.toml"
LONGEST = 110  # words of a unit that is still wrapped
_SMALL = frozenset("the a an in on at it he she they we there this that these those but and as after two its".split())


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a frame with the kind of span that they are; ``kind`` is empty for words outside."""

    kind: str
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def frames() -> dict[str, list[str]]:
    """Read the table of frames."""
    return tomllib.loads(FRAMES.read_text(encoding="utf-8"))


def wrap(unit: Unit, chance: random.Random) -> Unit:
    """Return the unit with one of its sentences set into a frame, or as it is where none lends itself to that."""
    ends = _sentences(unit.words)
    if len(unit.words) > LONGEST or not ends:
        return unit
    first, end = chance.choice(ends)
    if not _whole(unit.labels["tag"], first, end) or set(unit.labels["inner"][first:end]) - {"O", UNKNOWN}:
        return unit
    before, after = _frame(chance, quoted=unit.words[first][0] in "“\"'‘`")
    return _joined(unit, first, end, before, after)


def _sentences(words: list[str]) -> list[tuple[int, int]]:
    """Return (first, end) of sentences that close with a period outside quotations; the period is left out."""
    found, first, depth = [], 0, 0
    for i, word in enumerate(words):
        depth += (word == "“") - (word == "”")
        if word == "." and depth == 0:
            if i - first > 4 and words[first:i].count('"') % 2 == 0:
                found.append((first, i))
            first = i + 1
    return found


def _whole(tags: list[str], first: int, end: int) -> bool:
    """Whether the spans in [first, end) neither come in from the left nor go on to the right."""
    return not tags[first].startswith("I-") and not (end < len(tags) and tags[end].startswith("I-"))


def _frame(chance: random.Random, quoted: bool) -> tuple[list[Part], list[Part]]:
    """Draw the words before and after the sentence."""
    table = frames()

    def part(kind: str, phrase: str) -> Part:
        return Part(kind, tuple(phrase[s:e] for s, e in word_spans(phrase, 0, len(phrase))))

    name = chance.choice(table["sources"])
    roll = chance.random()
    if roll >= 0.62 and name.split()[0].lower() in _SMALL:
        name = name[0].lower() + name[1:]  # within the sentence
    source = part("source", name)
    if roll < 0.5:
        that = [part("content", "that")] if chance.random() < 0.8 or quoted else []
        return [source, part("cue", chance.choice(table["that"])), *that], []
    if roll < 0.62:
        return [part("cue", chance.choice(table["passive"])), part("content", "that")], []
    if roll < 0.74:
        return [part("cue", chance.choice(table["according"])), source, Part("", (",",))], []
    said = part("cue", chance.choice(table["after"]))
    if quoted or roll < 0.86:
        return [], [Part("", (",",)), source, said]
    return [part("content", "“")], [part("content", ",”"), *chance.sample([source, said], 2)]


def _joined(unit: Unit, first: int, end: int, before: list[Part], after: list[Part]) -> Unit:
    """Put the frame around words [first, end): its spans outside, theirs inside, links moved along."""
    out = Unit(unit.task, [], [], {k: [] for k in ("tag", "link", "inner", "inner_link")})
    origin: dict[int, int] = {}
    spans: list[tuple[str, int, int]] = []

    def frame(parts: list[Part]) -> None:
        for p in parts:
            if p.kind == "content" and spans and spans[-1][0] == "content" and spans[-1][2] == len(out.words):
                spans[-1] = ("content", spans[-1][1], len(out.words) + len(p.words))
            elif p.kind:
                spans.append((p.kind, len(out.words), len(out.words) + len(p.words)))
            _append(out, list(p.words))

    _copy(unit, out, 0, first, origin)
    frame(before)
    start = len(out.words)
    inside = unit.words[first:end]
    if before and inside[0].lower() in _SMALL and "“" not in before[-1].words:
        inside = [inside[0].lower(), *inside[1:]]
    origin |= {first + k: start + k for k in range(len(inside))}
    _append(out, inside)
    out.labels["inner"][start:] = unit.labels["tag"][first:end]
    if spans and spans[-1][0] == "content" and spans[-1][2] == start:
        spans[-1] = ("content", spans[-1][1], len(out.words))
    else:
        spans.append(("content", start, len(out.words)))
    frame(after)
    _copy(unit, out, end, len(unit.words), origin)
    _label(out, spans)
    for old, new in origin.items():
        target = unit.labels["link"][old]
        key = "inner_link" if first <= old < end else "link"
        if target >= 0:
            out.labels[key][new] = origin[target] if (first <= target < end) == (key == "inner_link") else -2
    return out


def _append(out: Unit, words: list[str]) -> None:
    out.words += words
    out.sentence += [0] * len(words)
    for key, nothing in (("tag", "O"), ("link", -1), ("inner", "O"), ("inner_link", -1)):
        out.labels[key] += [nothing] * len(words)


def _copy(unit: Unit, out: Unit, first: int, end: int, origin: dict[int, int]) -> None:
    """Take words over as they are, with both layers of tags; links follow when all words have their places."""
    start = len(out.words)
    _append(out, unit.words[first:end])
    origin |= {i: start + i - first for i in range(first, end)}
    for key in ("tag", "inner"):
        out.labels[key][start:] = unit.labels[key][first:end]


def _label(out: Unit, spans: list[tuple[str, int, int]]) -> None:
    cue = next(start for kind, start, _ in spans if kind == "cue")
    for kind, start, end in spans:
        out.labels["tag"][start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
        out.labels["link"][start] = cue
