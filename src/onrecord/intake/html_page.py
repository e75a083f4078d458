"""HTML pages: trafilatura takes out the body text; the page's own metadata says title, outlet, address, date, author.

In: bytes of a page. Out: its paragraphs joined by blank lines (that text is frozen), and what the page says of it.
"""

from __future__ import annotations

import logging
import re
from collections import deque
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake.options import Metadata, names, one_line, web_address
from onrecord.intake.plain_text import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_PAGE = 20_000_000
"""Bytes of one page; a longer one is not read (OR-105)."""

_MOST_ATTRIBUTES = 500   # words of one tag; the parser needs the square of their number
_TAG = re.compile(r"""<[a-zA-Z][\w:-]*+((?:[^=>]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+)""")
_SENTENCE = 8   # words: a page none of whose lines has so many is a menu, a login or an error page
_PUBLISHED = ("article:published_time", "og:article:published_time", "datePublished", "date", "pubdate",
              "parsely-pub-date", "publishdate", "publish-date", "DC.date.issued", "dc.date", "sailthru.date",
              "cXenseParse:recs:publishtime")
_MODIFIED = ("article:modified_time", "og:updated_time", "dateModified", "last-modified", "DC.date.modified")


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page declares; what its declaration could not be read in (UTF-16) is an error."""
    match = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", data[:4_096], re.IGNORECASE)
    name = match[1].decode("ascii", "ignore") if match else "utf-8"
    try:
        return name if match and "<meta".encode(name) == b"<meta" else None
    except (LookupError, ValueError):
        return None


def _bare(tag: re.Match[str]) -> str:
    """Return a tag as it is, or without its attributes where there are so many that parsing would not end."""
    return tag[0] if len(tag[1].split()) <= _MOST_ATTRIBUTES else tag[0][:tag.start(1) - tag.start()]


def is_page(data: bytes) -> bool:
    """Whether bytes of unknown kind look like an HTML page."""
    opening = (rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*){0,3}"
               rb"<(?:!doctype\s+html|html|head|body)\b")
    return re.match(opening, data[:2_000], re.IGNORECASE | re.DOTALL) is not None


def _linked_data(tree: HtmlElement, key: str) -> str | None:
    """Return the first string under a key of the page's JSON-LD, however deep it stands."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            waiting: deque[Any] = deque([msgspec.json.decode((script.text or "").encode("utf-8", "replace"))])
        except (msgspec.DecodeError, RecursionError):
            continue
        while waiting:
            held = waiting.popleft()
            if isinstance(held, dict):
                if isinstance(held.get(key), str):
                    return str(held[key])
                waiting.extend(held.values())
            elif isinstance(held, list):
                waiting.extend(held)
    return None


def _meta(tree: HtmlElement, keys: tuple[str, ...]) -> str | None:
    held: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        held.setdefault(name.lower(), element.get("content"))
    return next((held[key.lower()] for key in keys if held.get(key.lower(), "").strip()), None)


def _captions_kept(tree: HtmlElement) -> None:
    """Turn captions into paragraphs beside their pictures: captions are read, and extraction drops figures whole."""
    for caption in tree.xpath("//figure//figcaption"):
        figure = next(caption.iterancestors("figure"))
        parent = figure.getparent()
        if parent is not None and caption.text_content().strip():
            caption.getparent().remove(caption)
            caption.tag, caption.tail = "p", None
            parent.insert(parent.index(figure) + 1, caption)


def _extracted(tree: HtmlElement) -> Any:
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate"):   # what is wrong with a page is said by OR-112, not on standard error
        logging.getLogger(name).addHandler(logging.NullHandler())
    # a fixed last day, and no search for anything that looks like a date: the same page always gives the same date
    dating = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d", "max_date": "2100-01-01"}
    return bare_extraction(tree, with_metadata=True, include_comments=False, include_tables=True,
                           date_extraction_params=dating)


def read_page(data: bytes) -> tuple[str, Metadata]:
    """Return body text and metadata of a page. Raises OR-112 if it has no body, and as ``decode``."""
    from lxml.html import document_fromstring  # with trafilatura a third of a second: only for pages

    markup = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", decode(data, _declared(data)))
    markup = _TAG.sub(_bare, markup)
    try:
        tree = document_fromstring(markup)
        dated = _meta(tree, _PUBLISHED) or _linked_data(tree, "datePublished")
        changed = _meta(tree, _MODIFIED) or _linked_data(tree, "dateModified")
        _captions_kept(tree)
        page = _extracted(tree)
    except Exception as error:   # whatever a broken page does to the parsers, the other articles are read
        raise OnRecordError("OR-112", detail=type(error).__name__) from error
    paragraphs = [line.strip() for line in (page.text if page else "").split("\n")]
    text = "\n\n".join(line for line in paragraphs if line)
    if not any(len(line.split()) >= _SENTENCE for line in paragraphs):
        raise OnRecordError("OR-112")
    return text, Metadata(title=one_line(page.title), outlet=one_line(page.sitename), url=web_address(page.url),
                       published=one_line(dated or page.date), modified=one_line(changed), byline=names(page.author))
