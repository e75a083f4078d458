"""Markup of a small piece (an item of a feed, a mail, a field of JSON) as paragraphs of text.

In: HTML without a page around it. Out: its text, a blank line between paragraphs, without scripts, styles and pictures.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr li main ol p pre section table tbody td tfoot th thead tr ul".split()
)
_LEFT_OUT = frozenset("script style head title noscript template svg math object iframe select textarea button".split())
_LONGEST = 5_000_000


def paragraphs(markup: str) -> str:
    """Return the paragraphs of some markup with blank lines between them.

    >>> paragraphs("<p>One<br>two</p><div>three <b>four</b></div>")
    'One\\ntwo\\n\\nthree four'
    """
    from lxml.html import fragment_fromstring

    markup = re.sub(r"\x00|<\?xml[^>]{0,200}\?>", "", markup[:_LONGEST])
    if not markup.strip():
        return ""
    parts: list[str] = []
    _walk(fragment_fromstring(markup, create_parent="div"), parts)
    blocks = re.split(r"\x1e+", "".join(parts))
    lines = (
        [re.sub(r"[ \t\r\n\f\xa0]+", " ", line).strip() for line in block.split("\x1f")]
        for block in blocks
    )
    return "\n\n".join(filter(None, (re.sub(r"\n{2,}", "\n\n", "\n".join(one)).strip() for one in lines)))


def _walk(root: HtmlElement, parts: list[str]) -> None:
    """Put the text of a tree in order, with marks around blocks and lines. No recursion: markup can be deep."""
    waiting: list[HtmlElement | str] = [root]
    while waiting:
        held = waiting.pop()
        if isinstance(held, str):
            parts.append(held)
        elif isinstance(held.tag, str) and held.tag not in _LEFT_OUT:
            mark = _mark(held.tag)
            parts += [mark, held.text or ""]
            waiting.append(mark.strip("\x1f"))
            for child in reversed(held):
                waiting += [child.tail or "", child]


def _mark(tag: str) -> str:
    """Return what stands for the edge of a block, or for a new line."""
    return "\x1f" if tag == "br" else "\x1e" * (tag in _BLOCKS)
