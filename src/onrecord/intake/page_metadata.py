"""What a page says of its article: day, title, byline, address; not what it says of its site, a comment or a teaser.

In: the tree of a page. Out: the values as the page writes them.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.intake.options import names, one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datePublished",
    "date",
    "pubdate",
    "parsely-pub-date",
    "publishdate",
    "publish-date",
    "DC.date.issued",
    "dc.date",
    "sailthru.date",
    "cXenseParse:recs:publishtime",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "dateModified", "last-modified", "DC.date.modified")
_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "cXenseParse:author")
_ARTICLES = re.compile(
    r"(?:News|Reportage|Background|Opinion|Analysis|Review|Satirical|Scholarly|Tech|Report|AdvertiserContent)?"
    r"Article|(?:Live)?Blog(?:Posting)?|LiveBlogPosting|SocialMediaPosting|Report"
)
_TEASERS = frozenset(["ItemList", "Comment", "WebSite", "BreadcrumbList", "CollectionPage", "SearchAction"])
_ASIDE = ("aside", "nav", "footer")
_BYLINES = (
    "//*[@itemprop='author' or @rel='author' or contains(@class, 'byline') or contains(@class, 'article-author')]"
)
_LONGEST_BYLINE = 12  # words
_CAPTURE = re.compile(r"https?://web\.archive\.org/web/(\d{4,14})[a-z_]*/(.+)", re.IGNORECASE)


class Linked(msgspec.Struct, frozen=True):
    """The JSON-LD of a page: the object of its article, empty where there is none."""

    article: dict[str, Any]

    def text(self, key: str) -> str | None:
        """Return a value that is a string, null for any other."""
        held = self.article.get(key)
        return held if isinstance(held, str) and held.strip() else None


def linked(tree: HtmlElement) -> Linked:
    """Return the first article in the page's JSON-LD that is not one of a list, a comment or the site itself."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:20]:
        code = re.sub(r"^\s*<!--|-->\s*$", "", script.text or "")
        try:
            waiting: deque[Any] = deque([msgspec.json.decode(code.encode("utf-8", "replace"))])
        except (msgspec.DecodeError, RecursionError):
            continue
        found = _article(waiting)
        if found:
            return Linked(found)
    return Linked({})


def _article(waiting: deque[Any]) -> dict[str, Any] | None:
    while waiting:
        held = waiting.popleft()
        named = _types(held) if isinstance(held, dict) else set()
        if any(_ARTICLES.fullmatch(one) for one in named):
            return dict(held)
        if not named & _TEASERS:
            waiting.extend(_inside(held))
    return None


def _inside(held: Any) -> list[Any]:
    """Return what an object or a list holds, but no comments."""
    if isinstance(held, dict):
        return [value for key, value in held.items() if key != "comment"]
    return held if isinstance(held, list) else []


def _types(held: dict[str, Any]) -> set[str]:
    types = held.get("@type")
    return {str(one) for one in (types if isinstance(types, list) else [types])}


def meta(tree: HtmlElement, keys: tuple[str, ...]) -> str | None:
    """Return the first value that the page's meta elements have under some names."""
    held: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        held.setdefault(name.lower(), element.get("content"))
    return next((held[key.lower()] for key in keys if held.get(key.lower(), "").strip()), None)


def _own_time(tree: HtmlElement, key: str) -> str | None:
    """Return the moment that an element of the article itself gives under a name of schema.org."""
    for element in tree.xpath(f"//*[@itemprop='{key}']"):
        if not _is_aside(element):
            return element.get("datetime") or element.get("content") or one_line(element.text_content())
    return None


def published(tree: HtmlElement, data: Linked) -> str | None:
    """Return when the article was published, as the page writes it; null where only its text may tell."""
    return meta(tree, _PUBLISHED) or data.text("datePublished") or _own_time(tree, "datePublished")


def modified(tree: HtmlElement, data: Linked) -> str | None:
    """Return when the article was changed last, as the page writes it."""
    return meta(tree, _MODIFIED) or data.text("dateModified") or _own_time(tree, "dateModified")


def _same(one: str) -> str:
    return re.sub(r"\W+", " ", one).strip().lower()


def title(tree: HtmlElement, data: Linked, extracted: str | None) -> str | None:
    """Return the headline: what was extracted if the page shows it as one, else what the page shows."""
    heads = [line for element in tree.xpath("//h1") if (line := one_line(element.text_content()))]
    shown = [
        line
        for line in (one_line(meta(tree, ("og:title", "twitter:title"))), one_line(data.text("headline")), *heads)
        if line
    ]
    whole = one_line(tree.findtext(".//title"))
    if extracted and any(_same(extracted) == _same(line) for line in [*shown, whole or ""]):
        return extracted
    if extracted and whole and len(extracted) > 8 and whole.startswith(extracted):
        return extracted
    return next(iter(shown), None) or (re.split(r"\s+[|–—]\s+", whole)[0] if whole else extracted)


def _is_aside(element: HtmlElement) -> bool:
    return element.tag in _ASIDE or any(above.tag in _ASIDE for above in element.iterancestors())


def byline(tree: HtmlElement, data: Linked, extracted: object) -> tuple[str, ...]:
    """Return who wrote the article: by its data, its head, its byline; else who was extracted, not from beside it."""
    author = data.article.get("author")
    found = [
        str(one.get("name") if isinstance(one, dict) else one)
        for one in (author if isinstance(author, list) else [author])
        if one
    ]
    named = _people(found) or _people([meta(tree, _AUTHOR) or ""]) or _shown_byline(tree)
    if named:
        return named
    aside = {one_line(element.text_content()) for element in tree.xpath("//aside//a | //nav//a | //footer//a")}
    return tuple(name for name in names(extracted) if name not in aside)


def _shown_byline(tree: HtmlElement) -> tuple[str, ...]:
    """Return who the page's own byline names, without the time that stands in it."""
    for element in tree.xpath(_BYLINES):
        words = one_line(" ".join(part for part in element.xpath(".//text()") if not _is_time(part)))
        if words and len(words.split()) <= _LONGEST_BYLINE and not _is_aside(element) and (line := _people([words])):
            return line
    return ()


def _people(found: list[str]) -> tuple[str, ...]:
    return tuple(name for one in found for name in names(one) if not re.match(r"(?i)https?://|none$|www\.", name))


def _is_time(part: Any) -> bool:
    """Whether a piece of text stands in a time element, not behind it."""
    holder = part.getparent()
    return not part.is_tail and holder is not None and holder.tag == "time"


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
