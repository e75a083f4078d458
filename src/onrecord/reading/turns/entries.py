"""Live blogs: entries, each with its own time ('14:35 GMT', '2h ago', '10:30 p.m.').

In: a text with its paragraphs. Out: its entries, or nothing where it is none. A timetable and a chronicle of a day have
times at the heads of their lines too: a live blog says that it is live, or its newest entry stands first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from onrecord.facts.span import Span, trim
from onrecord.reading.turns import cut
from onrecord.reading.turns.announced import is_live
from onrecord.reading.turns.cut import Cut

_ZONE = r"(?:GMT|UTC|Z|BST|IST|CES?T|EES?T|WES?T|MSK|[ECMP][SD]?T|A[EC][SD]T|JST|HKT|SGT|local(?: time)?|hrs?|h)"
_CLOCK = (rf"(?<!\d)(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d)(?:[:.]\d\d)?|(?=[ \t]*[ap]\.?m\b))"
          rf"[ \t]*(?P<half>[ap]\.?m\b\.?)?[ \t]*"
          rf"(?P<zone>{_ZONE}\b)?")
_DAY = (r"(?:\w+,?[ \t]+)?(?:\d{1,2}[ \t]+[A-Z][a-z]+|[A-Z][a-z]+\.?[ \t]+\d{1,2})(?:,?[ \t]+\d{4})?,?[ \t]*"
        r"(?:at[ \t]+)?")
_UPDATED = re.compile(r"(?i)\W*(?:last[ \t]+)?updated\b")
_HEAD = re.compile(rf"\W*(?:(?i:posted|published|at|live)[ \t:]+)*(?:{_DAY})?[\[(]?{_CLOCK}[\])]?[ \t]*[–—|:.-]?[ \t]*")
_AGO = re.compile(r"\W*(?P<count>\d{1,2})[ \t]?(?P<unit>h|hrs?|hours?|m|mins?|minutes?)[ \t]ago\b[ \t]*")
_LINE = re.compile(r"[^\r\n]+")
_MARKS = "“\"‘'«[("
_FEWEST = 2
_FEWEST_UNANNOUNCED = 4
_FILLS = 0.8        # of the paragraphs that have to open with a time, where it stands on the line
_IN_ORDER = 0.8     # of the steps from one time to the next that have to go one way


class _Head(msgspec.Struct, frozen=True):
    """The time of an entry: ``span`` of its words, ``clock`` in 24 hours, null for '2h ago'; ``alone`` on its line.

    ``start``, ``end``: where it begins, a line '2h ago' above it included, and what follows it.
    """

    span: Span
    start: int
    end: int
    clock: str | None
    alone: bool


def live_entries(text: str, paragraphs: Sequence[Span]) -> list[Cut]:
    """Return the entries of a live blog, in order; nothing where it is none."""
    heads = _heads(text)
    if not _is_live(text, heads, len(paragraphs)):
        return []
    stops = [*(h.start for h in heads[1:]), len(text)]
    pieces = cut.split(text, paragraphs, [p for h in heads for p in (h.start, h.end)])
    out = []
    for head, stop in zip(heads, stops, strict=True):
        parts = tuple(p for p in pieces if head.end <= p[0] < stop and not _UPDATED.match(text, *p))
        if parts:
            out.append(Cut("entry", parts, head=head.span, clock=head.clock))
    return out


def _heads(text: str) -> list[_Head]:
    """Return the times at the heads of lines; '2h ago' above a clock is the same head."""
    out: list[_Head] = []
    for line in _LINE.finditer(text):
        start, end = trim(text, line.span())
        head = _clock_head(text, start, end) or _ago_head(text, start, end) if start < end else None
        if head is None:
            continue
        if out and out[-1].alone and not text[out[-1].end : start].strip():
            above = out.pop()
            head = msgspec.structs.replace(head, start=above.start) if head.clock else above
        out.append(head)
    return out


def _clock_head(text: str, start: int, end: int) -> _Head | None:
    found = _HEAD.match(text, start, end)
    if found is None or _UPDATED.match(text, start, end):
        return None
    if int(found["hour"]) > 23 or int(found["minute"] or 0) > 59:
        return None
    stop = max(found.end(name) for name in ("hour", "minute", "half", "zone"))
    behind = text[found.end() : end][:1]
    if behind and (stop == found.end() or not (behind.isupper() or behind in _MARKS)):
        return None     # '10.5 million', '8.15pm tonight'
    return _Head((found.start("hour"), stop), start, found.end(), _clock(found), not behind)


def _clock(found: re.Match[str]) -> str:
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    universal = (found["zone"] or "").upper() in ("GMT", "UTC", "Z")
    return f"{hour:02}:{found['minute'] or '00'}{'Z' if universal else ''}"


def _ago_head(text: str, start: int, end: int) -> _Head | None:
    found = _AGO.match(text, start, end)
    if found is None or found.end() < end:
        return None
    return _Head((found.start("count"), len(text[: found.end()].rstrip())), start, found.end(), None, True)


def _is_live(text: str, heads: Sequence[_Head], paragraphs: int) -> bool:
    if len(heads) < _FEWEST:
        return False
    announced = is_live(text[: heads[0].start])
    steps = [a.clock > b.clock for a, b in pairwise(heads) if a.clock and b.clock]
    down = sum(steps)
    if announced:
        ordered = max(down, len(steps) - down) >= _IN_ORDER * len(steps) - 1
        return ordered and (len(heads) > _FEWEST or all(h.alone for h in heads))
    parted = all(h.alone for h in heads) or len(heads) >= _FILLS * paragraphs
    return len(heads) >= _FEWEST_UNANNOUNCED and parted and down >= _IN_ORDER * len(steps) and down > 0
