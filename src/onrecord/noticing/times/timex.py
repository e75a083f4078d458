"""TIMEX3 values (ISO-TimeML, as the TempEval sets have them) for benchmarks and for language technologists.

In: a TimeExpression. Out: type and value: 2024-10-23, 2024-W43, 2024-SU, P3D, PAST_REF, 2025-04-28TEV.
"""

from __future__ import annotations

import re

from onrecord.facts.span import Span
from onrecord.noticing.times.find import TimeExpression
from onrecord.noticing.times.meaning import Meaning
from onrecord.noticing.times.periods import Period

_BETWEEN_ENDS = re.compile(r"\s+(?:to|through|until|till|thru|and|or)\s+|\s?[-–—/]\s?", re.IGNORECASE)
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def timex_value(meaning: Meaning) -> str:
    """Return the TIMEX3 value; 'XXXX-XX-XX' where the expression is relative and its anchor unknown."""
    if meaning.period is not None:
        day = period_value(meaning.period)
        return f"{day}T{meaning.clock}" if meaning.clock else day
    return _duration(meaning.duration) or meaning.reference or "XXXX-XX-XX"


def _duration(duration: str | None) -> str | None:
    """Decades and centuries as years, as the sets write them; of no number they stay."""
    known = re.fullmatch(r"P(\d+)([EC])", duration or "")
    return f"P{int(known[1]) * (10 if known[2] == 'E' else 100)}Y" if known else duration


def period_value(period: Period) -> str:
    """Return the TIMEX3 name of one stretch of the calendar."""
    year, month = period.first.year, period.first.month
    match period.unit:
        case "weekend":
            return f"{Period.holding('week', period.first).edtf}-WE"
        case "season":
            return f"{year:04}-{SEASONS[month]}"
        case "quarter":
            return f"{year:04}-Q{month // 3 + 1}"
        case "half":
            return f"{year:04}-H{month // 7 + 1}"
        case "decade":
            return f"{year // 10:03}"
        case "century":
            return f"{year // 100:02}"
    return period.edtf


def timexes(text: str, found: list[TimeExpression]) -> list[dict[str, object]]:
    """Return rows {span, type, value}; an interval becomes its two ends, as the sets mark them."""
    rows: list[dict[str, object]] = []
    for one in found:
        meaning = one.meaning
        if meaning.until is not None and meaning.period is not None:
            for span, period in zip(_ends(text, one.span), (meaning.period, meaning.until), strict=True):
                rows.append({"span": list(span), "type": "DATE", "value": period_value(period)})
        else:
            rows.append({"span": list(one.span), "type": meaning.type, "value": timex_value(meaning)})
    return rows


def _ends(text: str, span: Span) -> tuple[Span, Span]:
    """Spans of the two ends of 'between 1972 and 1995' or '1951 to 1958'."""
    words = text[span[0]:span[1]]
    lead = re.match(r"between\s+", words, re.IGNORECASE)
    start = span[0] + (lead.end() if lead else 0)
    middle = _BETWEEN_ENDS.search(text, start, span[1])
    if middle is None:
        return (start, span[1]), (start, span[1])
    return (start, middle.start()), (middle.end(), span[1])
