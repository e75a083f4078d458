"""Word documents: their paragraphs in order, tables row by row; deleted text, notes and fields' codes are not taken.

In: the bytes of a .docx. Out: its article, or those of an export of a news database. Macros are never run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake.options import Given, Metadata, one_line
from onrecord.intake.readers.news_database import articles_in
from onrecord.intake.readers.office_zip import Document
from onrecord.intake.readers.source import Item, Source, Text
from onrecord.intake.readers.xml import local

_LEFT_OUT = frozenset(
    ["del", "moveFrom", "instrText", "delText", "pPr", "rPr", "Fallback", "sectPr", "footnoteReference"]
)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the article of a document. Raises OR-119, OR-121, OR-122."""
    document = Document(source)
    root = document.part("word/document.xml")
    if root is None:
        raise OnRecordError("OR-121", detail="no document in it")
    core = document.part("docProps/core.xml")
    title = next((one_line(one.text) for one in core if local(one) == "title"), None) if core is not None else None
    yield from documents([_words(one) for one in root.iter() if local(one) == "p" and not _is_left_out(one)], title)


def documents(paragraphs: list[str], title: str | None) -> Iterator[Item]:
    """Yield the article of a document's paragraphs, or the articles where it is an export of a news database."""
    export = list(articles_in("\n".join(paragraphs)))
    for one in export:
        yield msgspec.structs.replace(one, text="\n\n".join(filter(None, map(str.strip, one.text.split("\n")))))
    if not export:
        text = "\n\n".join(stripped for one in paragraphs if (stripped := one.strip()))
        yield Text(text, Metadata(title=title))


def _is_left_out(paragraph: Any) -> bool:
    return any(local(above) in _LEFT_OUT for above in paragraph.iterancestors())


def _words(paragraph: Any) -> str:
    """Return the words of one paragraph, without those of paragraphs inside it."""
    parts: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name == "t":
            parts.append(element.text or "")
        elif name in _MARKS:
            parts.append(_MARKS[name])
        elif name not in _LEFT_OUT and name != "p":
            waiting.extend(reversed(element))
    return "".join(parts)
