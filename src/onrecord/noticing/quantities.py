"""Quantities: how many, with the bounds that the words give.

In: a Sheet (or plain text). Out: ``Quantity`` facts in order: 'as many as 900 lorries' is high 900, low null, unit
lorries; '…, including 40 tankers' is part of it. Dates, ages, scores, telephone
numbers and numbers that only name ('Article 5') are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.facts.identity import fact_id
from onrecord.facts.quantity import Quantity
from onrecord.facts.sheet import Sheet
from onrecord.facts.time import Time
from onrecord.noticing.bare_numbers import (
    SHARE_ENDS,
    changed_from,
    changing_unit,
    counts_alone,
    many_alone,
    negative,
    one_harmed,
    share_alone,
    unit_before,
)
from onrecord.noticing.counted import Counted, bounded
from onrecord.noticing.numbers import Number, number_pattern, number_words, one_of, parse_number
from onrecord.noticing.shares import multiples, ratios
from onrecord.noticing.times import notice_times
from onrecord.noticing.times.find import level
from onrecord.noticing.units import (
    MEASURED,
    Stretches,
    Unit,
    any_word,
    unit_in_text,
    unit_on_sheet,
    whole_in_text,
    words,
)

_NAMED_TYPES = ("Person", "Organization", "Location", "Facility", "Product")
_WHERE = frozenset("over under above around".split())   # 'spread over three villages' is no bound
SMALL = 10
MAGNITUDE = "magnitude"
Chunk = Callable[[int], Unit | None]   # tells the unit that begins at an offset
_LOOSE = frozenset("some all just only over under around about above".split())    # bound nothing without a unit
_LINKED = re.compile(r"\b(?:including|among them|of (?:whom|which|them))(?: (?:at least|some|about|around|nearly"
                     r"|up to))? $", re.IGNORECASE)
_PADDED = re.compile(r"0[\d,]")                      # '000 people' is the rest of a broken number
_LETTERS = re.compile(r"[^\W\d_]{2}")
LONGEST_CODE = 4        # letters; a longer unit in capitals is a word of a text in capitals
_GOES = re.compile(r"\b(?:go|goes|going|went|gone) $", re.IGNORECASE)
_WITHIN = re.compile(r"\bwithin $", re.IGNORECASE)
_OF_THEM = re.compile(r" of (?:them|these|those|whom|which)\b", re.IGNORECASE)
_SCORE = re.compile(r"\b(?:won|lost|beat|beaten|drew|win|victory|defeat|score|scored|leading|lead|set)\b[^.]{0,30}$",
                    re.IGNORECASE)
_PART = (r"(?:(?:an?|one|two|three|four|nine|\d)[ -])?(?:half|third|quarter|fifth|tenth)s?"
         r"(?= of\b(?! an? (?:thousand|million|billion)))|half(?= (?:the|its|their|all|his|her)\b)"
         r"|(?:two|three|four)[ -](?:thirds|quarters|fifths)(?= (?!of )[a-z])"
         rf"|(?:an?|one) (?:third|quarter|fifth|tenth)(?= (?:and|to) (?:an?|one) (?:half|third|quarter|fifth)\b)"
         rf"|(?:an?|one|two|three|four)[ -](?:half|third|quarter|fifth|tenth)s?(?={SHARE_ENDS})|half(?={SHARE_ENDS})")
_FRACTION = re.compile(r"(?:\w+[ -])?(?:half|third|quarter|fifth|tenth)s?", re.IGNORECASE)
_OF_WHOLE = re.compile(r" of (?:(?:the|its|their|his|her|those|these|all|some) )+|,? out of (?:a total of )?(?:the )?",
                       re.IGNORECASE)
_NAMED = re.compile(r"[a-z,] [A-Z][\w-]+ $")
_WORD = re.compile(r"[^\W\d_]+|\d|[^\w\s]")
_CLOCK = re.compile(r"[01]\d[0-5]\d|2[0-3][0-5]\d")       # '1400 hours' tells the time
_AT = re.compile(r"\b(?:at|by|for|from|until|till|before|after|since|around|about) $", re.IGNORECASE)
_AGE = re.compile(r"[- ]years?[- ]olds?\b|[- ]year-old", re.IGNORECASE)


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
                    unit_at: Chunk | None = None) -> list[Counted]:
    """Return the quantities of a text in order. ``dates``: spans that are no quantities.

    ``unit_at`` tells, for an offset right after a number, the noun phrase that begins there; without it a
    plural noun close by is taken.
    """
    flat = level(text)
    chunk = unit_at or (lambda at: unit_in_text(flat, at))
    shares = [*ratios(flat, chunk), *multiples(flat)]
    taken = Stretches(one.span for one in shares)
    found: list[Counted] = []
    for m in _matches(flat):
        if (dates is not None and dates.touch(m.start("a"), m.end("a"))) or taken.touch(*m.span("a")):
            continue
        for one in _counted(flat, m, chunk):
            found.append(_linked(flat, one, found))
    return _with_shares(_of_wholes(flat, found), shares)


def _with_shares(found: list[Counted], shares: list[Counted]) -> list[Counted]:
    """Sort shares in; links between quantities follow."""
    if not shares:
        return found
    order = sorted(found + shares, key=lambda one: one.span)
    place = {id(one): i for i, one in enumerate(order)}
    return [one if one.part_of is None else replace(one, part_of=place[id(found[one.part_of])]) for one in order]


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


@cache
def _numbered() -> re.Pattern[str]:
    """Words before a number that names; those with a capital in the table need one: 'Act 5', 'the Group of 20'."""
    return re.compile(rf"(?<!\w)(?:(?i:{any_word('numbered')})|{any_word('numbered', capitals=True)}) $")


@cache
def _pattern() -> re.Pattern[str]:
    number = number_pattern()
    money = rf"(?:(?P<money>{any_word('currency')}) ?)?"
    units = rf"(?:(?P<sign>{any_word('unit')})(?!\w))"
    return re.compile(
        rf"(?<![\w.,:/$€£+-])(?:(?P<before>{any_word('before')}) )?(?P<between>between )?(?P<age>"
        rf"(?:the )?age of )?{money}"
        rf"(?P<a>{_PART}|{number})(?: ?{units})?"
        rf"(?:(?(between) and |(?: to | or | ?[-–—] ?))(?:{any_word('currency')})?(?P<b>{_PART}|{number})(?: ?"
        rf"(?P<sign2>{any_word('unit')})(?!\w))?)?"
        rf"(?P<after> ?(?:{any_word('after')}))?(?![\w]|[.:,/]\d|-\d)", re.IGNORECASE)


def _counted(text: str, m: re.Match[str], chunk: Chunk) -> list[Counted]:
    """One match as what it counts: nothing, one quantity, or two where something changed from one to the other."""
    if m["b"] and not m["between"] and (pair := _change(text, m, chunk)):
        return pair
    one = _read(text, m, chunk)
    return [] if one is None else [one]


def _change(text: str, m: re.Match[str], chunk: Chunk) -> list[Counted]:
    """'Cut from 5% to 3%', 'the number of dead rose from 12 to 15': both, the unit said once."""
    first, second, to = parse_number(m["a"]), parse_number(m["b"]), text.find(" to ", m.end("a"), m.start("b"))
    if first is None or second is None or to < 0:
        return []
    falls = second.value <= first.value and not _scaled(m["a"], m["b"])
    if not changed_from(text, m.start(), falls):
        return []
    halves = _pattern().match(text, m.start(), to), _pattern().match(text, to + len(" to "))
    pair = [one for half in halves if half and (one := _read(text, half, chunk, alone=True)) is not None]
    unit = next((one.unit for one in pair if one.unit), None) or changing_unit(text, m.start())
    return [replace(one, unit=one.unit or unit) for one in pair] if len(pair) == len(halves) else []


def _read(text: str, m: re.Match[str], chunk: Chunk, alone: bool = False) -> Counted | None:
    """One match as a quantity, or null where the number does not count anything; ``alone``: it needs no unit."""
    first = parse_number(m["a"])
    second = parse_number(m["b"]) if m["b"] else None
    if first is None or _only_names(text, m) or _PADDED.match(m["a"]):
        return None
    end, unit = m.end(), _sign(m["sign"] or m["sign2"])
    if m["age"]:
        return Counted(m.span(), first.value, first.value, False, "years")
    if m["a"][0].isupper() and unit is None and (named := chunk(end)) is not None and named[1].split()[-1][0].isupper():
        return None     # 'the Seven Sisters'
    if unit is None:
        end, unit = _unit(text, m, chunk)
    if second is not None and (second.value <= first.value and not _scaled(m["a"], m["b"])):
        return None     # a score or a vote: 3-1, 219-212
    if not alone and _needs_more(m, unit, text, end):
        return None
    one = _signed(text, _bounded(text, m, first, second, end, unit or None))
    return replace(one, low=None) if m["before"] is None and _WITHIN.search(text, max(0, m.start() - 8), m.start()) \
        else one


def _unit(text: str, m: re.Match[str], chunk: Chunk) -> tuple[int, str | None]:
    """Return where a number with its unit ends, and the unit: a currency, the noun behind it, or one before it."""
    if m["money"]:
        return m.end(), words("currency")[m["money"].lower()]
    before = unit_before(text, m.start())
    if before == MAGNITUDE:
        return m.end(), before
    share = _FRACTION.fullmatch(m["a"]) is not None
    phrase = _worded(chunk(m.end())) or (whole_in_text(text, m.end()) if share else None)
    return phrase or (m.end(), before)


def _worded(phrase: Unit | None) -> Unit | None:
    """A unit that is a word and measures: no sign, no 'No.', no ordinal's cut-off end, no month of another language."""
    if phrase is None or not _LETTERS.search(phrase[1]) or phrase[1].lower() in words("no unit"):
        return None
    loud = phrase[1].isupper() and len(phrase[1]) > LONGEST_CODE
    return (phrase[0], phrase[1].lower()) if loud else phrase


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
    if _numbered().search(left) or _AGE.match(text, m.end()) or (_CLOCK.fullmatch(m["a"]) and _AT.search(left)
                                                                 and text.startswith(" hours", m.end())):
        return True
    if m["b"] and _SCORE.search(left):
        return True
    return not (m["before"] or m["money"] or m["sign"]) and bool(_NAMED.search(left))


def _needs_more(m: re.Match[str], unit: str | None, text: str, end: int) -> bool:
    """A bare number counts nothing; 'one' counts only where it is stressed, measures or was harmed."""
    if unit is None and _of_number().match(text, m.end()):
        return False
    stressed = m["before"] is not None or m["money"] is not None or m["sign"] is not None
    shown = counts_alone(text, m.start(), m.end()) or (m["a"].lower() == "one" and one_harmed(text, end))
    if m["a"].lower() == "one" and not m["b"]:
        return not stressed and (unit or "").rstrip("s") not in MEASURED and not shown
    if unit is not None or _OF_THEM.match(text, m.end()):
        return False
    if _FRACTION.fullmatch(m["a"]):
        return not share_alone(text, m.start(), m.end(), m["before"] is not None)
    number = parse_number(m["a"])
    if shown or (number is not None and many_alone(text, *m.span(), number.value, number.vague)):
        return False
    return not stressed or (m["before"] or "").lower() in _LOOSE


def _bounded(text: str, m: re.Match[str], first: Number, second: Number | None, end: int, unit: str | None) -> Counted:
    low: float | None = first.value
    high: float | None = second.value if second else first.value
    if second is not None:
        low = first.value * (_scale_of(m["a"], m["b"]) or 1)
    if first.vague:
        high = None
    unbound = _unbound(text, m, first.value, unit)
    start = m.start("a") if unbound else m.start()
    effect = None if unbound else words("before").get((m["before"] or "").lower())
    effect = effect or words("after").get((m["after"] or "").strip().lower())
    low, high, approximate = bounded(effect, low, high)
    return Counted((start, end), low, high, approximate or first.vague, unit)


def _unbound(text: str, m: re.Match[str], value: float, unit: str | None) -> bool:
    """'Spread over three villages' and 'went up to 9 dollars' bound nothing: the word belongs to what is before it."""
    before = (m["before"] or "").lower()
    where = before in _WHERE and value <= SMALL and (unit or "").rstrip("s") not in MEASURED
    moved = before == "up to" and _GOES.search(text, max(0, m.start() - 10), m.start())
    return bool((where and m["sign"] is None and m["money"] is None) or moved)


def _signed(text: str, one: Counted) -> Counted:
    """'Minus 12 degrees'."""
    minus = negative(text, one.span[0])
    if minus is None:
        return one
    low, high = (None if bound is None else -bound for bound in (one.high, one.low))
    return replace(one, span=(minus[0], one.span[1]), low=low, high=high)


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
