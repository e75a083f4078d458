"""Exports of Europresse: one page with many articles, each with outlet, day, headline, writer and number.

In: the bytes of the page. Out: an article for each; rights, numbers of documents and the list of contents are no body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.intake import dates
from onrecord.intake.html_page import LONGEST_PAGE
from onrecord.intake.options import Given, Metadata, names, one_line
from onrecord.intake.plain_text import decode
from onrecord.intake.readers.source import Item, Source, Text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OUTLETS = ("rdp__DocPublicationName", "DocPublicationName")
_HEADS = ("titreArticleVisu", "rdp__articletitle", "titreArticle")
_DAYS = ("DocHeader",)
_WRITERS = ("docAuthors", "sm-margin-bottomNews")
_BODIES = ("docOcurrContainer", "DocText")


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the articles of the page. Raises as ``decode``."""
    from lxml.html import document_fromstring

    tree = document_fromstring(decode(source.whole(LONGEST_PAGE)))
    for number, article in enumerate(tree.xpath("//article") or tree.xpath("//body"), 1):
        body = _first(article, _BODIES)
        lines = [one_line(one.text_content()) for one in body.xpath(".//p")] if body is not None else []
        text = "\n\n".join(line for line in lines or [_words(body)] if line)
        if text:
            yield Text(text, _known(article), f":{number}")


def _known(article: HtmlElement) -> Metadata:
    day = next(
        (day.exact for day in dates.days(dates.in_english(_words(_first(article, _DAYS)) or "")) if day.exact), None
    )
    outlet = re.sub(
        r"\s*\((?:site web|web site|website|site).*|\s*,\s*no\.\s.*$", "", _words(_first(article, _OUTLETS)) or ""
    )
    return Metadata(
        title=_words(_first(article, _HEADS)),
        outlet=outlet or None,
        published=day.isoformat() if day else None,
        byline=names(_words(_first(article, _WRITERS))),
    )


def _first(article: HtmlElement, classes: tuple[str, ...]) -> HtmlElement | None:
    """Return the first element of the first of some classes that there is."""
    found = (article.find_class(name) for name in classes)
    return next((elements[0] for elements in found if elements), None)


def _words(element: HtmlElement | None) -> str | None:
    return one_line(element.text_content()) if element is not None else None
