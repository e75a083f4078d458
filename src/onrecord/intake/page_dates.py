"""The day of an article that no named value gives: of the days that its page shows, the one beside the headline.

In: the tree of a page, its headline. Out: the day as the page writes it. Days of teasers, comments, of the site's own
calendar and of changes are others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from onrecord.intake import dates
from onrecord.intake.options import one_line
from onrecord.intake.page_fields import is_aside
from onrecord.intake.tables import rows

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMED = re.compile(
    r"(?i)(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?:date|dates|time|times|timestamp|datetime|publish|published|publication|"
    r"pub|pubdate|posted|post-?date|dateline|day|created|issued|submitted|meta|info|byline|stamp)(?:$|[\s_-]|(?=[A-Z]))"
)
_LONGEST = 24  # words of an element that says when, and little else
_WORDS_BEFORE = 60  # a day that stands above the headline stands near it
_NEAR = 6  # words within which days say the same thing twice
_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?")
_MOST = 400  # elements that are looked at
_MONTH_FIRST = ("en-us", "en-ph")


class _Shown(msgspec.Struct, frozen=True):
    """A day that a page shows: as it writes it, how many words lie between it and the headline, how it is called."""

    value: str
    away: int
    label: str


@cache
def _label_pattern(where: str) -> re.Pattern[str]:
    patterns = "|".join(pattern for place, pattern in rows("page_labels") if place == where)
    return re.compile(rf"(?i)(?<!\w)(?:{patterns})(?!\w)")


def _order(tree: HtmlElement) -> str | None:
    """Return in what order the page writes day and month in numbers: as its own days show it, else its language."""
    shown = dates.order_of(re.findall(r"(?<!\d)\d{1,2}[/-]\d{1,2}[/-](?:20)?\d\d(?!\d)", tree.text_content()[:400_000]))
    if shown:
        return shown
    language = (tree.get("lang") or "").lower()
    if "-" not in language:
        return None
    return "month" if language in _MONTH_FIRST else "day"


def shown(tree: HtmlElement, headline: str | None) -> tuple[str | None, str | None]:
    """Return the day of publication and the day of the last change that the page shows, null where it shows none."""
    order = _order(tree)
    found = list(_days(tree, headline, order))
    own = min((one for one in found if one.label != "modified"), key=_rank, default=None)
    changed = min((one for one in found if one.label == "modified"), key=_rank, default=None)
    return (own.value if own else None), (changed.value if changed else None)


def _rank(one: _Shown) -> tuple[bool, int, bool, int]:
    """Order days: named so, near the headline; of those as near, one that is written out before one in numbers."""
    return one.label != "published", one.away // _NEAR, dates.iso(one.value) is None, one.away


def _days(tree: HtmlElement, headline: str | None, order: str | None) -> Iterator[_Shown]:
    places = _places(tree)
    head = _place_of(tree, headline, places)
    for element in _that_say_when(tree):
        at = places.get(element)
        if at is None or is_aside(element) or _is_of_a_teaser(element, headline):
            continue
        away = at - head if at >= head else (head - at) * 2
        if at < head - _WORDS_BEFORE:
            continue
        for label, value in _values(element, order):
            yield _Shown(value, away, label)


def _that_say_when(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements that hold a day by their tag or by their name, inner ones before those around them."""
    number = 0
    for element in tree.iter(
        "time",
        "abbr",
        "span",
        "div",
        "p",
        "li",
        "dd",
        "ul",
        "h2",
        "h3",
        "h4",
        "dl",
        "dateformat",
        "i",
        "em",
        "small",
        "font",
        "b",
        "td",
    ):
        named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-testid') or ''}"
        if element.tag in ("time", "abbr", "dateformat") or _NAMED.search(named) or _says_little_else(element):
            number += 1
            if number > _MOST:
                return
            yield element


def _says_little_else(element: HtmlElement) -> bool:
    """Whether an element without a telling name holds a day and at most a label, a writer and an hour beside it."""
    if any(child.tag not in ("br", "b", "i", "span", "em", "a", "strong") for child in element):
        return False
    line = one_line(element.text_content()[:300]) or ""
    if not 6 <= len(line) <= 120 or len(line.split()) > 14:
        return False
    return next(dates.written(line), None) is not None and not re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", line)


def _places(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Return after how many words of the page each element begins."""
    places, words = {}, 0
    for event, element in _walked(tree):
        if event == "start":
            places[element] = words
            words += len((element.text or "").split()) if isinstance(element.tag, str) else 0
        else:
            words += len((element.tail or "").split())
    return places


def _walked(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    from lxml.etree import iterwalk

    yield from iterwalk(tree, events=("start", "end", "comment"))


def _place_of(tree: HtmlElement, headline: str | None, places: dict[HtmlElement, int]) -> int:
    """Return where the headline stands; of several the first that is one by its tag."""
    level = _level(headline or "")
    heads = tree.xpath("//h1 | //h2 | //h3 | //*[@role='heading'] | //font | //b")
    same = [one for one in heads if level and _level(one.text_content()) == level]
    return places.get(same[0], 0) if same else 0


def _level(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().lower()


def _is_of_a_teaser(element: HtmlElement, headline: str | None) -> bool:
    """Whether a day stands beside a link to, or the headline of, another article."""
    level = _level(headline or "")
    for above in (element, *list(element.iterancestors())[:3]):
        if above.tag in ("body", "html", "main") or len(above.text_content()) > 400:
            return False
        for head in above.xpath(".//h1 | .//h2 | .//h3 | .//h4 | .//a[@href]"):
            words = _level(head.text_content())
            if len(words.split()) >= 4 and words not in level and level not in words and not _has_day(words):
                return True
    return False


def _has_day(words: str) -> bool:
    return any(day.exact for day in dates.days(words.title()))


def _values(element: HtmlElement, order: str | None) -> Iterator[tuple[str, str]]:
    """Yield the days that an element gives, each with what it is called: published, modified, or nothing."""
    line = one_line(element.text_content()[:600]) or ""
    moment = element.get("datetime") or (element.get("title") if element.tag in ("abbr", "time") else None)
    if moment is None and element.tag == "dateformat":
        moment = element.get("time") or element.get("value")
    around = f"{_words_before(element)} {line}"
    if moment and (_EPOCH.fullmatch(moment) or re.search(r"\d{4}", moment)) and dates.iso(moment):
        yield _label_of(around, element), moment
        return
    if not line or len(line.split()) > _LONGEST or len(element.xpath(".//time")) > 1:
        return
    at = 0
    for start, end, value in dates.written(line, order):
        before = line[at:start] or _words_before(element)
        yield _label_of(before, element), value
        at = end


def _words_before(element: HtmlElement) -> str:
    """Return the few words before an element in what holds it."""
    above = element.getparent()
    if above is None:
        return ""
    before = element.getprevious()
    words = (
        before.tail or before.text_content() if before is not None and isinstance(before.tag, str) else above.text or ""
    )
    return " ".join((words or "").split()[-4:])


def _label_of(before: str, element: HtmlElement) -> str:
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    found = [
        (match.start(), label) for label in ("published", "modified") if (match := _label_pattern(label).search(before))
    ]
    if found:
        return min(found)[1]
    if re.search(r"(?i)updat|modif|edited|changed", named):
        return "modified"
    return "published" if re.search(r"(?i)publi|posted|pubdate|created|issued", named) else ""
