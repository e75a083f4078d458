"""Quantities: how many, with the bounds that the words give.

In: a Sheet (or plain text). Out: ``Quantity`` facts in order: 'as many as 900 lorries' is high 900, low null, unit
lorries; '…, including 40 tankers' is part of it. Dates, ages, scores, telephone
numbers and numbers that only name ('Article 5') are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.facts.identity import fact_id
from onrecord.facts.quantity import Quantity
from onrecord.facts.sheet import Sheet
from onrecord.facts.span import Span
from onrecord.facts.time import Time
from onrecord.noticing.numbers import Number, number_pattern, number_words, one_of, parse_number
from onrecord.noticing.times import notice_times
from onrecord.noticing.times.find import level
from onrecord.noticing.units import MEASURED, Stretches, Unit, unit_in_text, unit_on_sheet, whole_in_text, words

_NAMED_TYPES = ("Person", "Organization", "Location", "Facility", "Product")
_WHERE = frozenset("over under above around".split())   # 'spread over three villages' is no bound
SMALL = 10
_LOOSE = frozenset("some all just only over under around about above".split())    # bound nothing without a unit
_LINKED = re.compile(r"\b(?:including|among them|of (?:whom|which|them))(?: (?:at least|some|about|around|nearly"
                     r"|up to))? $", re.IGNORECASE)
_WITHIN = re.compile(r"\bwithin $", re.IGNORECASE)
_OF_THEM = re.compile(r" of (?:them|these|those|whom|which)\b", re.IGNORECASE)
_CASUALTIES = re.compile(r"\b(?:(?:kill|wound|injur|captur|detain|arrest)(?:ed|ing|s|es)?"
                         r"|toll\b[^.!?]{0,30} (?:to|at|of|reached|is|was)) $", re.IGNORECASE)
_SCORE = re.compile(r"\b(?:won|lost|beat|beaten|drew|win|victory|defeat|score|scored|leading|lead|set)\b[^.]{0,30}$",
                    re.IGNORECASE)
_PART = (r"(?:(?:an?|one|two|three|four|nine|\d)[ -])?(?:half|third|quarter|fifth|tenth)s?"
         r"(?= of\b(?! an? (?:thousand|million|billion)))|half(?= (?:the|its|their|all|his|her)\b)"
         r"|(?:two|three|four)[ -](?:thirds|quarters|fifths)(?= (?!of )[a-z])")
_FRACTION = re.compile(r"(?:\w+[ -])?(?:half|third|quarter|fifth|tenth)s?", re.IGNORECASE)
_OF_WHOLE = re.compile(r" of (?:(?:the|its|their|his|her|those|these|all|some) )+|,? out of (?:a total of )?(?:the )?",
                       re.IGNORECASE)
_NAMED = re.compile(r"[a-z,] [A-Z][\w-]+ $")
_WORD = re.compile(r"[^\W\d_]+|\d|[^\w\s]")
_AGE = re.compile(r"[- ]years?[- ]olds?\b|[- ]year-old", re.IGNORECASE)


_SMALL_NUMBER = r"one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}"
_OUT_OF = re.compile(rf"(?<![\w.,$€£])(?P<a>{_SMALL_NUMBER}) (?P<how>in|out of)(?P<every> every)? "
                     rf"(?P<b>{_SMALL_NUMBER}|20|50|100|1,000)(?= [a-z]|[.,;])", re.IGNORECASE)


_MULTIPLE = re.compile(r"\b(?:twice|thrice|double|triple)(?= as (?:many|much)\b| the (?:number|amount|size|rate|level"
                       r"|price|figure|toll)\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Counted:
    """One quantity in text; ``part_of``: index of the quantity it is included in."""

    span: Span
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    part_of: int | None = None


def notice_quantities(sheet: Sheet, times: Sequence[Time] | None = None) -> tuple[Quantity, ...]:
    """Return the quantities of a sheet; ``times``: its times where they are known already."""
    if times is None:
        times = notice_times(sheet)
    dates = Stretches(t.span for t in times if t.type != "DURATION")
    starts = [w.start for w in sheet.words]
    counted = find_quantities(sheet.article.text, dates, lambda at: unit_on_sheet(sheet, starts, dates, at))
    named = Stretches(sheet.span(n.first, n.end) for n in sheet.names if n.type in _NAMED_TYPES)
    counted = _on_sheet(counted, sheet, named)
    ids = [fact_id("q", sheet.article.id, [one.span]) for one in counted]
    return tuple(Quantity(own, one.span, one.low, one.high, one.approximate, one.unit,
                          ids[one.part_of] if one.part_of is not None else None)
                 for own, one in zip(ids, counted, strict=True))


def _on_sheet(counted: list[Counted], sheet: Sheet, named: Stretches) -> list[Counted]:
    """Leave out what stands outside the words of the sheet (credits, contact lines) and what begins a name."""
    starts = {w.start for w in sheet.words}
    kept = [i for i, one in enumerate(counted) if any(at in starts for at in range(*one.span))
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
    chunk = unit_at or (lambda at: unit_in_text(flat, at))
    ratios = [*([] if not _OUT_OF.search(flat) else _ratios(flat, chunk)), *_multiples(flat)]
    taken = Stretches(one.span for one in ratios)
    found: list[Counted] = []
    for m in _matches(flat):
        if (dates is not None and dates.touch(m.start("a"), m.end("a"))) or taken.touch(*m.span("a")):
            continue
        one = _read(flat, m, chunk)
        if one is not None:
            found.append(_linked(flat, one, found))
    return _with_ratios(_of_wholes(flat, found), ratios)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Matches of the pattern, tried only at words that can begin one: it is slow where nothing matches."""
    alone, before, inside = _openers()
    pattern, end = _pattern(), 0
    for token in _WORD.finditer(text):
        word = token[0].lower()
        if not (word in alone or word[0].isdigit() or word in before):
            continue
        if token.start() < end or (word in before and not _goes_on(text, token.end(), inside)):
            continue
        m = pattern.match(text, token.start())
        if m is not None:
            end = m.end()
            yield m


def _goes_on(text: str, at: int, inside: frozenset[str]) -> bool:
    after = _WORD.search(text, at)
    return after is not None and (after[0].lower() in inside or after[0].isdigit())


@cache
def _openers() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words that a quantity can begin with; those that only open one before certain words; these words."""
    numbers = {*number_words(), *"0123456789"} - {"a", "an"}
    numbers |= {m[0] for w in words("currency") if (m := _WORD.match(w.lower()))}
    phrases = {part for phrase in words("before") for part in _WORD.findall(phrase.lower())}
    first = {m[0] for phrase in words("before") if (m := _WORD.match(phrase.lower()))}
    before = (first | {"a", "an", "the", "age", "between"}) - numbers
    return frozenset(numbers), frozenset(before), frozenset(numbers | before | phrases | {"of"})


def _of_wholes(text: str, found: list[Counted]) -> list[Counted]:
    """'2,000 of the 9,000 prisoners': the first is part of the second and counts what it counts."""
    out = []
    for i, one in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        if one.unit is None and after is not None and _OF_WHOLE.fullmatch(text, one.span[1], after.span[0]):
            one = replace(one, unit=after.unit, part_of=i + 1)
        out.append(one)
    return out


@cache
def _of_number() -> re.Pattern[str]:
    return re.compile(rf"(?:{_OF_WHOLE.pattern})(?=(?!an? ){number_pattern()}\b)", re.IGNORECASE)


def _ratios(text: str, chunk: Callable[[int], Unit | None]) -> list[Counted]:
    """'one in five children', 'six out of ten': a share."""
    out = []
    for m in _OUT_OF.finditer(text):
        a, b = parse_number(m["a"]), parse_number(m["b"])
        if a is None or b is None or not 0 < a.value < b.value:
            continue
        if m["how"].lower() == "in" and not (a.value == 1 or b.value in (10, 100, 1000) or m["every"]):
            continue
        end, unit = chunk(m.end()) or (m.end(), None)
        if (unit or "").rstrip("s") in MEASURED or (unit is None and m["how"].lower() == "in"):
            continue        # 'one in five days'
        out.append(Counted((m.start(), end), a.value / b.value, a.value / b.value, False, unit))
    return out


def _multiples(text: str) -> list[Counted]:
    """'twice as many', 'double the number': how many times another, as 'three times' is."""
    return [Counted(m.span(), times, times, False, "times") for m in _MULTIPLE.finditer(text)
            for times in (2.0 if m[0].lower() in ("twice", "double") else 3.0,)]


def _with_ratios(found: list[Counted], ratios: list[Counted]) -> list[Counted]:
    """Sort ratios in; links between quantities follow."""
    if not ratios:
        return found
    order = sorted(found + ratios, key=lambda one: one.span)
    place = {id(one): i for i, one in enumerate(order)}
    return [one if one.part_of is None else replace(one, part_of=place[id(found[one.part_of])]) for one in order]


def _either(kind: str) -> str:
    return "|".join(re.escape(w) for w in sorted(words(kind), key=len, reverse=True))


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either('numbered')}) $", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    number = number_pattern()
    money = rf"(?:(?P<money>{_either('currency')}) ?)?"
    units = rf"(?:(?P<sign>{_either('unit')})(?!\w))"
    return re.compile(
        rf"(?<![\w.,:/$€£+-])(?:(?P<before>{_either('before')}) )?(?P<between>between )?(?P<age>"
        rf"(?:the )?age of )?{money}"
        rf"(?P<a>{_PART}|{number})(?: ?{units})?"
        rf"(?:(?(between) and |(?: to | or | ?[-–—] ?))(?:{_either('currency')})?(?P<b>{number})(?: ?"
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
        unit = words("currency")[m["money"].lower()]
    elif unit is None:
        phrase = chunk(end) or (whole_in_text(text, end) if _FRACTION.fullmatch(m["a"]) else None)
        if phrase is not None:
            end, unit = phrase
    if second is not None and (second.value <= first.value and not _scaled(m["a"], m["b"])):
        return None     # a score or a vote: 3-1, 219-212
    if _needs_more(m, unit, text):
        return None
    if (m["before"] or "").lower() in _WHERE and first.value <= SMALL and (unit or "").rstrip("s") not in MEASURED \
            and m["sign"] is None and m["money"] is None:
        return Counted((m.start("a"), end), first.value, (second or first).value, first.vague, unit)
    one = _bounded(m, first, second, (m.start(), end), unit)
    within = m["before"] is None and _WITHIN.search(text, max(0, m.start() - 8), m.start())
    return replace(one, low=None) if within else one


def _sign(sign: str | None) -> str | None:
    if sign is None:
        return None
    known = words("unit")
    return known.get(sign) or {k.lower(): v for k, v in known.items()}.get(sign.lower())


def _scaled(a: str, b: str) -> bool:
    """'3 to 4 million', 'two or three dozen': the scale is said once, behind the larger number."""
    return _scale_of(a, b) is not None


def _scale_of(a: str, b: str) -> float | None:
    """Return what the scale behind ``b`` multiplies, where ``a`` has none and is less than what ``b`` has before it."""
    found = _scale_words().search(b)
    if found is None or _scale_words().search(a) or b[: found.start()].strip() == "":
        return None
    less, more = parse_number(a), parse_number(b[: found.start()])
    scale = parse_number("one " + b[found.start() :])
    return scale.value if less and more and scale and not less.vague and less.value < more.value else None


@cache
def _scale_words() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{one_of('scale')})(?![a-z])", re.IGNORECASE)


def _only_names(text: str, m: re.Match[str]) -> bool:
    """Numbers that name, score, date or tell an age."""
    left = text[max(0, m.start() - 40):m.start()]
    if _numbered().search(left) or _AGE.match(text, m.end()):
        return True
    if m["b"] and _SCORE.search(left):
        return True
    return not (m["before"] or m["money"] or m["sign"]) and bool(_NAMED.search(left))


def _needs_more(m: re.Match[str], unit: str | None, text: str) -> bool:
    """A bare number counts nothing; 'one' counts only where it is stressed or measures."""
    if unit is None and _of_number().match(text, m.end()):
        return False
    stressed = m["before"] is not None or m["money"] is not None or m["sign"] is not None
    if m["a"].lower() == "one" and not m["b"]:
        return not stressed and (unit or "").rstrip("s") not in MEASURED and not _casualties(text, m)
    if unit is not None or _OF_THEM.match(text, m.end()):
        return False
    if _casualties(text, m):
        return False
    return not stressed or (m["before"] or "").lower() in _LOOSE


def _casualties(text: str, m: re.Match[str]) -> bool:
    """'killing 12', 'killed one', 'the toll rose to 45'."""
    return bool(_CASUALTIES.search(text, max(0, m.start() - 60), m.start()))


def _bounded(m: re.Match[str], first: Number, second: Number | None, span: Span, unit: str | None) -> Counted:
    low: float | None = first.value
    high: float | None = second.value if second else first.value
    if second is not None:
        low = first.value * (_scale_of(m["a"], m["b"]) or 1)
    approximate = first.vague
    if first.vague:
        high = None
    before, after = (m["before"] or "").lower(), (m["after"] or "").strip().lower()
    effect = words("before").get(before) or words("after").get(after)
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
