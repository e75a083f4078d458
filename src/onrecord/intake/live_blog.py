"""Live blogs: entries with their own times, newest first or last as the page has them.

In: the tree of a page and its JSON-LD. Out: the text of its entries, each below a line with its day and time; null for
any other page. Extraction of one running text would lose the times and the order.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from onrecord.intake import dates
from onrecord.intake.markup import paragraphs
from onrecord.intake.options import one_line
from onrecord.intake.page_fields import Linked

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEWEST = 3
_WORDS = 5  # of an entry
_MOST = 2_000


def entries(tree: HtmlElement, data: Linked) -> str | None:
    """Return the entries of a live blog, null where a page is none or does not say when each was written."""
    types = data.article.get("@type")
    if "LiveBlogPosting" not in (types if isinstance(types, list) else [types]):
        return None
    updates = data.article.get("liveBlogUpdate")
    told = [entry for one in (updates if isinstance(updates, list) else [])[:_MOST] if (entry := _from_data(one))]
    if len(told) < _FEWEST:
        told = list(_shown(tree))
    return "\n\n".join(told) if len(told) >= _FEWEST else None


def _from_data(update: Any) -> str | None:
    """Return an entry of the page's data: its time, its headline if its words do not say it, its words."""
    held = update if isinstance(update, dict) else {}
    body, when = held.get("articleBody"), _clock(str(held.get("datePublished") or ""))
    if not isinstance(body, str) or not when:
        return None
    words = paragraphs(body) if "<" in body else body.strip()
    head = one_line(held.get("headline")) or ""
    if len(words.split()) < _WORDS:
        return None
    return "\n\n".join([when, *([head] if len(head.split()) >= _WORDS and head not in words else []), words])


def _shown(tree: HtmlElement) -> Iterator[str]:
    """Yield the entries that the page shows: pieces side by side, each with a time and words."""
    holders: dict[HtmlElement, list[HtmlElement]] = {}
    for piece in tree.xpath("//article[.//time[@datetime]] | //li[.//time[@datetime]] | //div[.//time[@datetime]]"):
        holders.setdefault(piece.getparent(), []).append(piece)
    most = max(holders.values(), key=len, default=[])
    for piece in most[:_MOST]:
        when = _clock(next(iter(piece.xpath(".//time/@datetime")), ""))
        lines = [line for part in piece.xpath(".//p | .//li | .//h2 | .//h3")
                 if not part.xpath(".//time") and (line := one_line(part.text_content()))]
        if when and len(" ".join(lines).split()) >= _WORDS:
            yield "\n\n".join([when, *lines])


def _clock(value: str) -> str | None:
    """Return a moment as a line above an entry says it: '3 March 2025, 16:05 UTC'."""
    written = dates.iso(value)
    if not written or "T" not in written:
        return None
    return datetime.fromisoformat(written).astimezone(UTC).strftime("%d %B %Y, %H:%M UTC").lstrip("0")
