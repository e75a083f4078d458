"""HTML pages: trafilatura takes out the body text; the page's own metadata says title, outlet, address, date, author.

In: bytes of a page. Out: its paragraphs joined by blank lines (that text is frozen), and what the page says of it.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake import dates, embedded_posts, live_blog, page_dates, page_metadata
from onrecord.intake.options import Metadata, one_line, web_address
from onrecord.intake.page_cleaning import (
    stub_before,
    wall,
    with_first_paragraphs,
    with_paragraphs,
    without_layout_tables,
    without_strangers,
)
from onrecord.intake.page_fields import Linked, linked
from onrecord.intake.page_title import outlet, title
from onrecord.intake.plain_text import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_PAGE = 20_000_000
"""Bytes of one page; a longer one is not read (OR-105)."""

_MOST_ATTRIBUTES = 500   # words of one tag; the parser needs the square of their number
_TAG = re.compile(r"""<[a-zA-Z][\w:-]*+((?:[^=>]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+)""")
_SENTENCE = 8   # words: a page none of whose lines has so many is a menu, a login or an error page
_BROWSERS = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
}
"""How browsers read the names of encodings: what is called ISO-8859-1 is Windows-1252."""


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page declares; what its declaration could not be read in (UTF-16) is an error."""
    match = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", data[:4_096], re.IGNORECASE)
    name = match[1].decode("ascii", "ignore") if match else "utf-8"
    try:
        return _as_browsers(data, name) if match and "<meta".encode(name) == b"<meta" else None
    except (LookupError, ValueError):
        return None


def _as_browsers(data: bytes, name: str) -> str:
    """Return the encoding that browsers take for one; UTF-8 where the bytes can be nothing else."""
    read_as = _BROWSERS.get(name.lower(), name)
    if read_as == "cp1252" and any(byte > 0x7f for byte in data):
        try:
            data.decode("utf-8")
        except ValueError:
            return read_as
        return "utf-8"
    return read_as


def _bare(tag: re.Match[str]) -> str:
    """Return a tag as it is, or without its attributes where there are so many that parsing would not end."""
    return tag[0] if len(tag[1].split()) <= _MOST_ATTRIBUTES else tag[0][:tag.start(1) - tag.start()]


def _captions_kept(tree: HtmlElement) -> None:
    """Turn captions into paragraphs beside their pictures: captions are read, and extraction drops figures whole."""
    for caption in tree.xpath("//figure//figcaption"):
        figure = next(caption.iterancestors("figure"))
        parent = figure.getparent()
        if parent is not None and caption.text_content().strip():
            caption.getparent().remove(caption)
            caption.tag, caption.tail = "p", None
            parent.insert(parent.index(figure) + 1, caption)


def _extracted(tree: HtmlElement, with_metadata: bool) -> Any:
    """Return the body; ``with_metadata``: what is said of it too, a third of the work, for what is not known yet."""
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate"):   # what is wrong with a page is said by OR-112, not on standard error
        logging.getLogger(name).addHandler(logging.NullHandler())
    # a fixed last day, and no search for anything that looks like a date: the same page always gives the same date
    dating = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d", "max_date": "2100-01-01"}
    return bare_extraction(tree, with_metadata=with_metadata, include_comments=False, include_tables=True,
                           date_extraction_params=dating)


def read_page(data: bytes, charset: str | None = None) -> tuple[str, Metadata]:
    """Return body text and metadata of a page. Raises OR-112 if it has no body, and as ``decode``."""
    return read_all(data, charset)[0]


def read_all(data: bytes, charset: str | None = None) -> list[tuple[str, Metadata]]:
    """Return the article of a page and behind it the posts of others that it shows. Raises as ``read_page``."""
    from lxml.html import document_fromstring  # with trafilatura a third of a second: only for pages

    markup = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", decode(data, charset or _declared(data)))
    markup = with_paragraphs(_TAG.sub(_bare, markup))
    try:
        tree = document_fromstring(markup)
        without_strangers(tree)
        without_layout_tables(tree)
        with_first_paragraphs(tree)
        data_of = linked(tree)
        headline = title(tree, data_of, None)
        found = _metadata(tree, data_of, headline)
        posts = embedded_posts.taken_out(tree, found.outlet)
        live = live_blog.entries(tree, data_of)
        _captions_kept(tree)
        writers, where = page_metadata.byline(tree, data_of, None), page_metadata.address(tree, data_of)
        known = found.published and found.outlet and headline and writers and where[0]
        page = _extracted(tree, with_metadata=not known)
    except Exception as error:   # whatever a broken page does to the parsers, the other articles are read
        raise OnRecordError("OR-112", detail=type(error).__name__) from error
    paragraphs = [line.strip() for line in (live or (page.text if page else "")).split("\n")]
    text = "\n\n".join(line for line in paragraphs if line)
    if not any(len(line.split()) >= _SENTENCE for line in paragraphs):
        raise OnRecordError("OR-112", detail=wall(paragraphs, None) or "")
    headline = headline or one_line(page.title if page else None)
    barred = wall(paragraphs, headline)
    if barred:
        raise OnRecordError("OR-112", detail=f"{barred} stands in its place")
    writers = writers or page_metadata.byline(tree, data_of, page.author if page else None)
    return [(text, _completed(found, page, headline, writers, where, paragraphs)), *posts]


def _metadata(tree: HtmlElement, data: Linked, headline: str | None) -> Metadata:
    """Return what the page says of its article; named values count before those that it only shows."""
    published, modified = page_metadata.published(tree, data), page_metadata.modified(tree, data)
    if not (published and dates.readable(published)) or not modified:
        shown, changed = page_dates.shown(tree, headline)
        published = published if published and dates.readable(published) else shown or published
        modified = modified or changed
    return Metadata(title=headline, published=one_line(published), modified=one_line(modified),
                    outlet=outlet(tree, data, headline))


def _completed(found: Metadata, page: Any, title: str | None, byline: tuple[str, ...],
               where: tuple[str | None, str | None], paragraphs: list[str]) -> Metadata:
    """Return what a page says of its article, with what was extracted where it does not say it itself."""
    url, captured = where if where[0] else page_metadata.original(web_address(page.url) if page else None)
    captured = captured or where[1]
    named = found.outlet or one_line(page.sitename if page else None)
    stub = stub_before(paragraphs)
    return msgspec.structs.replace(
        found, title=title, url=url, captured=captured, byline=byline,
        published=found.published or one_line(page.date if page else None), notes=(stub,) if stub else (),
        outlet=None if captured and named and re.search(r"(?i)archive\.|wayback", named) else named)
