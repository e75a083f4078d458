"""What a page's article is called, and whose page it is: its headline and its outlet.

In: the tree of a page and its named values. Out: one line each. A page's own title often joins the two; each is told by
the other and by what the page shows as a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from onrecord.intake.options import one_line
from onrecord.intake.page_fields import Linked, meta, own, publisher
from onrecord.intake.tables import rows

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PARTED = re.compile(r"\s*[|•·»«]\s*|\s+(?:[-–—:]|-{2,}|:{2,})\s+|(?<=\w):\s+|\s*—\s*")
_MARKED, _MARKED_END = re.compile(r"\s*[|•·»«–—:-]"), re.compile(r"[|•·»«–—:-]\s*$")
_HEADLINES = (
    "//h1 | //h2 | //h3 | //*[@role='heading'] | //*[contains(@class, 'headline') or contains(@class, 'title')]"
)
_LONGEST = 60  # words of a headline
_LONGEST_NAME = 8  # words of an outlet
_RIGHTS = re.compile(
    r"(?i)(?:©|\(c\)|&copy;|copyright)\s*(?:©\s*)?(?:\d{4}\s*(?:[-–]\s*\d{2,4})?)?\s*,?\s*(?:by\s+)?"
    r"([^\d\W][^.,|©\n]{1,60}?)(?:\s+(?:\d{4}|all rights)\b.*|[.,|].*|)$"
)


def _level(words: str | None) -> str:
    return re.sub(r"\W+", " ", words or "").strip().lower()


def title(tree: HtmlElement, data: Linked, extracted: str | None) -> str | None:
    """Return the headline: what the page shows as one and names so, else what it names so, else what was extracted."""
    named = list(filter(None, (data.text("headline"), one_line(meta(tree, "title")), own(tree, "title"))))
    whole = one_line(tree.findtext(".//title"))
    shown = _shown(tree, [*named, whole or ""])
    if shown:
        return shown
    if named:
        return _without_outlet(one_line(named[0]) or "", _outlet_named(tree, data))
    heads = [
        line for element in tree.xpath("//h1") if not _is_home(element) and (line := one_line(element.text_content()))
    ]
    if heads and len(heads[0].split()) <= _LONGEST:
        return heads[0]
    known = _outlet_named(tree, data) or _at_home(tree) or _in_rights(tree)
    return _without_outlet(whole, known) if whole else extracted


def _shown(tree: HtmlElement, named: list[str]) -> str | None:
    """Return the longest heading that a named title is, begins or ends with; the name of the site is none."""
    found: list[str] = []
    for element in tree.xpath(_HEADLINES)[:300]:
        line = one_line(element.text_content()[:1_000])
        enough = 1 if element.tag == "h1" else 3
        if line and enough <= len(_level(line).split()) <= _LONGEST and not _is_home(element) and any(
                _is_in(line, one) for one in named):
            found.append(line)
    return max(found, key=lambda line: len(_level(line)), default=None)


def _is_in(line: str, named: str) -> bool:
    """Whether a title is a heading, or joins it with something else by a mark between them."""
    if _level(line) == _level(named):
        return True
    at = named.casefold().find(line.casefold())
    before, after = named[: max(at, 0)], named[at + len(line):]
    return at >= 0 and (not before or bool(_MARKED_END.search(before))) and (not after or bool(_MARKED.match(after)))


def _is_home(element: HtmlElement) -> bool:
    """Whether an element is the name of the site: all of it is a link to the first page."""
    links = [element] if element.tag == "a" else element.xpath(".//a[@href] | ancestor::a[@href]")
    return any(re.fullmatch(r"(?:https?://[^/]+)?/?(?:index\.\w+)?", link.get("href") or "-") for link in links)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile("|".join(pattern for where, pattern in rows("page_labels") if where == "title"), re.IGNORECASE)


def _without_outlet(line: str, outlet: str | None) -> str:
    """Return a title without the outlet that stands at one of its ends."""
    parts = [part for part in _PARTED.split(line) if part]
    if len(parts) < 2:
        return line
    for end, rest in ((parts[-1], line[: line.rfind(parts[-1])]), (parts[0], line[len(parts[0]) :])):
        if outlet and _level(end) == _level(outlet):
            return rest.strip(" |–—-:·•»«")
    if outlet is None and re.search(r"\s[|–—]\s", line):
        return re.split(r"\s+[|–—]\s+", line)[0]
    return line


def _outlet_named(tree: HtmlElement, data: Linked) -> str | None:
    """Return the outlet that the page names as such."""
    found = [meta(tree, "outlet"), *data.named("publisher"), publisher(tree), data.site]
    return next((line for one in found if (line := one_line(one)) and not re.match(r"https?://|www\.", line)), None)


def outlet(tree: HtmlElement, data: Linked, headline: str | None) -> str | None:
    """Return whose page it is: as named, as its title says beside the headline, as its head or its rights say."""
    return _outlet_named(tree, data) or _in_title(tree, headline) or _at_home(tree) or _in_rights(tree)


def _in_title(tree: HtmlElement, headline: str | None) -> str | None:
    """Return what stands in the page's title farthest from the headline and is no section, writer or day."""
    whole, head = one_line(tree.findtext(".//title")) or "", headline or ""
    at = whole.lower().find(head.lower()) if head else -1
    if at < 0:
        return None
    before, after = whole[:at], whole[at + len(head) :]
    if after.strip() and not re.match(r"\s*[|•·»«–—:-]", after):
        return None
    parts = [
        part.strip() for part in (_PARTED.split(f" {after} ")[::-1] if after.strip() else _PARTED.split(f" {before} "))
    ]
    kept = [re.sub(r"^[-–—:|\s]+|[-–—:|\s]+$", "", part) for part in parts]
    return next(
        (part for part in kept if part and len(part.split()) <= _LONGEST_NAME and not _labels().fullmatch(part)), None
    )


def _at_home(tree: HtmlElement) -> str | None:
    """Return the words or the picture's name of the link to the first page."""
    for link in tree.xpath("//a[@href]")[:80]:
        if _is_home(link) or link.get("rel") == "home":
            named = [
                one_line(link.text_content()),
                *map(one_line, link.xpath(".//img/@alt")),
                one_line(link.get("title")),
            ]
            for line in named:
                if line and len(line.split()) <= _LONGEST_NAME and not _GENERAL.fullmatch(line):
                    return _LOGO.sub("", line).strip() or None
    return None


_GENERAL = re.compile(
    r"(?i)(?:back\s)?(?:to\s)?(?:the\s)?(?:home(?:\s?page)?|start|front\spage|main(?:\spage)?|news|logo|"
    r"menu|site\slogo|sections?|welcome|sign (?:in|up)|log ?in|skip.*|subscribe.*|«|»|←.*)"
)
_LOGO = re.compile(r"(?i)\s*[-–|:]?\s*(?:logo|home(?:\s?page)?)$|^(?:logo(?:\sof)?|home)\s*[-–|:]?\s*")


def _in_rights(tree: HtmlElement) -> str | None:
    """Return who holds the rights by the last lines of the page."""
    for line in _last_lines(tree):
        match = _RIGHTS.search(line)
        if match and len(match[1].split()) <= _LONGEST_NAME:
            return re.sub(r"(?i)\s*(?:,?\s(?:inc|ltd|llc|limited|company|corp)\.?)$", "", match[1]).strip() or None
    return None


def _last_lines(tree: HtmlElement) -> Iterator[str]:
    lines = [line for part in tree.itertext() if (line := one_line(part))]
    yield from reversed(lines[-40:])
