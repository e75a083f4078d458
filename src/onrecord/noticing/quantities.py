"""Quantities: how many, with the bounds that the words give.

In: a Sheet (or plain text). Out: ``Quantity`` facts in order: 'as many as 900 lorries' is high 900, low null, unit
lorries; '…, including 40 tankers' is part of it. Dates, ages, scores, telephone
numbers and numbers that only name ('Article 5') are no quantities.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.facts.identity import fact_id
from onrecord.facts.quantity import Quantity
from onrecord.facts.sheet import Sheet
from onrecord.facts.span import Span
from onrecord.facts.time import Time
from onrecord.noticing.numbers import Number, number_pattern, parse_number
from onrecord.noticing.tables import rows
from onrecord.noticing.times import notice_times
from onrecord.noticing.times.find import level

Unit = tuple[int, str]      # where the unit phrase ends, and its head as the unit's name
_MEASURED = frozenset(["year", "month", "week", "day", "hour", "minute", "mile", "kilometre", "kilometer", "metre",
                       "meter", "foot", "inch", "acre", "ton", "tonne", "megawatt", "barrel", "gallon", "litre",
                       "liter", "pound", "kilogram", "degree"])
_NAMED_TYPES = ("Person", "Organization", "Location", "Facility", "Product")
_COMPOUND_UNITS = frozenset("square cubic nautical metric acre".split())
_LEAD_IN = frozenset("of more other the his its their".split())
_ENDS_PHRASE = frozenset("in on at to and for with by from were had have are who that".split())
_WHERE = frozenset("over under above around".split())   # 'spread over three villages' is no bound
SMALL = 10
_LOOSE = frozenset("some all just only over under around about above".split())    # bound nothing without a unit
_NO_NOUN = frozenset(["is", "was", "has", "as", "this", "us", "its", "his", "yes", "thus", "plus", "versus", "vs",
                      "across", "always", "perhaps", "his", "hers", "theirs", "does", "says", "goes", "comes",
                      "makes", "takes", "remains", "includes"])
_LINKED = re.compile(r"\b(?:including|among them|of (?:whom|which|them))(?: (?:at least|some|about|around|nearly"
                     r"|up to))? $", re.IGNORECASE)
_WITHIN = re.compile(r"\bwithin $", re.IGNORECASE)
_OF_THEM = re.compile(r" of (?:them|these|those|whom|which)\b", re.IGNORECASE)
_CASUALTIES = re.compile(r"\b(?:kill|wound|injur|captur|detain|arrest)(?:ed|ing|s|es)? $", re.IGNORECASE)
_SCORE = re.compile(r"\b(?:won|lost|beat|beaten|drew|win|victory|defeat|score|scored|leading|lead|set)\b[^.]{0,30}$",
                    re.IGNORECASE)
_NAMED = re.compile(r"[a-z,] [A-Z][\w-]+ $")
_AGE = re.compile(r"[- ]years?[- ]olds?\b|[- ]year-old", re.IGNORECASE)


@dataclass(frozen=True)
class Counted:
    """One quantity in text; ``part_of``: index of the quantity it is included in."""

    span: Span
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    part_of: int | None = None


class Stretches:
    """Spans that do not overlap, asked whether they touch others."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a code point with [start, end)."""
        i = bisect_left(self._spans, (end, 0))
        return i > 0 and self._spans[i - 1][1] > start


def notice_quantities(sheet: Sheet, times: Sequence[Time] | None = None) -> tuple[Quantity, ...]:
    """Return the quantities of a sheet; ``times``: its times where they are known already."""
    if times is None:
        times = notice_times(sheet)
    dates = Stretches(t.span for t in times if t.type != "DURATION")
    starts = [w.start for w in sheet.words]
    counted = find_quantities(sheet.article.text, dates, lambda at: _unit_on_sheet(sheet, starts, dates, at))
    named = Stretches(sheet.span(n.first, n.end) for n in sheet.names if n.type in _NAMED_TYPES)
    counted = _on_sheet(counted, sheet, named)
    ids = [fact_id("q", sheet.article.id, [one.span]) for one in counted]
    return tuple(Quantity(own, one.span, one.low, one.high, one.approximate, one.unit,
                          ids[one.part_of] if one.part_of is not None else None)
                 for own, one in zip(ids, counted, strict=True))


def _on_sheet(counted: list[Counted], sheet: Sheet, named: Stretches) -> list[Counted]:
    """Leave out what stands outside the words of the sheet (credits, contact lines) and what begins a name."""
    words = {w.start for w in sheet.words}
    kept = [i for i, one in enumerate(counted) if any(at in words for at in range(*one.span))
            and not named.touch(one.span[0], one.span[0] + 1)]
    place = {old: new for new, old in enumerate(kept)}
    parts = [(counted[i], counted[i].part_of) for i in kept]
    return [replace(one, part_of=None if part is None else place.get(part)) for one, part in parts]


def find_quantities(text: str, dates: Stretches | None = None,
                    unit_at: Callable[[int], Unit | None] | None = None) -> list[Counted]:
    """Return the quantities of a text in order. ``dates``: spans that are no quantities.

    ``unit_at`` tells, for an offset right after a number, the noun phrase that begins there; without it a
    plural noun close by is taken.
    """
    flat = level(text)
    chunk = unit_at or (lambda at: _unit_in_text(flat, at))
    found: list[Counted] = []
    for m in _pattern().finditer(flat):
        if dates is not None and dates.touch(m.start("a"), m.end("a")):
            continue
        one = _read(flat, m, chunk)
        if one is not None:
            found.append(_linked(flat, one, found))
    return found


@cache
def _words(kind: str) -> dict[str, str]:
    return {r[1].lower() if kind != "unit" else r[1]: r[2] for r in rows("quantities") if r[0] == kind}


def _either(kind: str) -> str:
    return "|".join(re.escape(w) for w in sorted(_words(kind), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    number = number_pattern()
    money = rf"(?:(?P<money>{_either('currency')}) ?)?"
    units = rf"(?:(?P<sign>{_either('unit')})(?!\w))"
    part = (r"(?:an?|one|two|three|four)[ -](?:half|third|quarter|fifth|tenth)s?(?= of\b)"
            r"|half(?= (?:of|the|its|their)\b)")
    return re.compile(
        rf"(?<![\w.,:/$€£+-])(?:(?P<before>{_either('before')}) )?(?P<between>between )?(?P<age>"
        rf"(?:the )?age of )?{money}"
        rf"(?P<a>{part}|{number})(?: ?{units})?"
        rf"(?:(?(between) and |(?: to | ?[-–—] ?))(?:{_either('currency')})?(?P<b>{number})(?: ?"
        rf"(?P<sign2>{_either('unit')})(?!\w))?)?"
        rf"(?P<after> ?(?:{_either('after')}))?(?![\w]|[.:,/]\d|-\d)", re.IGNORECASE)


def _read(text: str, m: re.Match[str], chunk: Callable[[int], Unit | None]) -> Counted | None:
    """One match as a quantity, or null where the number does not count anything."""
    first = parse_number(m["a"])
    second = parse_number(m["b"]) if m["b"] else None
    if first is None or _only_names(text, m):
        return None
    end, unit = m.end(), _sign(m["sign"] or m["sign2"])
    if m["age"]:
        return Counted(m.span(), first.value, first.value, False, "years")
    if m["a"][0].isupper() and unit is None and (named := chunk(end)) is not None and named[1].split()[-1][0].isupper():
        return None     # 'the Seven Sisters'
    if m["money"]:
        unit = _words("currency")[m["money"].lower()]
    elif unit is None:
        phrase = chunk(end)
        if phrase is not None:
            end, unit = phrase
    if second is not None and (second.value <= first.value and not _scaled(m["a"], m["b"])):
        return None     # a score or a vote: 3-1, 219-212
    if _needs_more(m, unit, text):
        return None
    if (m["before"] or "").lower() in _WHERE and first.value <= SMALL and (unit or "").rstrip("s") not in _MEASURED \
            and m["sign"] is None and m["money"] is None:
        return Counted((m.start("a"), end), first.value, (second or first).value, first.vague, unit)
    one = _bounded(m, first, second, (m.start(), end), unit)
    within = m["before"] is None and _WITHIN.search(text, max(0, m.start() - 8), m.start())
    return replace(one, low=None) if within else one


def _sign(sign: str | None) -> str | None:
    if sign is None:
        return None
    known = _words("unit")
    return known.get(sign) or {k.lower(): v for k, v in known.items()}.get(sign.lower())


def _scaled(a: str, b: str) -> bool:
    """'3 to 4 million', 'two or three dozen': the scale is said once."""
    return not re.search(r"[a-z]", a, re.IGNORECASE) and bool(re.search(r"[a-z]", b, re.IGNORECASE))


def _only_names(text: str, m: re.Match[str]) -> bool:
    """Numbers that name, score, date or tell an age."""
    left = text[max(0, m.start() - 40):m.start()]
    if re.search(rf"(?<!\w)(?:{_either('numbered')}) $", left, re.IGNORECASE) or _AGE.match(text, m.end()):
        return True
    if m["b"] and _SCORE.search(left):
        return True
    return not (m["before"] or m["money"] or m["sign"]) and bool(_NAMED.search(left))


def _needs_more(m: re.Match[str], unit: str | None, text: str) -> bool:
    """A bare number counts nothing; 'one' counts only where it is stressed or measures."""
    stressed = m["before"] is not None or m["money"] is not None or m["sign"] is not None
    if m["a"].lower() == "one":
        return not stressed and (unit or "").rstrip("s") not in _MEASURED
    if unit is not None or _OF_THEM.match(text, m.end()):
        return False
    if _CASUALTIES.search(text, max(0, m.start() - 12), m.start()):
        return False
    return not stressed or (m["before"] or "").lower() in _LOOSE


def _bounded(m: re.Match[str], first: Number, second: Number | None, span: Span, unit: str | None) -> Counted:
    low: float | None = first.value
    high: float | None = second.value if second else first.value
    if second is not None and _scaled(m["a"], m["b"]):
        scale = parse_number("one " + re.sub(r"^[\d.,\s]+", "", m["b"]))
        low = first.value * (scale.value if scale else 1)
    approximate = first.vague
    if first.vague:
        high = None
    before, after = (m["before"] or "").lower(), (m["after"] or "").strip().lower()
    effect = _words("before").get(before) or _words("after").get(after)
    if effect == "low":
        high = None
    elif effect in ("high", "near"):
        low, high = None, high or first.value
    approximate = approximate or effect in ("near", "about")
    return Counted(span, low, high, approximate, unit)


def _linked(text: str, one: Counted, found: list[Counted]) -> Counted:
    """Tie '…, including 40 tankers' and 'six of them' to the quantity before."""
    of_them = _OF_THEM.match(text, one.span[1])
    including = _LINKED.search(text, max(0, one.span[0] - 40), one.span[0])
    if not (of_them or including):
        return one
    size = one.high or one.low or 0.0
    reach = 400 if of_them else 200
    for i in range(len(found) - 1, -1, -1):
        whole = found[i]
        between = text[whole.span[1]:one.span[0]]
        if len(between) > reach or (including and re.search(r"[.!?] [A-Z]|\n", between)):
            break
        if whole.unit is not None and whole.part_of is None and (whole.high or whole.low or 0.0) >= size:
            end = of_them.end() if of_them else one.span[1]
            return replace(one, part_of=i, unit=whole.unit if of_them else one.unit, span=(one.span[0], end))
    return one


def _unit_on_sheet(sheet: Sheet, starts: list[int], dates: Stretches, at: int) -> Unit | None:
    """The noun phrase after a number: 'heavy army lorries' is the unit lorries."""
    i = bisect_left(starts, at)
    if i >= len(sheet.words) or not re.fullmatch(r"\s?", sheet.article.text[at:sheet.words[i].start]):
        return None
    head: int | None = None
    sentence = sheet.words[i].sentence
    for j in range(i, min(i + 8, len(sheet.words))):
        word = sheet.words[j]
        if word.sentence != sentence or dates.touch(word.start, word.end):
            break
        if word.upos in ("NOUN", "PROPN") or word.text.lower() in _words("irregular"):
            head = j
            if sheet.article.text[at:at + 1] == "-" and j == i + 1 and word.text.lower().rstrip("s") in _MEASURED \
                    and sheet.words[min(j + 1, len(sheet.words) - 1)].text != "feet":
                break       # 'a five-day strike' measures days
            if word.xpos == "NNS" and not (j + 1 < len(sheet.words) and sheet.words[j + 1].text == "-"):
                break
        elif not (word.upos == "ADJ" or (word.upos == "VERB" and word.xpos in ("VBN", "VBG"))
                  or word.text in ("-", "‑") or (word.text.lower() in _LEAD_IN and head is None)):
            break
    if head is None:
        return None
    word = sheet.words[head]
    return word.end, _measure(sheet.article.text, sheet.words[i].start, word.start, word.text)


def _measure(text: str, start: int, at: int, noun: str) -> str:
    """'square miles' and 'acre feet' are one unit; in '90-mile' the unit is miles."""
    before = text[start:at].replace("-", " ").split()
    plural = noun + "s" if noun.lower() in _MEASURED and noun.lower() not in _words("irregular") else noun
    return f"{before[-1]} {plural}" if before and before[-1].lower() in _COMPOUND_UNITS else plural


def _unit_in_text(text: str, at: int) -> Unit | None:
    """A plural noun within five words, without a word that ends the phrase between."""
    m = re.match(r"(?:-(?P<glued>[a-z]+)|(?P<words>(?: (?:of )?[^\W\d_][\w’'-]*){1,5}))", text[at:at + 90])
    if not m:
        return None
    if m["glued"]:
        return (at + m.end(), _measure(text, at, at, m["glued"])) if m["glued"].rstrip("s") in _MEASURED else None
    for word in re.finditer(r"[^\W\d_][\w’'-]*", m["words"]):
        low = word[0].lower()
        if low in ("of", "the", "their", "its"):
            continue
        if low in _words("irregular") or (low.endswith("s") and not low.endswith("ss") and low not in _NO_NOUN):
            start = at + m.start("words")
            return start + word.end(), _measure(text, start, start + word.start(), word[0])
        if low in _ENDS_PHRASE:
            return None
    return None
