"""Rules for dates that name a day, a month, a year, a decade or a holiday.

In: a match and its context. Out: its Meaning. A date without a year is the nearest one that fits the
direction of its clause and the day of publication.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.noticing.numbers import parse_number
from onrecord.noticing.times.meaning import Context, Meaning, Rule, dated, in_direction, rule
from onrecord.noticing.times.periods import Period, easter, nth_weekday
from onrecord.noticing.times.words import (
    ANY_WEEKDAY,
    DASH,
    DAY,
    MONTH,
    MONTH_NAME,
    NUMBER,
    SEASON,
    SPRING_MONTH,
    TO,
    YEAR,
    any_of,
    meaning_of,
)

NEAR_AHEAD, FAR_BACK = 60, 200  # days: a date this near ahead beats one that far back
NEAR_BACK, FAR_AHEAD = 30, 300  # days: and one this near back one that far ahead
CLOSE = 31                      # days: 7/8 is read as the one of July 8 and August 7 this near to publication
HEADLINE_LEAD = 1               # days: a paper dated today may name tomorrow's date as past, across time zones


def number(words: str | None) -> int:
    """Return the leading digits of '3rd' or '1988'."""
    found = re.match(r"\d+", words or "")
    return int(found[0]) if found else 0


def nearest(candidates: list[Period], ctx: Context) -> Meaning:
    """Choose among the same date in neighbouring years.

    A day near by beats one that is far off whatever its clause looks to, unless its own verb is past ('resigned on
    May 9').
    """
    chosen = in_direction(candidates, ctx)
    ahead = [c for c in candidates if c.first > ctx.day]
    begun = [c for c in candidates if c.first <= ctx.day]
    lead = (ahead[0].first - ctx.day).days if ahead else FAR_BACK
    loose = ctx.direction is None or (chosen.unit == "day" and ctx.direction != "told")
    near_ahead = loose and lead <= NEAR_AHEAD and (ctx.day - chosen.last).days > FAR_BACK
    if near_ahead or (chosen.unit == "day" and lead <= HEADLINE_LEAD):
        chosen = ahead[0]
    elif begun and chosen.unit == "day" and (chosen.first - ctx.day).days > FAR_AHEAD \
            and (ctx.day - begun[-1].last).days <= NEAR_BACK:
        chosen = begun[-1]
    return dated(chosen, "published")


def yearless(month: int, day: int | None, ctx: Context) -> Meaning:
    """Return a day or month whose year is not written."""
    found = []
    for year in range(ctx.day.year - 4 if day == 29 else ctx.day.year - 1, ctx.day.year + 2):
        try:
            found.append(Period("day", date(year, month, day)) if day else Period.month(year, month))
        except ValueError:
            continue    # 29 February
    if not found:
        raise ValueError(f"no {month}-{day} in any year")
    return nearest(found, ctx)


def _day(m: re.Match[str], ctx: Context) -> Meaning | None:
    month, day, year = int(meaning_of("month", m["month"])), number(m["day"]), number(m["year"])
    last, other = number(m["last"]), m["other"]
    if not 1 <= day <= 31:
        return None
    if not year and _NAMES_AN_EVENT.match(m.string, m.end()):
        return Meaning("DATE")      # 'the September 11 attacks': of a year that everybody knows
    try:
        if not year:
            first = yearless(month, day, ctx)
            year = first.period.first.year if first.period else 0
        else:
            first = dated(Period("day", date(year, month, day)))
        if not last:
            return first
        ending = int(meaning_of("month", other)) if other else month
        until = Period("day", date(year + (ending < month), ending, last))
    except ValueError:
        return None
    return dated(first.period, first.anchor, until) if first.period else None


def _month(m: re.Match[str], ctx: Context) -> Meaning | None:
    name = m["month"] or m["verb"]
    month, year = int(meaning_of("month", name)), number(m["year"])
    if not year and m["of"]:
        year = ctx.day.year + {"last": -1, "this": 0, "next": 1}[m["of"].lower()]
        return dated(Period.month(year, month), "published")
    return dated(Period.month(year, month)) if year else yearless(month, None, ctx)


def _months(m: re.Match[str], ctx: Context) -> Meaning | None:
    first, last = (int(meaning_of("month", m[k])) for k in ("month", "last"))
    year = number(m["year"])
    if year:
        until = Period.month(year, last)
        return dated(Period.month(number(m["from"]) or year - (first > last), first), None, until)
    end = yearless(last, None, ctx).period
    return dated(Period.month(end.first.year - (first > last), first), "published", end) if end else None


def _iso(m: re.Match[str], ctx: Context) -> Meaning | None:
    try:
        return dated(Period("day", date(int(m["year"]), int(m["month"]), int(m["day"]))))
    except ValueError:
        return None


def _slashes(m: re.Match[str], ctx: Context) -> Meaning | None:
    """7/8/07: month first or day first; where both are possible, the only one close to publication, else both."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
    year += (0 if len(m["year"]) == 4 else 2000 if year < 50 else 1900)
    found = []
    for month, day in ((a, b), (b, a)):
        try:
            found.append(Period("day", date(year, month, day)))
        except ValueError:
            continue
    if not found:
        return None
    if len(set(found)) > 1:
        close = [p for p in found if ctx.published is not None and abs((p.first - ctx.day).days) <= CLOSE]
        if len(close) != 1:
            return Meaning("DATE", days=(min(p.first for p in found), max(p.first for p in found)))
        found = close
    return dated(found[0])


_HAVING = re.compile(r"\b(?:ha[ds]|have|having|with|employs|employed|killed|lost|sold|counted|wounded|arrested) $")
_PLURAL = re.compile(r" [a-z]+s\b")


def _year(m: re.Match[str], ctx: Context) -> Meaning | None:
    """A year, unless it counts: 'it had 1998 members'."""
    if _HAVING.search(m.string, max(0, m.start() - 12), m.start()) and _PLURAL.match(m.string, m.end()):
        return None
    return dated(Period.year(number(m["year"])))


def _spoken_year(m: re.Match[str], ctx: Context) -> Meaning | None:
    if m["thousand"]:
        rest = parse_number(m["rest"]) if m["rest"] else None
        return dated(Period.year(2000 + int(rest.value if rest else 0)))
    century, rest = parse_number(m["century"]), parse_number(m["years"])
    if not (century and rest and rest.value >= 10):
        return None
    return dated(Period.year(int(century.value * 100 + rest.value)))


def _short_year(m: re.Match[str], ctx: Context) -> Meaning | None:
    short = int(m["year"])
    day = ctx.published
    century = 2000 if day is not None and 2000 + short <= day.year + 10 else 1900
    return dated(Period.holding("decade" if m["s"] else "year", date(century + short, 1, 1)))


def _years(m: re.Match[str], ctx: Context) -> Meaning | None:
    first, last = int(m["year"]), int(m["last"])
    if len(m["last"]) == 2:
        last += first // 100 * 100
    if not first < last <= first + 1000:
        return None
    return dated(Period.year(first), None, Period.year(last))


def _decade(m: re.Match[str], ctx: Context) -> Meaning | None:
    return dated(Period.holding("decade", date(int(m["year"]), 1, 1)))


def _named_decade(m: re.Match[str], ctx: Context) -> Meaning | None:
    return dated(Period.holding("decade", date(1900 + int(meaning_of("decade", m["word"])), 1, 1)))


def _century(m: re.Match[str], ctx: Context) -> Meaning | None:
    nth = number(m["nth"]) or 0
    return dated(Period.holding("century", date((nth - 1) * 100 or 1, 1, 1))) if 1 < nth < 30 else None


def _season(m: re.Match[str], ctx: Context) -> Meaning | None:
    return dated(Period("season", date(number(m["year"]), int(meaning_of("season", m["season"])), 1)))


def holiday(name: str, year: int) -> date:
    """Return the day of a holiday of the table in a year. Raises ValueError off the calendar."""
    code = meaning_of("holiday", name)
    if code.startswith("easter"):
        return easter(year) + timedelta(int(code.removeprefix("easter")))
    if "/" in code:
        code, _, more = code.partition("+")
        month, weekday, nth = (int(part) for part in code.split("/"))
        return nth_weekday(year, month, weekday, nth) + timedelta(int(more or 0))
    return date(year, *(int(part) for part in code.split("-")))


def _holiday(m: re.Match[str], ctx: Context) -> Meaning | None:
    if m["year"]:
        return dated(Period("day", holiday(m["name"], number(m["year"]))))
    days = [Period("day", holiday(m["name"], ctx.day.year + n)) for n in (-1, 0, 1)]
    if m["which"]:
        return dated([d for d in days if d.first < ctx.day][-1] if m["which"].lower() == "last"
                     else next(d for d in days if d.first >= ctx.day), "published")
    return nearest(days, ctx)


_NAMES_AN_EVENT = re.compile(r" (?:terrorist |terror )?(?:attacks?|massacre|uprising|hijackings?)\b", re.IGNORECASE)
_W = rf"(?:{ANY_WEEKDAY},? (?:the )?)?"
_TELLS = (r"(?<=\bin )|(?<=\bsince )|(?<=\buntil )|(?<=\bby )|(?<=\blast )|(?<=\bnext )|(?<=\bthis )|(?<=\bof )|"
          r"(?<=\bearly )"
          r"|(?<=\blate )|(?<=\bmid-)|(?<=\bduring )|(?<=\bfrom )|(?<=\bbefore )|(?<=\bafter )|(?<=\bfor )|"
          r"(?<=\band )|(?<=\bto )"
          r"|(?<=\bthrough )|(?<=\bbetween )")
_NOT_COUNTED = (r"(?! (?:people|soldiers|troops|men|women|children|students|workers|km|kilomet|metres|meters|miles"
                r"|feet|acres|"
                r"tons|tonnes|dollars|euros|pounds|percent|per cent|shares|points|jobs|votes|homes|hours|years?"
                r"|days|months|"
                r"barrels|megawatts|MW|mph|UTC|GMT|hours))")

RULES: tuple[Rule, ...] = (
    rule("iso day", "DATE", r"(?P<year>[12]\d{3})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?:T[\d:.]+Z?)?", _iso),
    rule("month day", "DATE", rf"{_W}(?P<month>{MONTH})[ -](?P<day>{DAY})(?:{TO}(?:(?P<other>{MONTH}) )?"
         rf"(?P<last>{DAY}))?"
         rf"(?:,? (?P<year>{YEAR}))?", _day),
    rule("day month", "DATE", rf"{_W}(?P<day>{DAY})(?:{TO}(?P<last>{DAY}))?[ -](?:of )?(?P<month>{MONTH})(?P<other>"
         rf"(?!))?"
         rf"(?:,?[ -](?P<year>{YEAR}))?", _day),
    rule("months", "DATE", rf"(?:(?P<both>between ))?(?P<month>{MONTH})(?: (?P<from>{YEAR}))?(?:{TO}|(?(both) and |"
         rf"(?!)))(?P<last>{MONTH})"
         rf"(?:,? (?P<year>{YEAR}))?", _months),
    rule("month year", "DATE", rf"(?:(?P<month>{MONTH})|(?P<verb>(?!)))(?:,| of|-)? ?(?P<year>{YEAR})(?P<of>(?!))?",
         _month),
    rule("month", "DATE", rf"(?<!\d(?:st|nd|rd|th) of )(?:(?P<month>{MONTH_NAME})|(?:{_TELLS})"
         rf"(?P<verb>{SPRING_MONTH}))(?: (?:of )?"
         rf"(?P<of>last|this|next) year"
         rf"|(?P<year>(?!)))?(?![\w'’]*[ ](?-i:[A-Z][a-z]+ (?:said|told)))", _month),
    rule("slashes", "DATE", r"(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)/(?P<year>\d{4}|\d\d)", _slashes),
    rule("years", "DATE", rf"(?:(?P<both>between ))?(?P<year>{YEAR})(?:{TO}|(?(both) and |(?!)))(?P<last>{YEAR})",
         _years),
    rule("years dash", "DATE", rf"(?P<year>1[5-9]\d\d|20\d\d){DASH}(?P<last>\d\d)", _years),
    rule("year", "DATE", rf"(?:the year )?(?<!\d[.,])(?P<year>(?:1[5-9]\d\d|20[0-4]\d)(?![\d%]"
         rf"|[.,/]\d)){_NOT_COUNTED}", _year),
    rule("spoken year", "DATE", r"(?:the year )?(?:(?P<century>eighteen|nineteen|twenty)[ -](?P<years>(?:twenty"
         r"|thirty|forty|fifty|sixty|"
         r"seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve"
         r"|thirteen|fourteen"
         rf"|fifteen|sixteen|seventeen|eighteen|nineteen)|(?<=the year )(?P<thousand>two thousand)(?: and "
         rf"(?P<rest>{NUMBER}))?)",
         _spoken_year),
    rule("short year", "DATE", r"(?:(?<=in )|(?<=since )|(?<=of )|(?<=the )|(?<=from )|(?<=early )|(?<=late )|"
         r"(?<=until ))['’](?P<year>[2-9]\d|0\d|1\d)(?P<s>['’]?s)?(?![\w%,])", _short_year),
    rule("decade", "DATE", r"(?:the )?(?P<year>1[0-9]\d0|20\d0)['’]?s", _decade),
    rule("short decade", "DATE", r"(?:the )(?P<year>[2-9]0)(?P<s>s)", _short_year),
    rule("named decade", "DATE", rf"the (?P<word>{any_of('decade')})", _named_decade),
    rule("century", "DATE", r"(?:the )?(?P<nth>\d\d?)(?:st|nd|rd|th)[ -]century", _century),
    rule("season year", "DATE", rf"(?:the )?(?P<season>{SEASON})(?: of|,)? (?P<year>{YEAR})", _season),
    rule("holiday", "DATE", rf"(?:(?P<which>last|next) )?(?P<name>{any_of('holiday')})(?:,? (?P<year>{YEAR}))?",
         _holiday),
)
