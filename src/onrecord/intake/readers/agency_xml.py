"""What news agencies deliver: NITF, NewsML-G2 and NewsML 1, one article an item.

In: the XML of an item, or of a message with many. Out: the article of each, by the agency that provides it; an item
that was cancelled or is not to be used yet says so. Formats: IPTC, NITF 3.6, NewsML-G2 2.34, NewsML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.intake.markup import paragraphs
from onrecord.intake.options import Given, Metadata, names, one_line, web_address
from onrecord.intake.readers.source import Bad, Item, Source, Text
from onrecord.intake.readers.xml import LONGEST_XML, local, parsed

_ITEMS = ("newsItem", "NewsItem", "nitf")
_BODIES = ("body.content", "inlineXML", "inlineData", "DataContent")
_USABLE = ("usable", "Usable")


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the article of each item. Raises OR-121 if it is no XML, OR-118 if it is none of an agency."""
    root = parsed(source.whole(LONGEST_XML), mend=True)
    items = [one for one in root.iter() if local(one) in _ITEMS and not any(
        local(around) in _ITEMS for around in one.iterancestors())]
    if not items:
        raise OnRecordError("OR-118", detail="XML of another kind; convert it to a feed, JSON or text")
    for number, item in enumerate(items, 1):
        text, line = _text(item), _dateline(item)
        if text:
            text = text if line is None or text.startswith(line) else f"{line} — {text}"
            yield Text(text, _known(item), f":{number}" if len(items) > 1 else "")
        else:
            yield Bad(OnRecordError("OR-110", detail="an item without text"), f":{number}")


def _text(item: Any) -> str:
    """Return the paragraphs of an item: of the innermost element that holds the story, never its heads or captions."""
    body = None
    for one in item.iter():
        if local(one) in _BODIES and (body is None or body in one.iterancestors()):
            body = one
    if body is None:
        return ""
    whole = [_words(one) for one in body.iter() if local(one) == "p" and not _is_apart(one, body)]
    return "\n\n".join(filter(None, whole)) or _plain("".join(body.itertext()))


def _plain(text: str) -> str:
    """Return the paragraphs of a text without elements, which may be markup that was escaped."""
    if "</" in text:
        return paragraphs(text)
    return "\n\n".join(" ".join(one.split()) for one in re.split(r"\n[ \t]*\n", text) if one.strip())


def _dateline(item: Any) -> str | None:
    """Return the place that a dateline names, else its words."""
    for one in _named(item, ("dateline",)):
        place = next((part for part in one.iter() if local(part) == "location"), one)
        if words := _words(place):
            return words
    return None


def _is_apart(element: Any, body: Any) -> bool:
    """Whether an element stands in a picture's caption or a head."""
    for around in element.iterancestors():
        if around is body:
            return False
        if local(around) in ("media", "figure", "body.head", "body.end", "head"):
            return True
    return False


def _known(item: Any) -> Metadata:
    found = {name: next(filter(None, (look(item) for look in looks)), None) for name, looks in _LOOKS.items()}
    status = next((_value(one) for one in item.iter() if local(one) in ("pubStatus", "Status")), None)
    usable = status is None or status.rsplit(":", 1)[-1] in _USABLE
    until = next((_value(one) for one in _named(item, ("embargoed",))), None)
    writers = [name for one in _named(item, ("byline", "by", "ByLine")) for name in names(_child_or_self(one))]
    return Metadata(
        title=found["title"], outlet=found["outlet"], published=found["published"], modified=found["modified"],
        url=web_address(found["url"]), byline=tuple(dict.fromkeys(writers)),
        notes=(*(() if usable else (f"the agency gives it the status {status!r}",)),
               *(() if until is None else (f"the agency embargoed it until {until}",))))


def _child_or_self(byline: Any) -> str | None:
    """Return the person of a byline where it is marked, else all its words."""
    person = next((one for one in byline.iter() if local(one) == "person"), byline)
    return _words(person)


def _words(element: Any) -> str | None:
    return one_line(" ".join("".join(element.itertext()).split()))


def _value(element: Any) -> str | None:
    """Return what an element says by an attribute, else by its words."""
    kept = (element.get(name) for name in ("literal", "norm", "qcode", "FormalName", "name"))
    return one_line(next(filter(None, kept), None)) or _words(element)


def _first(*wanted: str) -> Callable[[Any], str | None]:
    """Return what finds the first element of these names that has words or a value."""
    def look(item: Any) -> str | None:
        return next(filter(None, (_words(one) or _value(one) for one in _named(item, wanted))), None)
    return look


def _first_value(*wanted: str) -> Callable[[Any], str | None]:
    """Return what finds the first element of these names that says something by an attribute or its words."""
    def look(item: Any) -> str | None:
        return next(filter(None, (_value(one) for one in _named(item, wanted))), None)
    return look


def _provider(item: Any) -> str | None:
    """Return who provides an item of NewsML: the name of it, else its code without the list that the code is of."""
    for one in _named(item, ("provider", "Provider", "infoSource", "creditline", "CreditLine")):
        inner = next((_value(part) for part in one.iter() if local(part) in ("name", "Party")), None)
        if inner or _words(one):
            return inner or _words(one)
        code = _value(one)
        if code:
            return code.rsplit(":", 1)[-1]
    return None


def _publication(item: Any) -> str | None:
    """Return the publication that an item of NITF names, else who distributes or copyrights it."""
    for name, attribute in (("pubdata", "name"), ("distributor", ""), ("doc.copyright", "holder")):
        for one in _named(item, (name,)):
            found = one_line(one.get(attribute)) if attribute else _words(one)
            if found:
                return found
    return None


def _named(item: Any, wanted: Iterable[str]) -> list[Any]:
    """Return the elements of some names, those of the first name first."""
    return [one for name in wanted for one in item.iter() if local(one) == name]


_LOOKS: dict[str, tuple[Callable[[Any], str | None], ...]] = {
    "title": (_first("hl1", "headline", "HeadLine", "title"),),
    "outlet": (_publication, _provider),
    "published": (_first_value("date.issue", "date.release", "contentCreated", "firstCreated", "FirstCreated",
                               "versionCreated", "ThisRevisionCreated", "story.date", "sent", "DateAndTime"),),
    "modified": (_first_value("versionCreated", "ThisRevisionCreated"),),
    "url": (lambda item: next((one.get("href") for one in item.iter() if local(one) in ("link", "remoteContent")
                               and web_address(one.get("href"))), None),),
}
