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

_LEFT_OUT = frozenset(["tracked-changes", "annotation", "note", "deletion", "forms", "sequence-decls"])
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
    found = [
        text
        for one in root.iter()
        if local(one) in ("p", "h")
        and not any(local(above) in _LEFT_OUT for above in one.iterancestors())
        and (text := _words(one).strip())
    ]
    yield from documents("\n\n".join(found), title)


def _words(paragraph: Any) -> str:
    parts = [paragraph.text or ""]
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            parts.append(element)
            continue
        waiting.append(element.tail or "")
        name = local(element)
        if name == "s":
            count = next((value for key, value in element.attrib.items() if key.endswith("}c")), "1")
            parts.append(" " * min(int(count) if count.isdigit() else 1, _MOST_BLANKS))
        elif name in ("tab", "line-break"):
            parts.append("\t" if name == "tab" else "\n")
        elif name and name not in _LEFT_OUT and name not in ("p", "h"):
            waiting.extend(reversed(element))
            parts.append(element.text or "")
    return "".join(parts)
