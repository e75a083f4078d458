"""OpenDocument texts: headings and paragraphs in order; remarks, notes and deleted text are not taken.

In: the bytes of an .odt. Out: its article, or those of an export of a news database.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.intake.options import Given, one_line
from onrecord.intake.readers.docx import documents
from onrecord.intake.readers.office_zip import Document
from onrecord.intake.readers.source import Item, Source
from onrecord.intake.readers.xml import local

_LEFT_OUT = frozenset(["tracked-changes", "annotation", "note", "deletion", "forms", "sequence-decls", "p", "h", ""])
_MARKS = {"s": " ", "tab": "\t", "line-break": "\n"}
_MOST_BLANKS = 100


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the article of a document. Raises OR-119, OR-121, OR-122."""
    document = Document(source)
    root = document.part("content.xml")
    if root is None:
        raise OnRecordError("OR-121", detail="no document in it")
    meta = document.part("meta.xml")
    title = (
        next((one_line(one.text) for one in meta.iter() if local(one) == "title"), None) if meta is not None else None
    )
    yield from documents([_words(one) for one in root.iter() if _is_paragraph(one)], title)


def _is_paragraph(element: Any) -> bool:
    """Whether an element is a heading or a paragraph of the text itself."""
    return local(element) in ("p", "h") and not any(
        local(above) in _LEFT_OUT - {"p", "h"} for above in element.iterancestors()
    )


def _words(paragraph: Any) -> str:
    """Return the words of one paragraph, without those of paragraphs inside it."""
    parts = [paragraph.text or ""]
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            parts.append(element)
            continue
        waiting.append(element.tail or "")
        name = local(element)
        if name in _MARKS:
            parts.append(_MARKS[name] * _times(element))
        elif name not in _LEFT_OUT:
            waiting.extend(reversed(element))
            parts.append(element.text or "")
    return "".join(parts)


def _times(element: Any) -> int:
    """Return how many blanks an element stands for; one for any other mark."""
    count = next((value for key, value in element.attrib.items() if key.endswith("}c")), "1")
    return min(int(count) if count.isdecimal() else 1, _MOST_BLANKS)
