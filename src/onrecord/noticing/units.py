"""What a number counts: the unit in the words after it.

In: a sheet or plain text, and the offset right after a number. Out: where the unit's phrase ends and its head as
the unit's name: 'heavy army lorries' is lorries, '90-mile' is miles, '10-member' is members.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from onrecord.data import rows
from onrecord.facts.sheet import Sheet, Word
from onrecord.facts.span import Span

Unit = tuple[int, str]      # where the unit phrase ends, and its head as the unit's name
MEASURED = frozenset(["year", "month", "week", "day", "hour", "minute", "mile", "kilometre", "kilometer", "metre",
                       "meter", "foot", "inch", "acre", "ton", "tonne", "megawatt", "barrel", "gallon", "litre",
                       "liter", "pound", "kilogram", "degree"])
_COMPOUND_UNITS = frozenset("square cubic nautical metric acre basis percentage".split())
_LEAD_IN = frozenset("of more other the his its their".split())
_ENDS_PHRASE = frozenset("in on at to and for with by from were had have are who that".split())
_NO_NOUN = frozenset(["is", "was", "has", "as", "this", "us", "its", "his", "yes", "thus", "plus", "versus", "vs",
                      "across", "always", "perhaps", "his", "hers", "theirs", "does", "says", "goes", "comes",
                      "makes", "takes", "remains", "includes"])
_NO_WHOLE = frozenset("them these those us you it whom which were was are is have had has do did in on to".split())
_OF_NOUN = re.compile(r"(?: of)?(?: (?:the|its|their|his|her|all|our|this|that))?(?: [^\W\d_][\w-]*['’]s)?"
                      r" (?P<noun>[^\W\d_][\w-]*)")


class Stretches:
    """Spans that do not overlap, asked whether they touch others."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a code point with [start, end)."""
        i = bisect_left(self._spans, (end, 0))
        return i > 0 and self._spans[i - 1][1] > start


@cache
def words(kind: str) -> dict[str, str]:
    """Return the words of one kind of the table ``quantities`` with what they mean."""
    return {r[1].lower() if kind != "unit" else r[1]: r[2] for r in rows("quantities") if r[0] == kind}


def any_word(kind: str, capitals: bool = False) -> str:
    """Return an alternation of the table's words of one kind, longest first; of those written with a capital or not.

    Only of ``numbered`` the capital tells: all other kinds are given whole.
    """
    found = [r[1] for r in rows("quantities") if r[0] == kind]
    if kind == "numbered":
        found = [w for w in found if w[0].isupper() == capitals]
    return "|".join(re.escape(w) for w in sorted(found, key=len, reverse=True))


def unit_on_sheet(sheet: Sheet, starts: list[int], dates: Stretches, at: int) -> Unit | None:
    """The noun phrase after a number: 'heavy army lorries' is the unit lorries."""
    text, i = sheet.article.text, bisect_left(starts, at)
    if i >= len(sheet.words) or not re.fullmatch(r"\s?", text[at:sheet.words[i].start]):
        return None
    head = _head_of_unit(sheet, i, dates, hyphen=text[at:at + 1] == "-")
    if head is None:
        return None
    word = sheet.words[head]
    return word.end, _measure(text, sheet.words[i].start, word.start, word.text)


def _head_of_unit(sheet: Sheet, first: int, dates: Stretches, hyphen: bool) -> int | None:
    """Return the last noun of the phrase that begins at a word. ``hyphen``: one joins it to the number."""
    head: int | None = None
    stop = min(first + 8, sheet.sentences[sheet.words[first].sentence][1])
    for j in range(first, stop):
        word = sheet.words[j]
        if dates.touch(word.start, word.end):
            break
        glued = hyphen and j == first + 1 and _glued(word.text)
        if glued or word.upos in ("NOUN", "PROPN") or word.text.lower() in words("irregular"):
            head = j
            if _is_last_of_unit(sheet, j, glued):
                break
        elif not _may_precede_unit(word) and not (head is None and word.text.lower() in _LEAD_IN):
            break
    return head


def _is_last_of_unit(sheet: Sheet, j: int, glued: bool) -> bool:
    """'a five-day strike' measures days, 'three acre feet' feet; a plural ends the phrase."""
    following = sheet.words[j + 1].text if j + 1 < len(sheet.words) else ""
    return (glued and following != "feet") or (sheet.words[j].xpos == "NNS" and following != "-")


def _may_precede_unit(word: Word) -> bool:
    """Whether a word may stand before the noun of a unit: 'heavy', 'armed', a hyphen, a genitive."""
    participle = word.upos == "VERB" and word.xpos in ("VBN", "VBG")
    return participle or word.upos == "ADJ" or word.text in ("-", "‑", "'s", "’s")


def _glued(noun: str) -> bool:
    """Whether a number is joined to this noun by a hyphen to measure: 'five-day', '10-member'."""
    return noun.lower().rstrip("s") in MEASURED or noun.lower() in words("glued")


def whole_in_text(text: str, at: int) -> Unit | None:
    """The noun that a fraction is of: 'the population', 'of the country's fleet'."""
    m = _OF_NOUN.match(text, at)
    return (m.end(), m["noun"]) if m and m["noun"].lower() not in _NO_WHOLE else None


def _measure(text: str, start: int, at: int, noun: str) -> str:
    """'square miles' and 'acre feet' are one unit; in '90-mile' the unit is miles, in '10-member' members."""
    if text[at - 1:at] == "-" and noun.lower() in words("glued"):
        return words("glued")[noun.lower()]
    before = text[start:at].replace("-", " ").split()
    plural = noun + "s" if noun.lower() in MEASURED and noun.lower() not in words("irregular") else noun
    compound = before and (before[-1].lower() in _COMPOUND_UNITS or _coin(before[-1], plural))
    return f"{before[-1]} {plural}" if compound else plural


def _coin(before: str, noun: str) -> bool:
    """'Swiss francs': a currency with the country it is of."""
    return noun.lower() in words("coin") and before[0].isupper()


def unit_in_text(text: str, at: int) -> Unit | None:
    """A plural noun within five words, without a word that ends the phrase between."""
    m = re.match(r"(?:-(?P<glued>[a-z]+)|(?P<words>(?: (?:of )?[^\W\d_][\w’'-]*){1,5}))", text[at:at + 90])
    if not m:
        return None
    if m["glued"]:
        return (at + m.end(), _measure(text, at, at + 1, m["glued"])) if _glued(m["glued"]) else None
    for word in re.finditer(r"[^\W\d_][\w’'-]*", m["words"]):
        low = word[0].lower()
        if low in ("of", "the", "their", "its") or low.endswith(("'s", "’s")):
            continue
        if low in words("irregular") or (low.endswith("s") and not low.endswith("ss") and low not in _NO_NOUN):
            start = at + m.start("words")
            return start + word.end(), _measure(text, start, start + word.start(), word[0])
        if low in _ENDS_PHRASE:
            return None
    return None
