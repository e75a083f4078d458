"""PDF files of known text, set as the programs that make them set it: how words are written into a page differs most.

In: paragraphs and a ``Layout``. Out: the bytes of a PDF 1.4 that needs no font files. What a layout can vary stands in
its fields; the table of layouts is ``pdf_layouts.tsv``.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

# Advance widths of the two standard fonts (Adobe's metrics of its core fonts), code points 32 to 126.
_HELVETICA = tuple(
    map(
        int,
        """\
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556
556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778
722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222
500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584""".split(),
    )
)
_TIMES = tuple(
    map(
        int,
        """\
250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500
500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722
667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278
500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541""".split(),
    )
)
_LIGATURES = {"ffi": "\ufb03", "fi": "\ufb01", "fl": "\ufb02"}
_CODES = {"\ufb01": 1, "\ufb02": 2, "\ufb03": 3}
_VOWELS = "aeiouy"


@dataclass(frozen=True)
class Layout:
    """How a document is set. Lengths are points.

    ``words``: what a line is written as: ``line`` (one string), ``kerned`` (pieces with corrections between), ``gaps``
    (no blanks, wide corrections instead), ``word`` or ``glyph`` (each placed for itself), ``glyph-ids`` (codes of two
    bytes with a table to Unicode). ``order``: in which the page is drawn: ``read``, ``rows`` (columns line by line
    across), ``furniture-first``, ``furniture-last``, ``columns-back`` (the last column first).
    """

    name: str = "plain"
    words: Literal["line", "kerned", "gaps", "word", "glyph", "glyph-ids"] = "line"
    font: Literal["times", "helvetica"] = "times"
    size: float = 11.0
    leading: float = 13.2
    columns: int = 1
    justified: bool = False
    hyphens: Literal["no", "hyphen", "soft"] = "no"
    ligatures: bool = False
    gap: float = 6.6
    indent: float = 0.0
    head: str = ""
    foot: str = ""
    order: Literal["read", "rows", "furniture-first", "furniture-last", "columns-back"] = "read"
    size_of_page: tuple[float, float] = (595, 842)
    caption: bool = False
    note: bool = False
    stamp: bool = False
    heading_across: bool = True


@dataclass(frozen=True)
class Line:
    """A line that is set: where its left end stands, what it says, how wide it is to be (0: as it comes)."""

    x: float
    y: float
    text: str
    size: float
    width: float = 0
    upright: bool = True


def width_of(text: str, layout: Layout, size: float | None = None) -> float:
    """Return how wide a text is in a layout's font."""
    table = _TIMES if layout.font == "times" else _HELVETICA
    return sum(table[ord(c) - 32] if 32 <= ord(c) < 127 else 500 for c in text) * (size or layout.size) / 1000


def _divided(word: str, room: float, layout: Layout) -> tuple[str, str] | None:
    """Divide a word at the end of a line: between letters, three on each side at least, before a consonant."""
    if layout.hyphens == "no" or not word.strip("“”‘’,.;:()").isalpha() or len(word) < 7:
        return None
    sign = "\u00ad" if layout.hyphens == "soft" else "-"
    for at in range(len(word) - 3, 2, -1):
        fits = word[at - 1] in _VOWELS and word[at] not in _VOWELS and word[at - 1 : at + 1].isalpha()
        if fits and width_of(word[:at] + "-", layout) <= room:
            return word[:at] + sign, word[at:]
    return None


def rows_of(text: str, width: float, layout: Layout, size: float | None = None) -> list[str]:
    """Break a paragraph into lines."""
    rows, row, words = [], "", text.split()[::-1]
    while words:
        word = words.pop()
        longer = f"{row} {word}" if row else word
        if width_of(longer, layout, size) <= width or not row:
            row = longer
        elif parts := _divided(word, width - width_of(row + " ", layout), layout):
            rows.append(f"{row} {parts[0]}")
            row = ""
            words.append(parts[1])
        else:
            rows.append(row)
            row = ""
            words.append(word)
    return [*rows, row] if row else rows


class _Column:
    """Where the next line stands, from column to column and page to page."""

    def __init__(self, layout: Layout, top: float) -> None:
        self.layout, self.number, self.y = layout, 0, top
        self.width = (layout.size_of_page[0] - 120 - 18 * (layout.columns - 1)) / layout.columns
        self.top = top

    def next(self, height: float) -> tuple[int, int, float, float]:
        if self.y - height < 80:
            self.number += 1
            self.y = self.top if self.number < self.layout.columns else self.layout.size_of_page[1] - 80
        self.y -= height
        page, column = divmod(self.number, self.layout.columns)
        return page, column, 60 + column * (self.width + 18), self.y


def _body(paragraphs: Iterable[str], layout: Layout, top: float) -> Iterator[tuple[int, int, Line]]:
    """Set the paragraphs in columns; yield page, column and line."""
    at = _Column(layout, top)
    for paragraph in paragraphs:
        rows = rows_of(paragraph, at.width - 1, layout)
        for number, row in enumerate(rows):
            page, column, x, y = at.next(layout.leading)
            full = at.width if layout.justified and number < len(rows) - 1 else 0
            shift = layout.indent if number == 0 else 0
            yield page, column, Line(x + shift, y, row, layout.size, full - shift if full else 0)
        at.y -= layout.gap


def _heading(title: str, small: Iterable[str], layout: Layout) -> tuple[list[Line], float]:
    y, lines = layout.size_of_page[1] - 80.0, []
    for row in rows_of(title, layout.size_of_page[0] - 130, layout, layout.size * 1.7):
        y -= layout.leading * 1.8
        lines.append(Line(60, y, row, layout.size * 1.7))
    for row in small:
        y -= layout.leading * 1.2
        lines.append(Line(60, y, row, layout.size))
    return lines, y - layout.leading


def _furniture(layout: Layout, page: int, pages: int) -> list[Line]:
    width, height = layout.size_of_page
    values = {"page": page + 1, "pages": pages}
    out = []
    if layout.head:
        out.append(Line(60, height - 45, layout.head.format(**values), layout.size * 0.8))
    if layout.foot:
        out.append(
            Line(width / 2 - 20 if len(layout.foot) < 12 else 60, 40, layout.foot.format(**values), layout.size * 0.8)
        )
    if layout.stamp:
        out.append(Line(28, height / 3, "Larch Library of Ports  20 Nov 2026", layout.size * 1.2, upright=False))
    return out


def document(title: str, small: Iterable[str], paragraphs: Iterable[str], layout: Layout) -> bytes:
    """Return a PDF of a title, lines under it (by whom, of which day) and paragraphs."""
    heading, top = _heading(title, small, layout)
    set_lines = list(_body(paragraphs, layout, top))
    pages = 1 + max(page for page, _, _ in set_lines)
    return written([_page(heading, set_lines, layout, number, pages) for number in range(pages)], layout)


def _page(
    heading: list[Line], set_lines: list[tuple[int, int, Line]], layout: Layout, number: int, pages: int
) -> list[Line]:
    rows = [(column, line) for page, column, line in set_lines if page == number]
    if layout.order == "rows":
        rows.sort(key=lambda row: (-row[1].y, row[0]))
    elif layout.order == "columns-back":
        rows.sort(key=lambda row: -row[0])
    lines = [line for _, line in rows]
    if number == 0:
        lines = heading + lines
        if layout.caption:
            lines.append(Line(60, 66, "The quay on a grey morning. Photo: Nobody", layout.size * 0.8))
    if layout.note and number == 0:
        lines.append(Line(60, 54, "1 Figures of the harbour board, rounded.", layout.size * 0.75))
    furniture = _furniture(layout, number, pages)
    return lines + furniture if layout.order == "furniture-last" else furniture + lines


def printed(lines: Iterable[str], head: str = "", layout: Layout | None = None) -> bytes:
    """Return a PDF of lines as a database prints its export: each a paragraph, an empty one a gap."""
    plain = replace(layout or Layout(words="word", font="helvetica", size=10, leading=12), head=head, gap=4)
    set_lines = list(_body((line for line in lines if line.strip()), plain, plain.size_of_page[1] - 80))
    pages = 1 + max(page for page, _, _ in set_lines)
    return written([_page([], set_lines, plain, number, pages) for number in range(pages)], plain)


def _escaped(text: str) -> bytes:
    codes = bytes(_CODES[c] if c in _CODES else c.encode("cp1252", "replace")[0] for c in text)
    return codes.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _string(text: str, layout: Layout) -> bytes:
    if layout.words == "glyph-ids":
        return b"<" + "".join(f"{ord(c):04X}" for c in text).encode() + b">"
    return b"(" + _escaped(text) + b")"


def _joined(text: str) -> str:
    for letters, sign in _LIGATURES.items():
        text = text.replace(letters, sign)
    return text


def _kerned(line: str, layout: Layout) -> bytes:
    """Write a line with a correction inside each longer word."""
    pieces = []
    for number, word in enumerate(line.split(" ")):
        word = f" {word}" if number else word
        middle = len(word) // 2
        pieces += [word[:middle], word[middle:]]
    return b"[" + b"-12".join(_string(piece, layout) for piece in pieces if piece) + b"] TJ"


def _shown(line: Line, layout: Layout) -> Iterator[bytes]:
    """Write one line with the operators of a layout."""
    text = _joined(line.text) if layout.ligatures else line.text
    size = line.size
    blanks = line.text.count(" ")
    extra = (line.width - width_of(line.text, layout, size)) / blanks if line.width and blanks else 0.0
    matrix = b"1 0 0 1" if line.upright else b"0 1 -1 0"
    start = b"%s %.2f %.2f Tm" % (matrix, line.x, line.y)
    yield b"/F1 %.1f Tf" % size
    if layout.words in ("word", "glyph") and line.upright:
        yield from _placed(line, text, layout, extra)
        return
    yield start
    if layout.words == "gaps":
        gap = -(250 + extra * 1000 / size)
        yield b"[" + (b" %.0f " % gap).join(_string(word, layout) for word in text.split(" ")) + b"] TJ"
    elif layout.words == "kerned":
        yield b"%.3f Tw" % extra
        yield _kerned(text, layout)
    else:
        yield b"%.3f Tw" % extra
        yield _string(text, layout) + b" Tj"


def _placed(line: Line, text: str, layout: Layout, extra: float) -> Iterator[bytes]:
    x = line.x
    for word in text.split(" "):
        for piece in word if layout.words == "glyph" else [word]:
            yield b"1 0 0 1 %.2f %.2f Tm %s Tj" % (x, line.y, _string(piece, layout))
            x += width_of(piece, layout, line.size)
        x += width_of(" ", layout, line.size) + extra


def _fonts(layout: Layout) -> list[bytes]:
    """Return the objects of the font, the first of which is object 3."""
    name = b"Times-Roman" if layout.font == "times" else b"Helvetica"
    if layout.words != "glyph-ids":
        return [
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding << /Type /Encoding /BaseEncoding "
            b"/WinAnsiEncoding /Differences [1 /fi /fl /ffi] >> >>" % name
        ]
    table = _TIMES if layout.font == "times" else _HELVETICA
    widths = b" ".join(b"%d" % width for width in table)
    codes = [*range(32, 127), *map(ord, "‘’“”–—é©\ufb01\ufb02\ufb03")]
    rows = [b"<%04X> <%s>" % (code, chr(code).encode("utf-16-be").hex().encode()) for code in codes]
    blocks = b"\n".join(
        b"%d beginbfchar\n%s\nendbfchar" % (len(part), b"\n".join(part)) for part in (rows[:100], rows[100:])
    )
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def "
        b"/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange %s endcmap end end" % blocks
    )
    return [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+%s /Encoding /Identity-H /DescendantFonts [4 0 R] "
        b"/ToUnicode 5 0 R >>" % name,
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+%s /CIDSystemInfo << /Registry (Adobe) /Ordering "
        b"(Identity) /Supplement 0 >> /DW 500 /W [32 [%s]] >>" % (name, widths),
        b"<< /Length %d >> stream\n%s\nendstream" % (len(to_unicode), to_unicode),
    ]


def written(pages: list[list[Line]], layout: Layout) -> bytes:
    """Return the file of some pages of lines."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *_fonts(layout)]
    kids = []
    for lines in pages:
        drawn = zlib.compress(b"BT\n" + b"\n".join(part for line in lines for part in _shown(line, layout)) + b"\nET")
        objects.append(b"<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << /F1 "
            b"3 0 R >> >> >>" % (*layout.size_of_page, len(objects))
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
