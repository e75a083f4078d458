"""Find time expressions in plain text and work out what they mean.

In: a text, its day of publication (or bounds, or nothing), and a way to tell whether a clause looks back or
ahead. Out: ``TimeExpression``s in order, with their span, meaning and the expression they were counted from.
No model is needed; ``notice_times`` adds syntax where there is a sheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from onrecord.facts.span import Span
from onrecord.noticing.times import dated, lasting, relative
from onrecord.noticing.times.direction import direction_in_text
from onrecord.noticing.times.events import beside_event, distance_from_event
from onrecord.noticing.times.meaning import Context, Direction, Meaning, Rule, UnanchoredError
from onrecord.noticing.times.periods import Period
from onrecord.noticing.times.triggers import met_by, needed

RULES: tuple[Rule, ...] = dated.RULES + relative.RULES + lasting.RULES
FAR_BACK = 3000         # code points: farther back nothing is counted from
LONGEST_DOUBT = 400     # days between which publication may lie and still be tried one by one

_BEFORE = re.compile(
    r"(?<![\w])(?:(?:as )?(?:early|late|mid|earlier|later|sometime)(?: in| on)?[ -]|the (?:very )?(?:early|late|mid"
    r"|middle|end|beginning|"
    r"start|close|turn|first half|second half|last week|first week)(?:[ -]| of )(?:the )?|at least |nearly |almost "
    r"|about |"
    r"around |more than |less than |over |up to |just over |just under |roughly |approximately |no more than "
    r"|the )$", re.IGNORECASE)
_AFTER = re.compile(r" or so\b(?! ago)| or more\b", re.IGNORECASE)
_END = re.compile(r"[\n.!?](?:(?<=\n)|(?<=[a-z]{4}[.!?])(?<!\bSept[.!?])(?=[”\"’']? [“\"‘]?[A-Z]))")
_HEDGED = re.compile(r"(?:at least|nearly|almost|about|around|more than|less than|over|up to|just over|just under"
                     r"|roughly|"
                     r"approximately|no more than) $", re.IGNORECASE)


@dataclass(frozen=True)
class TimeExpression:
    """One expression: its span, its meaning, which rule found it, and the index of the one it was counted from."""

    span: Span
    meaning: Meaning
    rule: str
    counted_from: int | None = None


@dataclass(frozen=True)
class Published:
    """When the text was published: the first and last day it can have been; both null where nothing is known."""

    earliest: date | None = None
    latest: date | None = None

    @classmethod
    def parse(cls, given: str | None, earliest: str | None = None, latest: str | None = None) -> Published:
        """Return bounds from ISO 8601 strings; '2022-06' is the whole month. What cannot be read counts as unknown."""
        first, last = _bound(given or earliest, last=False), _bound(given or latest, last=True)
        return cls(first, last) if first and last and first <= last else cls()

    def days(self) -> list[date | None]:
        """Every day it may have been, or a single null where that is unknown or too wide."""
        if self.earliest is None or self.latest is None or (self.latest - self.earliest).days > LONGEST_DOUBT:
            return [None]
        return [self.earliest + timedelta(n) for n in range((self.latest - self.earliest).days + 1)]


def _bound(text: str | None, last: bool) -> date | None:
    m = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", text or "")
    if not m:
        return None
    try:
        if m[3]:
            return date(int(m[1]), int(m[2]), int(m[3]))
        period = Period.month(int(m[1]), int(m[2])) if m[2] else Period.year(int(m[1]))
    except ValueError:
        return None
    return period.last if last else period.first


def level(text: str) -> str:
    """Return the text with every single line break or odd space as a plain space, of the same length."""
    plain = re.sub(r"[^\S\n ]", " ", text)
    return re.sub(r"(?<!\n)\n(?!\n)", " ", plain) if "\n\n" in plain else plain


def find_times(text: str, published: Published,
               direction: Callable[[Span], Direction | None] | None = None) -> list[TimeExpression]:
    """Return the time expressions of a text in order.

    ``direction`` tells, for a span, whether its clause looks back or ahead; without it the words around tell.
    Where publication is only bounded, an expression has a value if all possible days agree on it.
    """
    flat = level(text)
    look = direction or (lambda span: direction_in_text(flat, span))
    days = published.days()
    bounds = (days[0], days[-1]) if days[0] is not None and days[-1] is not None else None
    found: list[TimeExpression] = []
    done = 0
    for match, tried in _matches(flat):
        before = _before(found, match.start(), flat)
        ctx = Context(None, look(match.span()), found[before].meaning.period if before is not None else None, bounds)
        meaning = _agreed(tried, match, ctx, days)
        if meaning is not None and match.start() >= done:
            span = _widened(flat, match.span(), done, meaning)
            found.append(TimeExpression(span, meaning, tried.name, before if meaning.anchor == "previous" else None))
            done = span[1]
    return _dated_by_events(flat, found)


def _dated_by_events(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Count from dated events; 'the day after the vote' is left out where nothing dates the vote."""
    done = [after_event(text, found, i) for i in range(len(found))]
    kept = [i for i, one in enumerate(done) if one.rule != relative.BESIDE_EVENT or one.meaning.anchor is not None]
    if len(kept) == len(done):
        return done
    place = {old: new for new, old in enumerate(kept)}
    return [replace(done[i], counted_from=None if (base := done[i].counted_from) is None else place[base])
            for i in kept]


def after_event(text: str, found: list[TimeExpression], i: int) -> TimeExpression:
    """'six months after reports surfaced in May 2021': where the event is dated, the duration knows its days."""
    one, event = found[i], found[i + 1] if i + 1 < len(found) else None
    if event is None or event.meaning.period is None:
        return one
    if one.rule == relative.BESIDE_EVENT and one.meaning.anchor is None:
        meaning = beside_event(text[slice(*one.span)], text[one.span[1] : event.span[0]], event.meaning)
        return one if meaning is None else replace(one, meaning=meaning, counted_from=i + 1)
    if one.meaning.duration is None:
        return one
    days = distance_from_event(text[one.span[1] : event.span[0]], one.meaning, event.meaning)
    if days is None:
        return one
    return replace(one, meaning=replace(one.meaning, days=days, anchor="previous"), counted_from=i + 1)


def _matches(text: str) -> list[tuple[re.Match[str], Rule]]:
    """Matches of all rules, leftmost first and of these the longest, without overlaps."""
    everything = []
    for start, end in _stretches(text):
        there = met_by(text[start:end])
        everything += [(m, r) for r, need in _needs() if there & need == need
                       for m in r.pattern.finditer(text, start, end)]
    everything.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    kept: list[tuple[re.Match[str], Rule]] = []
    for pair in everything:
        if not kept or pair[0].start() >= kept[-1][0].end():
            kept.append(pair)
    return kept


@cache
def _needs() -> list[tuple[Rule, int]]:
    return [(r, needed(r.name)) for r in RULES]


def _stretches(text: str) -> list[Span]:
    """Lines, cut where a sentence surely ends; no expression reaches over that."""
    ends = [m.start() for m in _END.finditer(text)]
    return [(a, b) for a, b in zip([0, *(e + 1 for e in ends)], [*ends, len(text)], strict=True) if b > a]


def _agreed(tried: Rule, match: re.Match[str], ctx: Context, days: list[date | None]) -> Meaning | None:
    """The meaning on which all possible days of publication agree; where they do not, the days it can fall on."""
    first = _meaning(tried, match, replace(ctx, published=days[0]))
    if first is None or len(days) == 1 or (first.period is None and first.days is None):
        return first
    others = [_meaning(tried, match, replace(ctx, published=day)) for day in days[1:]]
    if all(one == first for one in others):
        return first
    can = [stretch for one in (first, *others) if one is not None and (stretch := _stretch(one)) is not None]
    bounds = (min(c[0] for c in can), max(c[1] for c in can))
    return Meaning(first.type, duration=first.duration, reference=first.reference, days=bounds)


def _stretch(meaning: Meaning) -> tuple[date, date] | None:
    if meaning.period is None:
        return meaning.days
    return meaning.period.first, (meaning.until or meaning.period).last


def _meaning(tried: Rule, match: re.Match[str], ctx: Context) -> Meaning | None:
    try:
        return tried.meaning(match, ctx)
    except UnanchoredError:
        return Meaning(tried.type)
    except (ValueError, OverflowError):
        return None     # a day that is on no calendar: 31 June, the year 0


def _before(found: list[TimeExpression], start: int, text: str) -> int | None:
    """Index of the last dated expression in the same paragraph or the one before."""
    for i in range(len(found) - 1, -1, -1):
        if start - found[i].span[1] > FAR_BACK or text.count("\n", found[i].span[1], start) > 3:
            return None
        if found[i].meaning.period is not None:
            return i
    return None


def _widened(text: str, span: Span, least: int, meaning: Meaning) -> Span:
    """Take in what belongs to the expression on either side: 'the late', 'nearly', 'or so'."""
    start, end = span
    for _ in range(2):
        m = _BEFORE.search(text, max(least, start - 24), start)
        if not m or (_HEDGED.search(m[0]) and (meaning.duration is None or text[start:start + 4].lower() == "the ")):
            break
        if m[0].lower() == "the " and (meaning.type != "DURATION" or "-" in text[start:end]):
            break
        start = m.start()
    after = _AFTER.match(text, end)
    if after and (meaning.duration or meaning.period is not None):
        end = after.end()
    return start, end
