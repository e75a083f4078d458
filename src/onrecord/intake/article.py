"""The last step of intake: one text with what is known of it becomes a frozen Article.

In: text, what the user gave, what the file said. Out: an ``Article`` with its id, dates and layout.
Pure: no clock, no network; the same text and options give the same article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from onrecord.errors import OnRecordError
from onrecord.facts import Article
from onrecord.facts.identity import article_id, text_hash
from onrecord.intake import dates
from onrecord.intake.language import require_english
from onrecord.intake.not_body import Layout, layout
from onrecord.intake.options import Given, Metadata, names, one_line, web_address
from onrecord.intake.outlets import canonical
from onrecord.intake.plain_text import LONGEST_TEXT
from onrecord.intake.publication import publication

_NO_TEXT = re.compile(r"[\ufffd\x01-\x08\x0e-\x1a\x1c-\x1f]")
_LITTLE = 0.05  # of its characters: more that are none, and a text is none
_SECOND_LEVEL = frozenset(["ac", "co", "com", "edu", "go", "gob", "gov", "info", "mil", "ne", "net", "or", "org"])
_SHARED_HOSTS = frozenset(["blogspot.com", "github.io", "medium.com", "substack.com", "tumblr.com", "wordpress.com"])


def site_of(url: str | None) -> str | None:
    """Return the site an address belongs to, without its subdomains; shared hosts keep the blog's name.

    >>> site_of("https://www.thestar.com.my/a"), site_of("https://english.example.org/b")
    ('thestar.com.my', 'example.org')
    """
    try:
        host = (urlsplit(url or "").hostname or "").strip(".")
    except ValueError:
        return None
    labels = host.split(".")
    if len(labels) < 2 or host.replace(".", "").isdigit() or ":" in host:
        return host or None
    keep = 3 if (len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL) or ".".join(labels[-2:]) in _SHARED_HOSTS else 2
    return ".".join(labels[-keep:])


def _first_line_address(text: str) -> str | None:
    """Return the address that a text opens with, if its first line is nothing else."""
    first = re.match(r"\s*([^\r\n]{1,4000})", text)
    return web_address(first[1]) if first else None


def _story(text: str, laid: Layout) -> str:
    """Return the text without what is not body, for the language identifier."""
    parts, at = [], 0
    for start, end in laid.spans:
        parts.append(text[at:start])
        at = end
    return "".join([*parts, text[at:]])


def _byline(text: str, laid: Layout) -> tuple[str, ...]:
    """Return who a line 'By Ana Ruiz and Li Wei' names; editors and helpers are not the authors."""
    for mark in laid.marks:
        line = text[slice(*mark.span)]
        if mark.kind == "byline" and re.match(r"(?i)(?:written |story )?by:?\s", line):
            return names(re.split(r"\s*[|•·]|\s+(?:in|for|of|with|at)\s", line)[0])
    return ()


def article_from_text(text: str, given: Given | None = None, found: Metadata | None = None) -> Article:
    """Return the article of one text: what is given wins over what is found, and that over the text itself.

    The outlet is the site of the address where nothing else names it. Lone surrogates, which no encoding can
    carry, become U+FFFD. Raises OR-103 (no words), OR-104 (binary), OR-105 (too long), OR-111 (date), OR-113
    (language), OR-115 (no story beside the furniture), OR-116 (address).
    """
    given, found = given or Given(), found or Metadata()
    if len(text) > LONGEST_TEXT:
        raise OnRecordError("OR-105", detail=f"{len(text):,} characters, at most {LONGEST_TEXT:,}")
    if not any(c.isalnum() for c in text):
        raise OnRecordError("OR-103")
    if "\x00" in text or len(_NO_TEXT.findall(text)) > _LITTLE * len(text):
        raise OnRecordError("OR-104")
    text = re.sub(r"[\ud800-\udfff]", "\ufffd", text)
    if given.url and not web_address(given.url):
        raise OnRecordError("OR-116", detail=repr(given.url[:80]))
    url = web_address(given.url) or web_address(found.url) or _first_line_address(text)
    site = site_of(url)
    outlet = one_line(given.outlet) or canonical(found.outlet, site)
    laid = layout(text, [name for name in (outlet, site.split(".")[0] if site else None) if name])
    story = _story(text, laid)
    if not any(c.isalpha() for c in story):
        raise OnRecordError("OR-115")
    when = publication(given, found, url, text, laid)
    return Article(
        id=article_id(outlet, url, text, when.published), text_hash=text_hash(text), text=text,
        title=one_line(given.title) or found.title, outlet=outlet, url=url,
        byline=given.byline or found.byline or _byline(text, laid),
        dateline=laid.dateline.text if laid.dateline else None,
        published=when.published, published_from=when.published_from,
        published_earliest=when.earliest.isoformat() if when.earliest else None,
        published_latest=when.latest.isoformat() if when.latest else None,
        modified=dates.iso(found.modified) if found.modified else None, captured_at=found.captured,
        language=require_english(story), not_body=laid.spans, through=found.through,
        notes=(*found.notes, *_notes(given, found)))


def _notes(given: Given, found: Metadata) -> Iterator[str]:
    """Yield what a reader should know of the dates of an article."""
    published = None if given.published else found.published
    if published and not dates.readable(published) and not dates.within(published):
        yield f"a date that could not be read: {published[:60]}"
    if found.modified and not dates.iso(found.modified):
        yield f"a date of change that is not one day: {found.modified[:60]}"
