"""The dateline: 'TAIPEI, Taiwan – ', 'CAIRO- 24 July 2022: ', 'YANGON, July 25 (Reuters): '.

In: text and its body lines. Out: where the dateline stands, its place and date as written, the date in it.
A place alone counts if it is in capitals, a country or capital, or comes back in the text as a place ('in Durban').
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from onrecord import data
from onrecord.facts import Span
from onrecord.intake import dates
from onrecord.intake.tables import column

_CAP = r"[^\W\d_a-zß-öø-ÿ]"
_PLACE = rf"{_CAP}[\w.'’-]*(?:(?:\s|/|\s/\s|-)(?:(?:de|del|da|do|la|el|al|of|the|sur|am)\s)?{_CAP}[\w.'’-]*){{0,4}}"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s)?"
_FORM = re.compile(
    rf"(?P<place>{_PLACE})?"
    rf"(?P<region>(?:,\s?{_CAP}[\w.'’-]*(?:\s{_CAP}[\w.'’-]*){{0,3}}){{0,2}}?)"
    rf"(?P<date>\s?[,.]?\s?[-–—]?\s?\(?{_WEEKDAY}{dates.DATE}\)?)?"
    rf"(?P<agency>[,.]?\s?(?:\([A-Z][\w .,/&-]{{1,40}}\)|(?<=\s)CNN))?"
    rf"(?:\s*:\s+|\s+[-–—―‒_]{{1,3}}\s*|\s*[–—―‒_]{{1,3}}\s*|-{{1,2}}\s+)"
    rf"(?=[\"“”‘’'(\[«]{{0,3}}(?:{_CAP}|\d|[a-z]{_CAP}))")
_TRANSCRIBED = re.compile(r"(?m)^(?:[A-Z][A-Z .,'’-]{2,60}|[A-Z][\w .,'’-]{1,60}\([^\W\d][^\d()]{0,40}\)):\s")
_TITLED = re.compile(r"(?i)(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen|Prof|Secretary|Senator|President|Minister|Spokes\w+)\b")
_LINES = 6            # body lines from the top among which the dateline is looked for
_SHORTEST_STORY = 25  # letters that must follow on the line: a heading 'KENYA: What we know' is no dateline


class Dateline(msgspec.Struct, frozen=True):
    """``span``: up to and with its dash. ``text``: place and date as written, null if it only names the outlet.

    ``day``: the date in it, perhaps without a year.
    """

    span: Span
    text: str | None
    place: str | None
    day: dates.Day | None


@cache
def _countries_and_capitals() -> frozenset[str]:
    named = (name for row in data.rows("countries") for cell in (row[1], row[3], row[6]) for name in cell.split("|"))
    return frozenset(name.lower() for name in named if name)


def bare(name: str) -> str:
    """Return only the letters and digits of a name, in lower case: 'The Daily Star' and 'thedailystar' agree."""
    return re.sub(r"[\W_]+", "", name).lower()


def _is_place(place: str, text: str) -> bool:
    if place.lower() in _countries_and_capitals():
        return True
    either = "|".join(re.escape(form) for form in dict.fromkeys((place, place.title())))
    return re.search(rf"\b(?:in|near)\s(?:{either})\b(?!['’]s)", text) is not None


def _is_label(head: str, text: str) -> bool:
    """Whether it is a section's or a speaker's label: 'EXCLUSIVE:', or one of several at the head of lines."""
    if head.upper() in column("not_places"):
        return True
    if len(re.findall(rf"(?m)^[ \t]*{re.escape(head)}\s*(?:[:–—-]|\([^)\n]*\)\s*:)", text)) > 1:
        return True
    return _TITLED.match(head) is not None or len(_TRANSCRIBED.findall(text)) > 1


def _weight(match: re.Match[str], text: str) -> int:
    """Return how sure a dateline is: 2 it has a date or an agency, 1 only a place, 0 none."""
    place = match["place"] or ""
    if _is_label(place, text):
        return 0
    if match["agency"] or (match["date"] and place):
        return 2
    letters = [c for c in place if c.isalpha()]
    if len(letters) < 3:
        return 0
    if place.isupper() and (len(letters) > 3 or match["region"]):
        return 1
    return int(_is_place(place, text))


def _made(match: re.Match[str], text: str, outlets: frozenset[str]) -> Dateline:
    start = match.start()
    date_span = match.span("date")
    day = next(dates.days(text, *date_span), None) if match["date"] else None
    end = date_span[1] if match["date"] else match.end("region")
    own = bare(match["place"] or "") in outlets
    written = text[start:end].strip(" ,.-–—") if match["place"] and not own else None
    return Dateline(span=(start, len(text[:match.end()].rstrip())), text=written or None,
                    place=match["place"] if written else None, day=day)


def find_dateline(text: str, body: Sequence[Span], outlets: Sequence[str] = ()) -> Dateline | None:
    """Return the dateline of a text, or null.

    ``body``: the lines that are not furniture, in order. ``outlets``: names of the outlet and its host; a story
    that opens with one ('TODAY KENYA – The …') has it kept out of the body but has no place by it.
    """
    names = frozenset(bare(name) for name in outlets if name)
    best: tuple[int, Dateline] | None = None
    for start, end in body[:_LINES]:
        match = _FORM.match(text, start, min(end, start + 200))
        if not match or match.end() == start or end - match.end() < _SHORTEST_STORY:
            continue
        own = bare(match["place"] or "") in names and not _is_label(match["place"], text)
        weight = 2 if own else _weight(match, text)
        if weight > (best[0] if best else 0):
            best = weight, _made(match, text, names)
    return best[1] if best else None
