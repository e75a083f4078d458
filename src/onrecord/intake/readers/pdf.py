"""PDF with a layer of text: its lines become paragraphs, heads and feet of pages are left out.

In: the bytes of a PDF. Out: its article, or those of an export of a news database. A scan is an error that says so.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial

from onrecord.errors import OnRecordError
from onrecord.intake.options import Given, Metadata, one_line
from onrecord.intake.readers.columns import Piece, in_order
from onrecord.intake.readers.one_page import head_and_foot, without
from onrecord.intake.readers.pdf_steps import read_steps
from onrecord.intake.readers.printed import from_pages
from onrecord.intake.readers.source import Bad, Item, Source

LONGEST_PDF = 200_000_000
MOST_PAGES = 500
_MOST_TEXT = 2_500_000
_WHOLE = 0.97  # of a page's letters that must be there again when its columns are put in order
_LETTERS = 25  # on a page on average: fewer are a stamp on a scan


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the article of a PDF. Raises OR-105, OR-119 (locked), OR-120 (a scan), OR-121 (damaged)."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    logging.getLogger("pypdf").propagate = False
    try:
        document = PdfReader(source.file(LONGEST_PDF))
        if document.is_encrypted and not document.decrypt(""):
            raise OnRecordError("OR-119")
        number = len(document.pages)
        if number > MOST_PAGES:
            raise OnRecordError("OR-105", detail=f"{number:,} pages, at most {MOST_PAGES}")
        title = one_line(document.metadata.title) if document.metadata else None
        pages, broken, heads = _pages(document)
    except (FileNotDecryptedError, DependencyError) as error:
        raise OnRecordError("OR-119") from error
    except (PyPdfError, RecursionError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise OnRecordError("OR-121", detail="PDF") from error
    if sum(c.isalpha() for page in pages for line in page for c in line) < _LETTERS * max(1, number):
        raise OnRecordError("OR-121" if broken or not number else "OR-120", detail=f"{number} pages")
    yield from from_pages(pages, Metadata(title=title), heads)
    for page in broken:
        yield Bad(OnRecordError("OR-121", detail=f"page {page}"), f":p{page}")


def _pages(document: object) -> tuple[list[list[str]], list[int], list[str]]:
    """Return the lines of each page, the numbers of pages that could not be read, and head and foot of a single one."""
    pages: list[list[str]] = []
    heads: list[str] = []
    broken, size = [], 0
    alone = len(document.pages) == 1  # type: ignore[attr-defined]
    for number, page in enumerate(document.pages, 1):  # type: ignore[attr-defined]
        pieces: list[Piece] = []
        try:
            read_steps(page, document)
            text = page.extract_text(visitor_text=partial(_take, pieces))
        except MemoryError:
            raise
        except Exception:  # one broken page costs no other
            broken.append(number)
            continue
        lines = in_order(pieces)
        if lines is None or _letters("".join(lines)) < _WHOLE * _letters(text):
            lines = text.split("\n")
        size += len(text)
        if size > _MOST_TEXT:
            raise OnRecordError("OR-105", detail=f"more than {_MOST_TEXT:,} characters")
        if alone:
            lines, heads = without(lines, head_and_foot(pieces))
        pages.append(lines)
    return pages, broken, heads


def _take(pieces: list[Piece], words: str, page: list[float], line: list[float], font: object, size: float) -> None:
    """Keep a piece of text and its place, unless it runs up or down the page."""
    if not words.strip() or line[0] * page[0] <= 0:
        return
    x, y = line[4] * page[0] + line[5] * page[2] + page[4], line[4] * page[1] + line[5] * page[3] + page[5]
    pieces.append(Piece(x, y, abs(size * line[3] * page[3]) or 1.0, words))


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)
