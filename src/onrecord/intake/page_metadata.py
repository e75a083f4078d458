"""What a page says of its article: day, title, byline, address; not what it says of its site, a comment or a teaser.

In: the tree of a page. Out: the values as the page writes them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from onrecord.intake import dates
from onrecord.intake.options import names, one_line, web_address
from onrecord.intake.page_fields import Linked, is_aside, meta, own

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BYLINES = (
    "//*[@itemprop='author' or @rel='author' or contains(@class, 'byline') or contains(@class, 'article-author')]"
)
_LONGEST_BYLINE = 12  # words
_SAVED = re.compile(r"Page saved with SingleFile\s{1,9}url:\s{0,9}(\S{1,2000})\s{1,9}saved date:\s{0,9}([^\n]{1,100})")
_CAPTURE = re.compile(r"https?://[^/?#]+/(?:[\w.-]+/){0,3}?(\d{4,14})[a-z_]*/(https?://.+)", re.IGNORECASE)


def published(tree: HtmlElement, data: Linked) -> str | None:
    """Return when the article was published, by a named value; null where only what the page shows may tell."""
    return meta(tree, "published") or data.text("datePublished") or own(tree, "published")


def modified(tree: HtmlElement, data: Linked) -> str | None:
    """Return when the article was changed last, by a named value."""
    return meta(tree, "modified") or data.text("dateModified") or own(tree, "modified")


def byline(tree: HtmlElement, data: Linked, extracted: object) -> tuple[str, ...]:
    """Return who wrote the article: by its data, its head, its byline; else who was extracted, not from beside it."""
    named = _people(data.named("author")) or _people([meta(tree, "byline") or ""]) or _shown_byline(tree)
    if named:
        return named
    aside = {one_line(element.text_content()) for element in tree.xpath("//aside//a | //nav//a | //footer//a")}
    return tuple(name for name in names(extracted) if name not in aside)


def _shown_byline(tree: HtmlElement) -> tuple[str, ...]:
    """Return who the page's own byline names, without the time that stands in it."""
    for element in tree.xpath(_BYLINES):
        words = one_line(" ".join(part for part in element.xpath(".//text()") if not _is_time(part)))
        if words and len(words.split()) <= _LONGEST_BYLINE and not is_aside(element) and (line := _people([words])):
            return line
    return ()


def _people(found: list[str]) -> tuple[str, ...]:
    return tuple(name for one in found for name in names(one) if not re.match(r"(?i)https?://|none$|www\.", name))


def _is_time(part: Any) -> bool:
    """Whether a piece of text stands in a time element, not behind it."""
    holder = part.getparent()
    return not part.is_tail and holder is not None and holder.tag == "time"


def address(tree: HtmlElement, data: Linked) -> tuple[str | None, str | None]:
    """Return the address of the page as it gives it itself, and when it was saved or archived where it says so."""
    saved = next((match for one in tree.xpath("//comment()")[:20] if (match := _SAVED.search(one.text or ""))), None)
    links = [*tree.xpath("//link[@rel='canonical']/@href"), meta(tree, "url"), data.text("url"),
             data.text("mainEntityOfPage"), saved[1] if saved else None]
    url, captured = original(next((found for one in links if (found := web_address(one))), None))
    return url, captured or (dates.iso(saved[2]) if saved else None)


def original(url: str | None) -> tuple[str | None, str | None]:
    """Return the address of the page that was archived, and the day of its capture; of any other address itself.

    >>> original("https://web.archive.org/web/20250415082133/https://a.example/b")
    ('https://a.example/b', '2025-04-15T08:21:33+00:00')
    """
    match = _CAPTURE.fullmatch(url or "")
    if not match:
        return url, None
    digits = match[1]
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if len(digits) >= 8 else None
    clock = f"T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}+00:00" if day and len(digits) == 14 else ""
    return match[2], f"{day}{clock}" if day else None
