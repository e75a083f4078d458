"""Feeds: RSS 0.9 to 2.0 and Atom, one article an item.

In: the bytes of a feed. Out: an article an item: the full text where the feed has it, else its summary.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.intake.markup import paragraphs
from onrecord.intake.options import Given, Metadata, names, one_line, web_address
from onrecord.intake.readers.source import Bad, Item, Source, Text
from onrecord.intake.readers.xml import LONGEST_XML, local, parsed

_TEXTS = ("encoded", "content", "description", "summary", "subtitle")
_DAYS = ("published", "pubDate", "date", "issued", "created", "updated")
_CHANGED = ("updated", "modified")


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the article of each item. Raises OR-121 if it is no XML."""
    root = parsed(source.whole(LONGEST_XML), mend=True)
    items = [one for one in root.iter() if local(one) in ("item", "entry")]
    outlet = next(
        (_words(one) for one in root.iter() if local(one) == "title" and local(one.getparent()) in ("channel", "feed")),
        None,
    )
    for number, item in enumerate(items, 1):
        parts: dict[str, Any] = {}
        for part in item:
            parts.setdefault(local(part), part)
        text = next((text for name in _TEXTS if name in parts and (text := _text(parts[name]))), "")
        if text:
            yield Text(text, _known(item, parts, outlet), f":{number}")
        else:
            yield Bad(OnRecordError("OR-110", detail="an item without text"), f":{number}")


def _words(element: Any) -> str | None:
    return one_line("".join(element.itertext()))


def _text(element: Any) -> str:
    """Return the paragraphs of an element: markup that is escaped, or elements in it."""
    if len(element):
        from lxml import etree

        return paragraphs(
            "".join([element.text or "", *(etree.tostring(one, encoding="unicode", method="html") for one in element)])
        )
    return paragraphs(element.text or "")


def _known(item: Any, parts: dict[str, Any], outlet: str | None) -> Metadata:
    day, changed = (
        next((word for name in keys if name in parts and (word := _words(parts[name]))), None)
        for keys in (_DAYS, _CHANGED)
    )
    writers = [_child(one, "name") or _words(one) for one in item if local(one) in ("creator", "author")]
    source = parts.get("source")
    of = None if source is None else _child(source, "title") if len(source) else _words(source)
    title = paragraphs(_words(parts["title"]) or "") if "title" in parts else ""
    return Metadata(
        title=one_line(title),
        outlet=of or outlet,
        url=_address(item, parts),
        published=day,
        modified=changed,
        byline=tuple(name for writer in writers for name in names(writer)),
    )


def _child(element: Any, name: str) -> str | None:
    """Return the words of the first child of a name."""
    return next((_words(one) for one in element if local(one) == name), None)


def _address(item: Any, parts: dict[str, Any]) -> str | None:
    links = [one for one in item if local(one) == "link"]
    alternate = next(
        (one.get("href") for one in links if one.get("rel", "alternate") == "alternate" and one.get("href")), None
    )
    written = [_words(one) for one in links] + [_words(parts[name]) for name in ("guid", "id") if name in parts]
    return next(filter(None, map(web_address, [alternate, *written])), None)
