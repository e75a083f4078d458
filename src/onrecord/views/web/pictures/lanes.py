"""Swim lanes: who held which position on a claim, and when. A lane a party, or a state with all who speak for it.

In: a claim's ladder with its silences, and how wide it may be. Out: an ``<svg>``: a mark a position, by colour and by
shape, a span a silence, copies faint, a soft bar where the day is only known from and to, and what has no known day in
a column of its own; the table below the picture says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from onrecord.facts.days import last_day
from onrecord.questions.answers import Who
from onrecord.questions.claim_answers import ClaimLadder, PositionRow
from onrecord.views.web.pictures import drawing
from onrecord.views.web.pictures.drawing import element
from onrecord.views.web.pictures.ground import HEAD, NARROW, WIDE, Ground, Layout, ground
from onrecord.views.web.pictures.placing import ROOM, Placed, days_of, offset, placed
from onrecord.views.web.wording import many, plain_day, spaced

MOST_MARKS = 2000
MOST_NARROW = 300       # marks of a lane where there is little room
_LANE = 46.0            # height of a lane with marks in one row
_LINE = 16.0            # height of another line of a lane's name
_HUSHED = "does not acknowledge it"
_QUOTED = 240           # characters of the words that a mark shows when it is pointed at
_LETTER = 8.6           # how wide a letter of a lane's name is, about

__all__ = ["NARROW", "WIDE", "Lane", "Layout", "Silence", "draw", "drawn", "lanes_of"]


class Silence(NamedTuple):
    """A stretch in which a party does not say. ``until`` null: it lasts."""

    party: Who
    since: str
    until: str | None


class Lane(NamedTuple):
    """A row of the picture: its name, what stands now, its positions and silences."""

    name: str
    now: str | None
    rungs: tuple[PositionRow, ...]
    silences: tuple[Silence, ...]


def lanes_of(ladder: ClaimLadder, silences: Sequence[Silence], by_state: bool) -> tuple[Lane, ...]:
    """Return the lanes, those first whose party spoke first."""
    keys: dict[str, list[PositionRow]] = {}
    for rung in ladder.positions:
        keys.setdefault(_key(rung.party, by_state), []).append(rung)
    return tuple(
        Lane(_name(key, rungs), _now(key, ladder, by_state), tuple(rungs),
             tuple(one for one in silences if _key(one.party, by_state) == key))
        for key, rungs in keys.items())


def _now(key: str, ladder: ClaimLadder, by_state: bool) -> str | None:
    """Return where a lane stands now: its state itself, else whoever of it spoke last."""
    standing = [one for one in ladder.claim.standing if _key(one.party, by_state) == key]
    own = [one for one in standing if one.party and one.party.id == key]
    newest = max(own or standing, key=lambda one: one.day or "", default=None)
    return newest.position if newest else None


def _key(party: Who | None, by_state: bool) -> str:
    if party is None:
        return ""
    return (party.of or party.id) if by_state else party.id


def _name(key: str, rungs: Sequence[PositionRow]) -> str:
    parties = {one.party.id: one.party for one in rungs if one.party}
    if not parties:
        return "nobody in particular"
    if key in parties:
        return parties[key].name
    first = next(iter(parties.values()))
    return first.name + (f" and {len(parties) - 1} more" if len(parties) > 1 else "")


def draw(ladder: ClaimLadder, silences: Sequence[Silence], by_state: bool, as_of: str | None,
         link: Callable[[PositionRow], str], layout: Layout = WIDE) -> str:
    """Return the picture of a claim; without a single position it says so."""
    told = f"{ladder.claim.text}: who held which position when. The table of positions says the same."
    return drawn(lanes_of(ladder, silences, by_state), told, last_day(as_of) if as_of else None, link, layout)


def drawn(lanes: Sequence[Lane], told: str, end: str | None, link: Callable[[PositionRow], str],
          layout: Layout = WIDE) -> str:
    """Return the picture of some lanes. ``end``: the day as of which it is."""
    rungs = [rung for lane in lanes for rung in lane.rungs]
    if not rungs:
        none = element("text", "Nobody takes a position on it.", class_="soft", x=14, y=34, fill=drawing.SOFT)
        return drawing.picture(layout.width, 60, told, none)
    days = [day for rung in rungs for day in days_of(rung)]
    under = ground(layout, [*days, end] if end and days else days, undated=any(rung.day is None for rung in rungs))
    beds, marks, names, y = list[str](), list[str](), list[str](), HEAD
    for number, lane in enumerate(lanes):
        name = _wrapped(lane.name, layout.name_room)
        above = _LINE * (len(name) + bool(lane.now)) if layout.above else 0.0
        height, inner = _lane(lane, under, y + above, _LANE + _LINE * (len(name) - 1), link, end)
        beds.append(drawing.bed(number, y, layout.width, above + height))
        marks.append(inner)
        at = y + _LINE + 2 if layout.above else y + height / 2 - 2 - _LINE * (len(name) - 1) / 2
        plate = "" if layout.above else drawing.bed(number, y, layout.left - 12, height)
        names.append(plate + _names(lane, name, at, layout))
        y += above + height
    after = under.ticks(y) + (_as_of(under, end, y) if end else "")
    written = "".join(names) if layout.above else drawing.staying(names)
    return drawing.picture(layout.width, y + 26, told, "".join(beds) + after + "".join(marks) + written,
                           _hatching(layout))


def _as_of(under: Ground, end: str, bottom: float) -> str:
    at = under.x(end)
    return (element("path", class_="asof", d=f"M{at:.1f},{HEAD:g} V{bottom:g}", stroke="#1d5fbf", stroke_width=2,
                    stroke_dasharray="5 3")
            + element("text", f"as of {plain_day(end)}", class_="asof-text", x=at - 6, y=bottom + 17, text_anchor="end",
                      fill="#1d5fbf"))


def _hatching(layout: Layout) -> str:
    inner = (element("rect", class_="hush-paper", width=6, height=6, fill="#f0f1f3")
             + element("path", class_="hush-line", d="M0,0 v6", stroke="#c4c8ce", stroke_width=2))
    return element("pattern", markup=inner, id=layout.hush, width=6, height=6, patternUnits="userSpaceOnUse",
                   patternTransform="rotate(45)")


def _lane(lane: Lane, under: Ground, top: float, least: float, link: Callable[[PositionRow], str], end: str | None,
          ) -> tuple[float, str]:
    """Return the height of a lane's marks, and all that is drawn there."""
    found = list(placed(lane.rungs, under))
    deepest = max((one.row for one in found), default=0)
    height = max(least if not under.layout.above else 30.0, 22 + ROOM * (deepest + 1))
    middle = top + height / 2
    drawn = element("path", class_="line", d=f"M{under.left:g},{middle:.1f} H{under.layout.right:g}", stroke="#d5d8dd")
    drawn += _hushes(lane, under, middle, end, [one.x for one in found if one.row == 0])
    shown = found[:MOST_NARROW if under.layout.above else MOST_MARKS]
    drawn += "".join(_range_bar(one, under, middle + offset(one.row)) for one in shown)
    drawn += "".join(_mark(one, middle + offset(one.row), link, under.layout) for one in shown)
    return height, drawn


def _names(lane: Lane, lines: Sequence[str], top: float, layout: Layout) -> str:
    """Return a lane's name, and where it stands now."""
    drawn = drawing.named(lane.name, lines, top, _LINE, font_size=14, font_weight=600)
    if lane.now:
        drawn += element("text", f"now: {spaced(lane.now)}", class_=f"now fl p-{lane.now}", x=12,
                         y=top + _LINE * len(lines) + 1, fill=drawing.COLOURS.get(lane.now, drawing.SOFT))
    return drawn


def _mark(one: Placed, y: float, link: Callable[[PositionRow], str], layout: Layout) -> str:
    rung = one.rung
    who = rung.party.name if rung.party else "nobody in particular"
    late = "not later than " if rung.day and rung.dated_by in ("published", "bounds") else ""
    when = plain_day(rung.value if rung.dated_by == "when" else rung.day)
    told = f"{who} · {spaced(rung.position)} · {late}{when} · {rung.outlet or 'no outlet'}"
    told += " (a copy)" if rung.copy_of else ""
    told += "" if layout.above else f": “{rung.quote.text[:_QUOTED]}”"
    drawn = element("use", href=f"#m-{rung.position if rung.position in drawing.MARKS else 'asserted'}", x=one.x, y=y)
    return element("a", markup=element("title", told) + drawn, href=link(rung),
                   class_="mark copy" if rung.copy_of else "mark", opacity=0.35 if rung.copy_of else None,
                   data_row=rung.statement)


def _range_bar(one: Placed, under: Ground, y: float) -> str:
    """Return a soft bar over the days that a position's day can be; nothing where it is one day."""
    days = days_of(one.rung)
    if len(set(days)) < 2:
        return ""
    first, last = (under.x(day) for day in days)
    return element("rect", class_=f"range fl p-{one.rung.position}", x=first, y=y - 2.5,
                   width=max(last - first, 1), height=5, rx=2.5, opacity=0.25,
                   fill=drawing.COLOURS.get(one.rung.position, drawing.SOFT))


def _hushes(lane: Lane, under: Ground, middle: float, end: str | None, marks: Sequence[float]) -> str:
    drawn = ""
    for one in _together(lane.silences):
        x1, x2 = under.x(one.since), under.x(one.until or end or under.last)
        drawn += element("rect", class_="hush", x=x1, y=middle - 9, width=max(x2 - x1, 2), height=18, rx=3,
                         fill=f"url(#{under.layout.hush})")
        at, told = next(_free(x1, x2, marks, _lasted(one)), (None, ""))
        if at is not None:
            drawn += element("text", told, class_="soft", x=at, y=middle + 4, text_anchor="middle", font_size=11.5,
                             fill=drawing.SOFT)
    return drawn


def _lasted(one: Silence) -> str:
    """Return how long a silence lasted; nothing of one that lasts."""
    if one.until is None:
        return ""
    days = (drawing.as_date(one.until) - drawing.as_date(one.since)) // timedelta(days=1)
    return f" ({many(round(days / 30.4), 'month') if days > 45 else many(days, 'day')})"


def _free(x1: float, x2: float, marks: Sequence[float], lasted: str) -> Iterator[tuple[float, str]]:
    """Yield where in a silence its words hide no mark, with how long it lasted where there is room for that too."""
    for told in dict.fromkeys((_HUSHED + lasted, _HUSHED)):
        half = len(told) * 3.1 + 12
        for at in (x1 + (x2 - x1) * share / 8 for share in (4, 3, 5, 2, 6)):
            if x1 <= at - half and at + half <= x2 and all(abs(mark - at) > half for mark in marks):
                yield at, told


def _together(silences: Sequence[Silence]) -> list[Silence]:
    """Return the silences of a lane without those that another one holds."""
    found: list[Silence] = []
    for one in sorted(silences, key=lambda one: one.since):
        if found and (found[-1].until is None or one.since <= found[-1].until):
            last = found.pop()
            until = None if last.until is None or one.until is None else max(last.until, one.until)
            found.append(last._replace(until=until))
        else:
            found.append(one)
    return found


def _wrapped(name: str, room: float) -> list[str]:
    """Return a name in one or two lines; the second one is cut where that is not enough.

    >>> _wrapped("South Korea's intelligence service", 206)
    ["South Korea's", 'intelligence service']
    """
    letters = int(room / _LETTER)
    if len(name) <= letters:
        return [name]
    first = name[:letters + 1].rpartition(" ")[0] or name[:letters]
    rest = name[len(first):].strip()
    return [first, rest if len(rest) <= letters else rest[:letters - 1].rstrip() + "…"]
