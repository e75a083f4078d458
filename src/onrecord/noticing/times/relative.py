"""Rules for times that are counted from the day of publication or from the time named before.

In: a match and its context. Out: its Meaning: 'yesterday', 'last week', 'two years ago', 'the previous
year', 'next Friday', 'the third quarter', 'last summer'.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.noticing.numbers import parse_number
from onrecord.noticing.times.dated import number
from onrecord.noticing.times.meaning import Anchor, Context, Meaning, Rule, dated, in_direction, rule, with_clock
from onrecord.noticing.times.periods import Period
from onrecord.noticing.times.words import (
    CALENDAR_UNIT,
    DAY,
    MONTH_NAME,
    NUMBER,
    ORDINAL,
    PART,
    SEASON,
    SPRING_MONTH,
    WEEKDAY,
    YEAR,
    meaning_of,
)

STEP = {"last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "this": 0, "current": 0, "next": 1,
        "coming": 1, "upcoming": 1, "following": 1, "this past": -1, "this coming": 1, "latest": -1, "same": 0,
        "that": 0,
        "that same": 0, "year": -1}
FROM_PREVIOUS = {"previous", "prior", "preceding", "following", "same", "that", "that same"}
DEICTIC = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0, "the day before yesterday": -2,
           "the day after tomorrow": 2}


BESIDE_EVENT = "beside an event"


def unit_of(word: str) -> str:
    """Return the unit of a word: 'years' is 'year', 'centuries' 'century'."""
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def _deictic(m: re.Match[str], ctx: Context) -> Meaning | None:
    word = m["word"].lower()
    day = Period("day", ctx.day + timedelta(DEICTIC[word]))
    clock = meaning_of("part", m["part"]) if m["part"] else "NI" if word in ("tonight", "overnight") else None
    return dated(day, "published", clock=clock)


def _this_part(m: re.Match[str], ctx: Context) -> Meaning | None:
    day = Period("day", ctx.day - timedelta(m["which"].lower() == "last"))
    return dated(day, "published", clock=meaning_of("part", m["part"]))


def _unit(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'last week', 'the following month'."""
    which, unit = m["which"].lower(), unit_of(m["unit"])
    anchor: Anchor = "previous" if which in FROM_PREVIOUS else "published"
    if anchor == "previous":
        start = ctx.before()
        if unit in ("day", "week") and start.unit not in ("day", "week", "weekend"):
            return None if which == "that" else Meaning("DATE")
        base = start.first
    else:
        base = ctx.day
    if unit == "fortnight":
        return Meaning("DURATION", duration="P2W")
    if unit == "weekend":
        return dated(_weekend(which, base), anchor)
    return dated(Period.holding(unit, base).later(STEP[which]), anchor)


def _weekend(which: str, day: date) -> Period:
    """'the weekend' and 'last weekend' are the latest that has begun; 'this weekend' is this week's."""
    here = Period.holding("weekend", day)
    if which == "this" and day.weekday() == 0:
        return here.later(-1)
    if which in ("last", "past", "this past"):
        return here if here.last < day else here.later(-1)
    return here.later(STEP.get(which, 0))


def _the_weekend(m: re.Match[str], ctx: Context) -> Meaning | None:
    here = Period.holding("weekend", ctx.day)
    return dated(here if ctx.ahead or ctx.day >= here.first else here.later(-1), "published")


def _edge(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'the end of the year'."""
    return dated(Period.holding(unit_of(m["unit"]), ctx.day), "published")


def _ago(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'A year ago', said of the figures of a quarter, is that quarter of the year before; else counted back."""
    if _same_quarter(m, ctx):
        told = _quarter_told(ctx)
        return dated(Period.holding(told.unit, Period.holding("month", told.first).later(-12).first), "previous")
    return _counted(m, ctx)


def _counted(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'two weeks ago' from publication; 'a year earlier' from the time before."""
    count = parse_number(m["n"]) if m["n"] else None
    unit, how = unit_of(m["unit"]), m["how"].lower()
    vague = m["vague"] or (count and (count.vague or count.value % 1))
    sign = 1 if how in ("later", "from now", "from today", "afterwards", "hence") else -1
    if vague or unit in ("second", "minute", "hour", "fortnight"):
        of_day = unit in ("second", "minute", "hour")
        return Meaning("TIME" if of_day else "DATE", reference="PAST_REF" if sign < 0 else "FUTURE_REF")
    n = sign * int(count.value if count else 1)
    if how == "ago" or how.startswith("from"):
        return dated(Period.holding(unit, ctx.day).later(n), "published")
    return _counted_from(ctx.before(), n, unit, how)


def _counted_from(base: Period, n: int, unit: str, how: str) -> Meaning | None:
    """'a year earlier', 'two days later': so many units from the time before, as exact as that is."""
    if unit in ("year", "decade") and base.unit in ("quarter", "month") and how == "earlier":
        return dated(Period.holding(base.unit, Period.holding("month", base.first).later(12 * n).first), "previous")
    if unit in ("day", "week") and base.unit != "day":
        return Meaning("DATE")
    if unit == "week":
        return dated(base.later(7 * n), "previous")
    return dated(Period.holding(unit, base.first).later(n), "previous")


def _same_quarter(m: re.Match[str], ctx: Context) -> bool:
    """'Its profit of the third quarter rose from $3 million a year ago': that quarter, a year before."""
    accounts = ctx.previous is not None and ctx.previous.unit in ("quarter", "half")
    back = m["how"].lower() in ("ago", "earlier", "before", "previously")
    return accounts and back and unit_of(m["unit"]) == "year" and not m["n"] and not m["vague"] \
        and _MONEY.search(m.string, max(0, m.start() - 60), m.start()) is not None


def _half_ago(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'half a year ago', 'a year and a half ago', 'two and a half years ago': the month that was."""
    count = parse_number(m["n"]) if m["n"] else None
    years = 0.5 if m["half"] else (count.value if count else 1.0) + (0.5 if m["more"] else 0.0)
    months = round(years * {"year": 12, "decade": 120}[unit_of(m["unit"])])
    return dated(Period.holding("month", ctx.day).later(-months), "published")


def _weekday(m: re.Match[str], ctx: Context) -> Meaning | None:
    """A weekday: the latest, publication day included; in a clause that looks ahead, the next one."""
    which = (m["which"] or "").lower()
    ahead = (int(meaning_of("weekday", m["day"])) - ctx.day.weekday()) % 7
    back = (7 - ahead) % 7
    if which in ("last", "past", "this past", "previous"):
        step = -(back or 7)
    elif which in ("next", "coming", "this coming", "following"):
        step = ahead or 7
    elif which == "this":
        step = -back if ctx.direction in ("past", "told") else ahead
    else:
        step = ahead if ctx.ahead else -back
    if m["week"]:       # 'Thursday of last week'
        step = 7 * STEP[m["week"].lower()] + int(meaning_of("weekday", m["day"])) - ctx.day.weekday()
    meaning = dated(Period("day", ctx.day + timedelta(step)), "published")
    return with_clock(meaning, meaning_of("part", m["part"])) if m["part"] else meaning


def _weekdays(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'from Monday to Thursday': the last such days that have begun or, ahead, the next."""
    first, last = (int(meaning_of("weekday", m[name])) for name in ("day", "until"))
    length = timedelta((last - first) % 7)
    start = ctx.day + timedelta((first - ctx.day.weekday()) % 7)
    while not ctx.ahead and start + length > ctx.day:
        start -= timedelta(7)       # all of it is over
    return dated(Period("day", start), "published", Period("day", start + length))


def _month(m: re.Match[str], ctx: Context) -> Meaning | None:
    month, which = int(meaning_of("month", m["month"])), m["which"].lower()
    if m["date"]:
        days = [Period("day", date(ctx.day.year + n, month, number(m["date"]))) for n in (-1, 0, 1)]
        if which == "this":
            return dated(days[1], "published")
        back = which in ("last", "this past")
        return dated([d for d in days if d.first < ctx.day][-1] if back else next(d for d in days if d.first > ctx.day),
                     "published")
    here = Period.holding("month", ctx.day)
    if which == "this":
        return dated(Period.month(here.first.year, month), "published")
    if which in ("last", "this past"):
        return dated(Period.month(here.first.year - (month >= here.first.month), month), "published")
    return dated(Period.month(here.first.year + (month <= here.first.month), month), "published")


def _season(m: re.Match[str], ctx: Context) -> Meaning | None:
    which = (m["which"] or "").lower()
    if not which and m["season"].lower() == "fall" and _TO_FALL.match(m.string, m.end("season")):
        return None
    month = int(meaning_of("season", m["season"]))
    found = [Period("season", date(ctx.day.year + n, month, 1)) for n in (-2, -1, 0, 1)]
    if m["of"]:
        year = ctx.day.year + {"last": -1, "this": 0, "next": 1}[m["of"].lower()]
        return dated(Period("season", date(year, month, 1)), "published")
    if which in ("last", "this past", "past"):
        chosen = [s for s in found if s.last < ctx.day][-1]
    elif which in ("next", "coming", "this coming"):
        chosen = next(s for s in found if s.first > ctx.day)
    elif which == "this":
        chosen = next((s for s in found if s.first <= ctx.day <= s.last), found[2])
    else:
        chosen = in_direction(found, ctx)
    return dated(chosen, "published")


def _part_of_year(m: re.Match[str], ctx: Context) -> Meaning | None:
    """Quarters and halves: 'the third quarter of 2009', 'this year's first half', 'Q3'."""
    unit = "half" if (m["unit"] or "").lower() == "half" else "quarter"
    of_year, months = (2, 6) if unit == "half" else (4, 3)
    word = (m["nth"] or m["q"]).lower()
    nth = of_year if word in ("last", "final") else int(m["q"] or meaning_of("ordinal", word))
    if not 1 <= nth <= of_year:
        return None

    def in_year(year: int) -> Period:
        return Period(unit, date(year, months * nth - months + 1, 1))

    year, which = number(m["year"]) or number(m["before"]), m["which"] or m["whose"]
    if year:
        return dated(in_year(year), None)
    if which:
        return dated(in_year(ctx.day.year + STEP[which.lower()]), "published")
    here = Period.holding(unit, ctx.day)
    found = [in_year(ctx.day.year + n) for n in (-1, 0, 1)]
    if ctx.ahead and here.later(-1) not in found:   # 'will report its third quarter', in the fourth: that just over
        return dated(next(p for p in found if p.first >= here.first), "published")
    return dated([p for p in found if p.first <= here.first][-1], "published")


def _of_accounts(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'The quarter', 'the full year': the one named before, else the last one over (a quarter) or the one going on."""
    unit = "quarter" if m["unit"].lower() == "period" else m["unit"].lower()
    led = _FOR_A_TIME.search(m.string, max(0, m.start() - 10), m.start())
    if not (m["which"] or led):
        return None
    if unit == "quarter":
        told = _quarter_told(ctx)
        return dated(told, "previous" if told == ctx.previous else "published")
    if m["ended"]:
        return Meaning("DURATION", duration={"year": "P1Y", "month": "P1M", "week": "P1W"}[unit])
    if ctx.previous is not None and ctx.previous.unit in ("quarter", "half", "month") and unit == "year":
        return dated(Period.holding(unit, ctx.previous.first), "previous")
    if ctx.previous is not None and ctx.previous.unit == unit and abs(ctx.previous.first.year - ctx.day.year) <= 1:
        return dated(ctx.previous, "previous")
    return dated(Period.holding(unit, ctx.day), "published")


def _quarter_told(ctx: Context) -> Period:
    """The quarter of accounts that a text tells of: the one named before, but not one named to compare with."""
    last = Period.holding("quarter", ctx.day).later(-1)
    named = ctx.previous
    if named is None or named.unit not in ("quarter", "half") or named in (last.later(-4), last.later(-3)):
        return last
    return named


def _fiscal(m: re.Match[str], ctx: Context) -> Meaning | None:
    year = int(m["year"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    return dated(Period.year(year))


def _year_ago(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'the year-earlier quarter', 'the year-ago period'."""
    unit = (m["unit"] or "period").lower()
    base = ctx.previous if ctx.previous and ctx.previous.unit in ("quarter", "month", "half") else None
    if unit in ("quarter", "month"):
        base = base or Period.holding(unit, ctx.day).later(-1)
    if base is None:
        return dated(Period.holding("year", ctx.day).later(-1), "published")
    return dated(Period.holding(base.unit, Period.holding("month", base.first).later(-12).first), "previous")


def _the_day(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'ending the day': the day named before, else that of publication."""
    before = ctx.previous
    if before is not None and before.unit == "day":
        return dated(before, "previous")
    return dated(Period("day", ctx.day), "published")


def _beside_event(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'the day after the vote of May 3': counted from what follows (``events.py``); 'the day after.': from before."""
    sign = 1 if m["how"].lower() in ("after", "following") else -1
    if not m["end"]:
        return Meaning("DATE")
    before = ctx.before()
    return dated(before.later(sign), "previous") if before.unit == m["unit"].lower() else None


def _same_month(m: re.Match[str], ctx: Context) -> Meaning | None:
    """'the same month a year ago', 'the same period last year'."""
    base = ctx.previous if ctx.previous and ctx.previous.unit in ("quarter", "month", "half") else None
    if base is None:
        return dated(Period.holding("year", ctx.day).later(-1), "published")
    return dated(Period.holding(base.unit, Period.holding("month", base.first).later(-12).first), "previous")


_FOR_A_TIME = re.compile(r"\b(?:for|during|in|through|over|throughout|within) $", re.IGNORECASE)
_MONEY = re.compile(r"(?:[$€£#]|\d(?:%| percent| million| billion| cents)|\bfrom\b[^.]*\d)[^.]*$")
_TO_FALL = re.compile(r" (?:of|in|to|from|by|back|short|apart|on|into)\b", re.IGNORECASE)
_WHICH = r"last|next|this past|this coming|this|past|coming|previous|following"
_YEAR_WHICH = r"(?:the )?(?P<which>last|this|next) year"

RULES: tuple[Rule, ...] = (
    rule("deictic", "DATE", rf"(?P<word>the day before yesterday|the day after tomorrow|yesterday|today|tonight"
         rf"|tomorrow|overnight)"
         rf"(?:['’]s)?(?: (?P<part>{PART}))?", _deictic),
    rule("this part", "TIME", rf"(?P<which>this|last) (?P<part>{PART})", _this_part),
    rule("unit", "DATE", rf"(?:the |its )?(?P<which>{_WHICH}|prior|preceding|current|latest|that same|same|that)"
         rf"(?: (?:calendar|fiscal|financial))?"
         rf" (?P<unit>{CALENDAR_UNIT})", _unit),
    rule("weekend", "DATE", r"the weekend", _the_weekend),
    rule("edge", "DATE", r"(?:the )?(?:very )?(?:end|beginning|start|middle|turn|close|rest|remainder|latter half"
         r"|earlier part|latter part) "
         rf"of (?:the|this|that) (?:current )?(?P<unit>{CALENDAR_UNIT})", _edge),
    rule("later in", "DATE", rf"(?:earlier|later|early|late) in the (?P<unit>{CALENDAR_UNIT})", _edge),
    rule("year end", "DATE", r"(?P<unit>year)(?:-|['’]s | )end", _edge),
    rule("ago", "DATE", rf"(?:(?P<vague>(?:a few|several|many|some|a couple of|a couple) )|(?:(?P<n>{NUMBER})|an?"
         rf"|just one)[ -])?"
         rf"(?P<unit>second|minute|hour|{CALENDAR_UNIT}|centurie)s?(?: or (?:so|two))? "
         r"(?P<how>ago|later(?! than)|afterwards|from now|from today|hence|(?:earlier|before|previously)"
         r"(?! (?:than|the|it|he|she|they|a|an|his|her|its|that|this|being|was)\b))", _ago),
    rule("half ago", "DATE", r"(?P<half>half) an? (?P<n>(?!))?(?P<more>(?!))?(?P<unit>year|decade) ago", _half_ago),
    rule("and a half ago", "DATE", rf"(?P<half>(?!))?(?:an?|(?P<n>{NUMBER})) (?P<unit>year|decade)s?"
         r"(?P<more> and a half) ago", _half_ago),
    rule("weekday", "DATE", rf"(?:(?:the )?(?P<which>{_WHICH}) )?(?P<day>(?<!Black )(?<!Bloody )(?<!Ash )"
         rf"(?<!Super )(?<!Cyber ){WEEKDAY})"
         rf"(?! (?:Times|Telegraph|Mail|Mirror|Express|Post|Herald|Age|Tribune|Independent|Review|People))(?: "
         rf"(?P<part>{PART}))?(?: (?:of )?(?P<week>last|this|next) week)?", _weekday),
    rule("weekdays", "DATE", rf"(?:(?P<both>between )|(?<=from ))?(?P<day>{WEEKDAY})(?: to | through | until | till "
         rf"|(?(both) and |(?!)))(?P<until>{WEEKDAY})", _weekdays),
    rule("which month", "DATE", rf"(?P<which>last|next|this past|this coming|this) (?P<month>{MONTH_NAME}"
         rf"|{SPRING_MONTH})(?: (?P<date>{DAY}))?", _month),
    rule("season", "DATE", rf"(?:(?P<which>{_WHICH}) |(?:the )|(?<=in )|(?<=since )|(?<=by )|(?<=until ))"
         rf"(?P<season>{SEASON})"
         rf"(?:(?:,| of)? (?P<of>last|this|next) year)?(?! (?:Olympic|Games|school|camp|house)| of ['’]\d\d)", _season),
    rule("part of year", "DATE", rf"(?:(?:the (?!\w+-))?(?:(?P<whose>this|last|next) year['’]s )?(?:"
         rf"(?P<before>{YEAR}) )?(?:fiscal[ -])?"
         rf"(?P<nth>{ORDINAL}|last)(?:[ -]fiscal)?[ -](?P<unit>quarter|half)|Q(?P<q>[1-4]))"
         rf"(?!s|[ -]final)(?:,? (?:of )?(?:(?:the )?(?:fiscal )?(?:year )?(?P<year>{YEAR})|{_YEAR_WHICH}))?",
         _part_of_year),
    rule("of accounts", "DATE", r"(?<!of )the (?P<which>full |entire |whole |fiscal |latest |full fiscal )?(?P<unit>"
         r"quarter|year|week|month)(?P<ended>,? end(?:ed|ing))?(?! (?:after|before|following|that|when|of|since|ago"
         r"|earlier|in which|he|she|it|they|\d+)\b|-|['’]s end)", _of_accounts),
    rule("latest period", "DATE", r"the latest (?P<unit>period)(?P<which>(?!))?(?P<ended>(?!))?", _of_accounts),
    rule("fiscal", "DATE", r"(?:fiscal(?: year)? ?|FY ?-?['’]?)(?P<year>\d{4}|\d\d)", _fiscal),
    rule("year ago", "DATE", r"(?:the )?(?:comparable )?year[ -](?:ago|earlier)(?: (?P<unit>quarter|period|month"
         r"|level))?", _year_ago),
    rule("same period", "DATE", r"the (?:same|corresponding|comparable) (?:quarter|period|month)(?: of| in)?(?: the)? "
         r"(?:a year (?:ago|earlier|before)|last year|(?:the )?previous year)", _same_month),
    rule(BESIDE_EVENT, "DATE", r"the (?P<unit>day|week|month|year)(?= (?P<how>after|before|following)(?:(?P<end>[.,;])"
         r"| \w))(?! (?:after|before) (?:yesterday|tomorrow|last|next|that|it|he|she|they|this)\b)", _beside_event),
    rule("the day", "DATE", r"(?:(?<=ing )|(?<=For )|(?<=for )|(?<=end )|(?<=close )|(?<=ed )|(?<=finish ))the day",
         _the_day),
)
