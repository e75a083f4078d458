"""The named values of a page: its meta elements, attributes of schema.org and RDFa, and its JSON-LD.

In: the tree of a page. Out: the values as the page writes them; which names mean what stands in
``data/intake/page_fields.tsv``. What a teaser, a comment or the site says of itself is not the article's.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.intake.options import one_line
from onrecord.intake.tables import rows

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLES = re.compile(
    r"(?:News|Reportage|Background|Opinion|Analysis|Review|Satirical|Scholarly|Tech|Report|AdvertiserContent)?"
    r"Article|(?:Live)?Blog(?:Posting)?|LiveBlogPosting|SocialMediaPosting|Report"
)
_PAGES = re.compile(r"(?:Item|About|Medical)?(?:Web)?Page")
_TEASERS = frozenset(["ItemList", "Comment", "WebSite", "BreadcrumbList", "CollectionPage", "SearchAction"])
_ASIDE = ("aside", "nav", "footer")
_MOST = 20  # scripts of a page that are looked at
_BROKEN = re.compile(r'"(\w+)"\s*:\s*"((?:[^"\\]|\\.){1,300})"')
_HOLDERS = re.compile(r'"(publisher|author)"\s*:\s*\[?\s*\{[^{}]{0,300}?"name"\s*:\s*"((?:[^"\\]|\\.){1,200})"')


class Linked(msgspec.Struct, frozen=True):
    """The JSON-LD of a page: the object of its article, and its objects by ``@id``; empty where there are none."""

    article: dict[str, Any]
    by_id: dict[str, dict[str, Any]] = {}
    site: str | None = None

    def text(self, key: str) -> str | None:
        """Return a value that is a string, null for any other."""
        held = self.article.get(key)
        return held if isinstance(held, str) and held.strip() else None

    def named(self, key: str) -> list[str]:
        """Return the names of what a value holds: strings, objects with a name, references to such."""
        held = self.article.get(key)
        found = []
        for one in held if isinstance(held, list) else [held]:
            whole = self.by_id.get(str(one.get("@id")), one) if isinstance(one, dict) and "name" not in one else one
            name = whole.get("name") if isinstance(whole, dict) else whole
            found += [name] if isinstance(name, str) and name.strip() else []
        return found


def linked(tree: HtmlElement) -> Linked:
    """Return the first article in the page's JSON-LD that is not one of a list, a comment or the site itself.

    The page's own object stands for its article where there is none; of a script that is no JSON what can be told.
    """
    by_id: dict[str, dict[str, Any]] = {}
    site = None
    second: dict[str, Any] = {}
    for script in tree.xpath("//script[@type='application/ld+json']")[:_MOST]:
        code = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", script.text or "")
        try:
            held = msgspec.json.decode(code.encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            second = second or _from_broken(code)
            continue
        objects = list(_objects(held))
        by_id |= {str(one["@id"]): one for one in objects if "@id" in one and "name" in one}
        site = site or next((_name(one) for one in objects if "WebSite" in _types(one)), None)
        found = _first(held, _ARTICLES)
        if found:
            return Linked(found, by_id, site)
        second = second or _first(held, _PAGES) or {}
    return Linked(second, by_id, site)


def _name(held: dict[str, Any]) -> str | None:
    return one_line(held.get("name"))


def _from_broken(code: str) -> dict[str, Any]:
    """Return what a script of an article that is no JSON says in plain pairs of names and strings."""
    types = re.findall(r'"@type"\s*:\s*"(\w+)"', code)
    if not types or not _ARTICLES.fullmatch(types[0]):
        return {}
    held: dict[str, Any] = {}
    for key, value in _BROKEN.findall(code):
        if key in ("headline", "datePublished", "dateModified"):
            held.setdefault(key, _unescaped(value))
    return held | {key: {"name": _unescaped(value)} for key, value in _HOLDERS.findall(code)}


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _objects(held: Any, deep: int = 6) -> Iterator[dict[str, Any]]:
    """Yield the objects in a document, but for what lies very deep."""
    if isinstance(held, dict):
        yield held
    for inner in _inside(held) if deep else ():
        yield from _objects(inner, deep - 1)


def _first(held: Any, wanted: re.Pattern[str]) -> dict[str, Any] | None:
    """Return the first object of some types that no teaser or comment holds, level by level."""
    waiting: deque[Any] = deque([held])
    while waiting:
        one = waiting.popleft()
        named = _types(one) if isinstance(one, dict) else set()
        if any(wanted.fullmatch(name) for name in named):
            return dict(one)
        if not named & _TEASERS:
            waiting.extend(_inside(one))
    return None


def _inside(held: Any) -> list[Any]:
    """Return what an object or a list holds, but no comments."""
    if isinstance(held, dict):
        return [value for key, value in held.items() if key != "comment"]
    return held if isinstance(held, list) else []


def _types(held: dict[str, Any]) -> set[str]:
    types = held.get("@type")
    return {str(one) for one in (types if isinstance(types, list) else [types])}


@cache
def _theirs(ours: str) -> tuple[str, ...]:
    return tuple(theirs for field, theirs in rows("page_fields") if field == ours)


def is_aside(element: HtmlElement) -> bool:
    """Whether an element stands beside the article: in a side box, a menu, the foot of the page."""
    return element.tag in _ASIDE or any(above.tag in _ASIDE for above in element.iterancestors())


def meta(tree: HtmlElement, ours: str) -> str | None:
    """Return the first value that the page's meta elements have under the names of one of our fields."""
    held: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if element.get("content").strip() and not _is_of_another(element, ours):
            held.setdefault(name.lower(), element.get("content"))
    return next((held[theirs] for theirs in _theirs(ours) if theirs in held), None)


def _is_of_another(element: HtmlElement, ours: str) -> bool:
    """Whether a meta element tells of a thing that the article only names, such as its publisher's own day."""
    scope = element if element.get("itemscope") is not None else None
    above = (
        scope
        if scope is not None
        else next((one for one in element.iterancestors() if one.get("itemscope") is not None), None)
    )
    return (
        ours != "outlet"
        and above is not None
        and bool(
            re.search(
                r"schema\.org/(?:Comment|Organization|ImageObject|VideoObject|Person|WebSite)",
                above.get("itemtype") or "",
            )
        )
    )


def own(tree: HtmlElement, ours: str) -> str | None:
    """Return what an element of the article itself gives under one of the names of a field, by schema.org or RDFa."""
    named = {theirs for theirs in _theirs(ours) if "." not in theirs}
    for element in tree.xpath("//*[@itemprop or @property][not(self::meta)]"):
        names = {name.lower() for name in f"{element.get('itemprop') or ''} {element.get('property') or ''}".split()}
        if names & named and not is_aside(element):
            value = element.get("datetime") or element.get("content") or one_line(element.text_content())
            if value:
                return str(value)
    return None


def publisher(tree: HtmlElement) -> str | None:
    """Return who publishes the page by the attributes of schema.org."""
    for element in tree.xpath("//*[@itemprop='publisher']//*[@itemprop='name'] | //*[@itemprop='publisher'][not(*)]"):
        if name := one_line(element.get("content") or element.text_content()):
            return name
    return None
