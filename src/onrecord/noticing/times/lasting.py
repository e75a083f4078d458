"""Rules for durations, repeated times, times of the clock, and words that only point (now, recently).

In: a match and its context. Out: its Meaning. A stretch that ends or begins with publication ('the past three
weeks') keeps its duration and says which days it covers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.noticing.numbers import parse_number
from onrecord.noticing.times.dated import number, yearless
from onrecord.noticing.times.meaning import Context, Meaning, Rule, dated, rule
from onrecord.noticing.times.periods import Period
from onrecord.noticing.times.relative import DEICTIC, unit_of
from onrecord.noticing.times.words import CALENDAR_UNIT, DAY, MONTH, NUMBER, UNIT, WEEKDAY, YEAR, any_of, meaning_of

CLOCK_UNITS = ("TS", "TM", "TH")


def duration(count: float | None, unit: str) -> str:
    """Return an ISO 8601 duration (with TIMEX3's Q, E, C for quarters, decades, centuries); X: how many is not said."""
    code = meaning_of("unit", unit)
    if code == "F":
        count, code = (None if count is None else 2 * count), "W"
    if code == "WE":
        code = "W"
    amount = "X" if count is None else amount_of(count)
    return f"PT{amount}{code[1:]}" if code in CLOCK_UNITS else f"P{amount}{code[0]}"


def amount_of(count: float) -> str:
    """Return a count as ISO 8601 writes it: without an exponent, however long."""
    return str(int(count)) if count % 1 == 0 else f"{count:.6f}".rstrip("0")


def _count(m: re.Match[str]) -> float | None:
    parsed = parse_number(m["n"]) if m["n"] else None
    return None if parsed is None or parsed.vague else parsed.value


def _covered(count: float | None, unit: str, ctx: Context, ahead: bool) -> tuple[date, date] | None:
    """Days of the last or next n units, publication day included."""
    if count is None or count % 1 or ctx.published is None or unit in ("second", "minute", "hour"):
        return None
    unit, count = ("week", 2 * count) if unit == "fortnight" else (unit, count)
    step = int(count) if ahead else -int(count)
    if unit in ("day", "week", "weekend"):
        other = ctx.day + timedelta(step * (1 if unit == "day" else 7))
    else:
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        start = Period.holding("month", ctx.day).later(step * months)
        other = start.first.replace(day=min(ctx.day.day, start.last.day))
    return (ctx.day, other) if ahead else (other, ctx.day)


def _recent(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'the past three weeks', 'the coming days', 'recent years'."""
    which, unit = m["which"].lower(), unit_of(m["unit"])
    if which == "recent":
        return Meaning("DATE", reference="PAST_REF")
    count = _count(m) if m["n"] else None if m["many"] or m["plural"] else 1.0
    ahead = which in ("next", "coming")
    days = _covered(count, unit, ctx, ahead)
    return Meaning("DURATION", duration=duration(count, unit), days=days, anchor="published" if days else None)


def _lasting(m: re.Match[str], ctx: Context) -> Meaning | None:
    if m["n"] and unit_of(m["unit"]) == "quarter" and _FRACTION.match(m.string, m.start("n")):
        return None     # 'three-quarters of its food'
    return Meaning("DURATION", duration=duration(_count(m) if m["n"] else 1.0, unit_of(m["unit"])))


def _unsaid(m: re.Match[str], ctx: Context) -> Meaning | None:
    return Meaning("DURATION", duration=duration(None, unit_of(m["unit"])))


def _stretch(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'In the weeks before', 'decades-long', 'a day-long meeting', 'several-year': how many only where it is one."""
    word = (m["unit"] or m["many"] or m["whole"] or m["of"] or m["long"]).lower()
    if (m["of"] and m["long"].lower() != "several") or (word == "several"):
        return None     # 'day-year'
    one = m["one"] or (m["long"] and not m["of"] and not word.endswith("s"))
    return Meaning("DURATION", duration=duration(1.0 if one else None, unit_of(word)))


def _repeated(m: re.Match[str], ctx: Context) -> Meaning | None:
    return Meaning("SET", duration=duration(1.0, unit_of(m["unit"])))


def _repeated_day(m: re.Match[str], ctx: Context) -> Meaning | None:
    return Meaning("SET", duration="P1W")


def _adverb(m: re.Match[str], ctx: Context) -> Meaning | None:
    return Meaning("SET", duration=meaning_of("set", m["word"]))


def _reference(m: re.Match[str], ctx: Context) -> Meaning | None:
    if m["word"].lower().endswith("soon") and ctx.direction in ("past", "told"):
        return None     # 'he soon recovered'
    return Meaning("DATE", reference=meaning_of("reference", m["word"]))


def _clock(m: re.Match[str], ctx: Context) -> Meaning | None:
    """A time of the clock, on the day named beside it, else the day named before, else that of publication."""
    clock = meaning_of("part", m["named"]) if m["named"] else _hour(m)
    if clock is None:
        return None
    day = _day_beside(m, ctx)
    if day is None or day.period is None:
        return None
    return dated(day.period, day.anchor, clock=f"{clock}Z" if _UNIVERSAL.search(m[0]) else clock)


def _hour(m: re.Match[str]) -> str | None:
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
    half = (m["half"] or "").lower().replace(".", "")
    if hour > 24 or minute > 59 or (half and hour > 12):
        return None
    hour = hour % 12 + (12 if half.startswith("p") else 0) if half else hour
    return f"{hour:02}:{minute:02}"


def _day_beside(m: re.Match[str], ctx: Context) -> Meaning | None:
    if m["day"]:
        step = (int(meaning_of("weekday", m["day"])) - ctx.day.weekday()) % 7
        return dated(Period("day", ctx.day + timedelta(step if ctx.ahead or not step else step - 7)), "published")
    if m["month"]:
        month, day = int(meaning_of("month", m["month"])), number(m["date"])
        return dated(Period("day", date(number(m["year"]), month, day))) if m["year"] else yearless(month, day, ctx)
    if m["deictic"]:
        return dated(Period("day", ctx.day + timedelta(DEICTIC[m["deictic"].lower()])), "published")
    if ctx.previous is not None and ctx.previous.unit == "day":
        return dated(ctx.previous, "previous")
    return dated(Period("day", ctx.day), "published")


def _part(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'in the morning': of the day named before, else of publication."""
    clock = meaning_of("part", m["part"])
    if ctx.previous is not None and ctx.previous.unit == "day":
        return dated(ctx.previous, "previous", clock=clock)
    return replace(dated(Period("day", ctx.day), "published", clock=clock))


_ZONE = (r"(?: ?\(?(?:UTC|GMT|EST|EDT|ET|CET|CEST|BST|PST|PDT|local time|(?-i:[A-Z]{2,3}T))"
         r"(?: ?[+-]\d{1,2}(?::?\d\d)?)?\)?)")
_ON_DAY = (rf"(?:,? (?:on )?(?:(?P<day>{WEEKDAY})|(?P<deictic>today|yesterday|tomorrow)"
           rf"|(?P<month>{MONTH})[ -](?P<date>{DAY})(?:,? (?P<year>{YEAR}))?))?")
_HALF = r"(?P<half>[ap]\.m\.|[ap]m\b|[AP]M\b|[ap]\.m\b)"
_UNIVERSAL = re.compile(r"\b(?:UTC|GMT)\)?(?:[ ,]|$)")
_FRACTION = re.compile(r"three(?:-quarters?\b| quarters of (?:the|its|his|her|their|all|our)\b)", re.IGNORECASE)
_NOT_AGE = r"(?![ -]olds?)"

RULES: tuple[Rule, ...] = (
    rule("recent", "DURATION", rf"(?:the |these )?(?P<which>last|past|next|coming|recent) (?:(?P<many>few|several"
         rf"|couple of|many) "
         rf"|(?P<n>{NUMBER}) (?:or so )?(?:trading |straight |consecutive )?)?(?P<unit>{UNIT})(?P<plural>s)", _recent),
    rule("past one", "DURATION", r"(?:the|this) (?P<which>past) (?P<many>(?!))?(?P<n>(?!))?(?P<unit>decade|century"
         r"|year|month|week|quarter)"
         r"(?P<plural>(?!))?", _recent),
    rule("next decade", "DURATION", r"the (?P<which>next|last) (?P<many>(?!))?(?P<n>(?!))?(?P<unit>decade|century)"
         r"(?P<plural>(?!))?", _recent),
    rule("lasting", "DURATION", rf"(?:the (?:first |last |latest |next )?)?(?P<n>{NUMBER})[ -](?:more |straight "
         rf"|consecutive |full |whole |additional "
         rf"|solid |trading )?(?P<unit>{UNIT})s?(?:['’]s?)?{_NOT_AGE}", _lasting),
    rule("one", "DURATION", rf"(?<!times )(?<!once )(?<!twice )(?:an? (?:full |whole |single |further "
         rf"|additional )?(?P<n>(?!))?"
         rf"(?P<unit>minute|hour|day|week|fortnight|month|year|decade|century))(?! (?:earlier|later|ago"
         rf"|or so ago)){_NOT_AGE}", _lasting),
    rule("unsaid", "DURATION", r"(?:(?:many|several|a few|a couple of|some|the following|the ensuing) "
         rf"|(?<=for )|(?<=in )|(?<=over )|(?<=within )|(?<=just )|(?<=after )|(?<=of ))(?P<unit>{UNIT})s(?! (?:ago"
         rf"|of age))", _unsaid),
    rule("stretch", "DURATION", rf"(?:(?<=in the )|(?<=over the )|(?<=during the ))(?P<unit>{UNIT})s(?= (?:before|after"
         r"|that followed|ahead|leading|since|following|to come|immediately))|(?<=over )the (?P<many>years|decades)"
         r"|(?P<long>decades|years|months|weeks|days|hours|several|day|week|month|year|hour)-(?:long|(?P<of>year|month|week"
         r"|day))(?!-)|(?P<one>single)-(?P<whole>day|week|year)", _stretch),
    rule("repeated", "SET", rf"(?:every|each|per) (?:single |other )?(?P<unit>{UNIT})", _repeated),
    rule("a year", "SET", rf"(?:(?<=once )|(?<=twice )|(?<=times )|(?<=\d )|(?<=percent )|(?<=million )|(?<=billion ))"
         rf"an? (?P<unit>{CALENDAR_UNIT}|hour)(?! (?:ago|earlier|later|after|before))", _repeated),
    rule("repeated day", "SET", rf"(?:every|each) {WEEKDAY}|(?<=on )(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days",
         _repeated_day),
    rule("adverb", "SET", rf"(?P<word>{any_of('set')})", _adverb),
    rule("reference", "DATE", rf"(?P<word>{any_of('reference')})(?! (?:as|again|and for all|more|after|afterwards"
         r"|enough|thereafter))", _reference),
    rule("clock", "TIME", rf"(?:(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))? ?(?:{_HALF}(?:{_ZONE})?|(?<=:\d\d ){_ZONE}"
         rf"|(?<=:\d\d){_ZONE})"
         rf"|(?P<named>midnight|noon|midday)){_ON_DAY}", _clock),
    rule("clock 24", "TIME", rf"(?P<hour>[0-2]\d):?(?P<minute>[0-5]\d)(?P<half>(?!))?(?P<named>(?!))? ?(?:{_ZONE}"
         rf"|hours|hrs){_ON_DAY}", _clock),
    rule("clock at", "TIME", rf"(?<=at )(?P<hour>\d\d?):(?P<minute>[0-5]\d)(?P<half>(?!))?(?P<named>(?!))?{_ON_DAY}",
         _clock),
    rule("part", "TIME", r"(?:(?<=in )|(?<=during )|(?<=by ))the (?P<part>morning|afternoon|evening)", _part),
)
