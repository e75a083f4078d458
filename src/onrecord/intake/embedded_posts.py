"""Posts of others that a page shows within its article: words of their own writers, of their own day.

In: the tree of a page. Out: the posts, each with who wrote it, when and where; they are taken out of the tree, so that
nobody reads them as the page's own words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.errors import OnRecordError
from onrecord.intake import dates
from onrecord.intake.language import require_english
from onrecord.intake.options import Metadata, one_line, web_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# the class of the element -> where the post stands
_PLACES = {"twitter-tweet": "X", "twitter-video": "X", "bluesky-embed": "Bluesky", "instagram-media": "Instagram",
           "tiktok-embed": "TikTok", "fb-post": "Facebook", "truth-social-embed": "Truth Social"}
_WORDS = 3
_SIGNED = re.compile(r"[—–-]{1,2}\s*(?P<name>[^()@]{1,80}?)\s*\(\s*@?(?P<handle>[\w.-]{1,80})\s*\)")


def taken_out(tree: HtmlElement, outlet: str | None) -> list[tuple[str, Metadata]]:
    """Take the posts out of a tree and return them; one that is not in English, or says nothing, stays where it is."""
    found = []
    for element in tree.xpath("//blockquote[@class]"):
        place = next((place for name, place in _PLACES.items() if name in element.get("class").split()), None)
        post = _post(element, place, outlet) if place else None
        if post:
            found.append(post)
            element.drop_tree()
    return found


def _post(element: HtmlElement, place: str, outlet: str | None) -> tuple[str, Metadata] | None:
    lines = [line for part in element.xpath(".//p") if (line := one_line(part.text_content()))]
    text = "\n\n".join(lines)
    signed = _SIGNED.search(one_line(element.text_content()) or "")
    if len(text.split()) < _WORDS or not signed:
        return None
    try:
        require_english(text)
    except OnRecordError:
        return None
    link = next((one for one in reversed(element.xpath(".//a[@href]"))), None)
    day = dates.iso(link.text_content()) if link is not None else None
    return text, Metadata(outlet=place, url=web_address(link.get("href")) if link is not None else None, published=day,
                          byline=(signed["name"].strip(),), through=(outlet,) if outlet else ())
