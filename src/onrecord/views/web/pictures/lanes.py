"""Swim lanes: who held which position on a claim, and when. A lane a party, or a state with all who speak for it.

In: a claim's ladder with its silences. Out: an ``<svg>``: a mark a position, by colour and by shape, a span a silence,
copies faint, a soft bar where the day is only known from and to; the table below the picture says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from onrecord.facts.days import first_day, last_day
from onrecord.questions.answers import Who
from onrecord.questions.claim_answers import ClaimLadder, PositionRow
from onrecord.views.web.pictures import drawing
from onrecord.views.web.pictures.drawing import Axis, element
from onrecord.views.web.wording import plain_day, spaced

WIDTH, LEFT, RIGHT, HEAD = 1060.0, 226.0, 1040.0, 40.0
MOST_MARKS = 2000
_ROOM = 13.0            # between two marks
_LANE = 46.0            # height of a lane with marks in one row
_HUSHED = "does not acknowledge it"
_LETTER = 8.0           # how wide a letter of a lane's name is, about


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
        if rung.day is not None:
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
         link: Callable[[PositionRow], str]) -> str:
    """Return the picture of a claim; without a single dated position it says so."""
    told = f"{ladder.claim.text}: who held which position when. The table of positions says the same."
    return drawn(lanes_of(ladder, silences, by_state), told, last_day(as_of) if as_of else None, link)


def drawn(lanes: Sequence[Lane], told: str, end: str | None, link: Callable[[PositionRow], str],
          left: float = LEFT) -> str:
    """Return the picture of some lanes. ``end``: the day as of which it is; ``left``: how much room names have."""
    days = [day for lane in lanes for rung in lane.rungs for day in _range(rung)]
    if not days:
        none = element("text", "No position has a known day.", class_="soft", x=14, y=34, fill=drawing.SOFT)
        return drawing.picture(WIDTH, 60, told, none)
    axis = Axis(min(days), max([*days, end] if end else days), left, RIGHT)
    beds, marks, names, y = list[str](), list[str](), list[str](), HEAD
    for number, lane in enumerate(lanes):
        height, inner = _lane(lane, axis, y, link, end)
        beds.append(drawing.bed(number, y, WIDTH, height))
        marks.append(inner)
        names.append(drawing.bed(number, y, left - 12, height) + _names(lane, left, y + height / 2))
        y += height
    after = drawing.ticks_drawn(axis, HEAD, y) + (_as_of(axis, end, y) if end else "")
    return drawing.picture(WIDTH, y + 26, told, "".join(beds) + after + "".join(marks) + drawing.staying(names),
                           _hatching())


def _as_of(axis: Axis, end: str, bottom: float) -> str:
    at = axis.x(end)
    return (element("path", class_="asof", d=f"M{at:.1f},{HEAD:g} V{bottom:g}", stroke="#1d5fbf", stroke_width=2,
                    stroke_dasharray="5 3")
            + element("text", f"as of {plain_day(end)}", class_="asof-text", x=at - 6, y=bottom + 17, text_anchor="end",
                      fill="#1d5fbf"))


def _hatching() -> str:
    inner = (element("rect", class_="hush-paper", width=6, height=6, fill="#f0f1f3")
             + element("path", class_="hush-line", d="M0,0 v6", stroke="#c4c8ce", stroke_width=2))
    return element("pattern", markup=inner, id="hush", width=6, height=6, patternUnits="userSpaceOnUse",
                   patternTransform="rotate(45)")


class _Placed(NamedTuple):
    rung: PositionRow
    x: float
    row: int


def _lane(lane: Lane, axis: Axis, top: float, link: Callable[[PositionRow], str], end: str | None) -> tuple[float, str]:
    """Return a lane's height, and all in it."""
    placed = list(_rows(lane.rungs, axis))
    deepest = max((one.row for one in placed), default=0)
    height = max(_LANE, 22 + _ROOM * (deepest + 1))
    middle = top + height / 2
    drawn = element("path", class_="line", d=f"M{axis.left:g},{middle:.1f} H{RIGHT:g}", stroke="#d5d8dd")
    drawn += _hushes(lane, axis, middle, end, [one.x for one in placed if one.row == 0])
    shown = placed[:MOST_MARKS]
    drawn += "".join(_range_bar(one, axis, middle + _offset(one.row)) for one in shown)
    drawn += "".join(_mark(one, middle + _offset(one.row), link) for one in shown)
    return height, drawn


def _names(lane: Lane, room: float, middle: float) -> str:
    """Return a lane's name, and where it stands now."""
    drawn = drawing.named(lane.name, _cut(lane.name, room), y=middle - 2, font_size=14, font_weight=600)
    if lane.now:
        drawn += element("text", f"now: {spaced(lane.now)}", class_=f"now fl p-{lane.now}", x=12, y=middle + 15,
                         fill=drawing.COLOURS.get(lane.now, drawing.SOFT))
    return drawn


def _offset(row: int) -> float:
    """Marks of one day stand above and below the line in turn."""
    return ((row + 1) // 2) * _ROOM * (-1 if row % 2 else 1)


def _rows(rungs: Iterable[PositionRow], axis: Axis) -> Iterable[_Placed]:
    """Yield each mark in the first row in which it touches none before it."""
    ends: list[float] = []
    for rung in sorted(rungs, key=lambda one: one.day or ""):
        x = axis.x(rung.day or "")
        row = next((row for row, end in enumerate(ends) if x - end > _ROOM), len(ends))
        ends[row:row + 1] = [x]
        yield _Placed(rung, x, row)


def _mark(one: _Placed, y: float, link: Callable[[PositionRow], str]) -> str:
    rung = one.rung
    who = rung.party.name if rung.party else "nobody in particular"
    late = "not later than " if rung.dated_by in ("published", "bounds") else ""
    when = plain_day(rung.value if rung.dated_by == "when" else rung.day)
    told = (f"{who} · {spaced(rung.position)} · {late}{when} · "
            f"{rung.outlet or 'no outlet'}{' (a copy)' if rung.copy_of else ''}: “{rung.quote.text[:240]}”")
    drawn = element("use", href=f"#m-{rung.position if rung.position in drawing.MARKS else 'asserted'}", x=one.x, y=y)
    return element("a", markup=element("title", told) + drawn, href=link(rung),
                   class_="mark copy" if rung.copy_of else "mark", opacity=0.35 if rung.copy_of else None,
                   data_row=rung.statement)


def _range_bar(one: _Placed, axis: Axis, y: float) -> str:
    """Return a soft bar over the days that a position's day can be; nothing where it is one day."""
    first, last = _range(one.rung)
    if first == last:
        return ""
    return element("rect", class_=f"range fl p-{one.rung.position}", x=axis.x(first), y=y - 2.5,
                   width=max(axis.x(last) - axis.x(first), 1), height=5, rx=2.5, opacity=0.25,
                   fill=drawing.COLOURS.get(one.rung.position, drawing.SOFT))


def _range(rung: PositionRow) -> tuple[str, str]:
    """Return the first and the last day that a position's day can be."""
    day = rung.day or ""
    if rung.dated_by != "when" or not rung.value or rung.value.startswith(".."):
        return day, day
    return first_day(rung.value) or day, last_day(rung.value) or day


def _hushes(lane: Lane, axis: Axis, middle: float, end: str | None, marks: Sequence[float]) -> str:
    drawn = ""
    for one in _together(lane.silences):
        x1, x2 = axis.x(one.since), axis.x(one.until or end or axis.last.isoformat())
        drawn += element("rect", class_="hush", x=x1, y=middle - 9, width=max(x2 - x1, 2), height=18, rx=3,
                         fill="url(#hush)")
        at = _free(x1, x2, marks)
        if at is not None:
            drawn += element("text", _HUSHED, class_="soft", x=at, y=middle + 4, text_anchor="middle", font_size=11.5,
                             fill=drawing.SOFT)
    return drawn


def _free(x1: float, x2: float, marks: Sequence[float]) -> float | None:
    """Return where in a silence its words hide no mark; null where there is no such place."""
    half = len(_HUSHED) * 3.1 + 12
    places = (x1 + (x2 - x1) * share / 8 for share in (4, 3, 5, 2, 6))
    return next((at for at in places if x1 <= at - half and at + half <= x2
                 and all(abs(mark - at) > half for mark in marks)), None)


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


def _cut(name: str, room: float) -> str:
    letters = int((room - 20) / _LETTER)
    return name if len(name) <= letters else name[:letters - 1].rstrip() + "…"
