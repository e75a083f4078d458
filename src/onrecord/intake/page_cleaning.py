"""A page made ready for extraction: readers' comments, toolbars and lists of links out, paragraphs as on the screen.

In: the markup, or the tree of a page. Out: the same without what is no part of the article.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.intake.tables import rows

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BREAKS = re.compile(r"(?:<br\b[^<>]{0,60}>(?:\s|&nbsp;)*){2,}", re.IGNORECASE)
_QUOTED = re.compile(r"<(/?)blockquote\b([^<>]{0,300})>", re.IGNORECASE)
_COMMENTS = re.compile(
    r"(?i)(?:^|[\s_-])(?:comments?(?:[\s_-](?:area|list|section|thread|wrapper|container))?|disqus(?:[\s_-]thread)?|"
    r"reader(?:s|['’]s)?[\s_-](?:comments?|reactions?|remarks|opinions?)|reactions?|livefyre|coral|"
    r"user[\s_-]?comments?)(?:$|[\s_-])"
)
_BROKEN = "data-after-break"
_INLINE = frozenset("a abbr b cite code em i q s small span strong sub sup u".split())
_TOOLBARS = (
    "//*[starts-with(@id, 'wm-ipp') or @id='donato' or starts-with(@id, '__wb_') or "
    "(@id='HEADER' and following-sibling::*[@id='CONTENT'])]"
)
_LINKED_HEADS = ".//*[self::h2 or self::h3 or self::h4 or self::h5][.//a[@href] or ancestor::a[@href]]"
_MOST = 0.6  # of a page's words: what has more is the article, whatever it is called
_SENTENCE = 8  # words
_STUB = 250  # words: a page that has more before its paywall is mostly there


def with_paragraphs(markup: str) -> str:
    """Return markup in which two line breaks part paragraphs, and a block quotation is one."""
    markup = _BREAKS.sub(f"</p><p {_BROKEN}>", markup)
    return _QUOTED.sub(
        lambda tag: f"</p><{tag[1]}blockquote{tag[2]}><p>" if not tag[1] else "</p></blockquote><p>", markup
    )


def without_strangers(tree: HtmlElement) -> None:
    """Take readers' comments, archives' toolbars and lists of links beside the article out of a tree."""
    words = max(1, len(tree.text_content().split()))
    for element in tree.xpath(f"{_TOOLBARS} | //*[@itemprop='comment' or contains(@itemtype, 'schema.org/Comment')]"):
        _drop(element)
    for element in tree.xpath("//div | //section | //ul | //ol | //aside | //article"):
        if _is_comments(element) and len(element.text_content().split()) < _MOST * words:
            _drop(element)
    for element in tree.xpath("//div | //section | //ul | //ol"):
        if _is_teasers(element) and len(element.text_content().split()) < _MOST * words:
            _drop(element)
    for element in tree.xpath("//aside"):
        linked = sum(len(link.text_content().split()) for link in element.xpath(".//a"))
        if 2 * linked >= len(element.text_content().split()) or element.xpath(".//li//a"):
            _drop(element)


def without_layout_tables(tree: HtmlElement) -> None:
    """Take away tables that only lay out the page: one cell a row, or tables within."""
    for table in reversed(tree.xpath("//table")):
        rows_of = table.xpath(".//tr")
        if all(len(row.xpath("./td | ./th")) <= 1 for row in rows_of):
            for element in [table, *table.xpath(".//tbody | .//tr | .//td | .//th")]:
                element.tag = "div"


def with_first_paragraphs(tree: HtmlElement) -> None:
    """Make a paragraph of the words that stand bare before the first two line breaks of an element."""
    from lxml.html import Element

    for parent in {broken.getparent() for broken in tree.xpath(f"//p[@{_BROKEN}]")}:
        if parent.tag in ("font", "span", "center"):
            parent.tag = "div"
        first = Element("p")
        first.text, parent.text = parent.text, None
        run = []
        for child in parent:
            if child.tag not in _INLINE:
                break
            run.append(child)
        for child in run:
            first.append(child)
        parent.insert(0, first)


def _is_comments(element: HtmlElement) -> bool:
    if element.tag in ("html", "body"):
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_COMMENTS.search(named)) and not element.xpath(".//h1")


def _is_teasers(element: HtmlElement) -> bool:
    """Whether an element is a row of two or more pieces, each headed by a link to another article."""
    pieces = [child for child in element if child.tag in ("li", "div", "article", "section", "a")]
    if len(pieces) < 2 or element.xpath(".//h1"):
        return False
    return sum(bool(piece.xpath(_LINKED_HEADS)) for piece in pieces) >= 0.75 * len(pieces)


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


@cache
def _walls() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((wall, re.compile(pattern, re.IGNORECASE)) for wall, pattern in rows("walls"))


def wall(paragraphs: list[str], title: str | None) -> str | None:
    """Return what stands in the place of an article: the page has a notice like that, and no sentence beside it."""
    found = None
    for line in paragraphs:
        match = next((named for named, pattern in _walls() if pattern.search(line)), None)
        if match:
            found = found or match
        elif len(line.split()) >= _SENTENCE and not (title and line.strip() == title.strip()):
            return None
    return found


def stub_before(paragraphs: list[str]) -> str | None:
    """Return a note where a page breaks off before a paywall: few words, and the notice as its last line but one."""
    lines = [line for line in paragraphs if line]
    words = sum(len(line.split()) for line in lines)
    barred = any(named == "a paywall" and pattern.search(line) for line in lines[-2:] for named, pattern in _walls())
    return f"only its beginning: a paywall follows after {words} words" if barred and words < _STUB else None
