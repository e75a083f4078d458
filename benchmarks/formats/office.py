"""Word files, rich text and OpenDocument as their programs write them: small, whole, and of given paragraphs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from html import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/'
    'package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/'
    'document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"'
    "/></Types>"
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.'
    'org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def zipped(files: dict[str, str | bytes], stored: Iterable[str] = ()) -> bytes:
    """Return a ZIP of files, always the same bytes; those in ``stored`` are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=kind)
    return out.getvalue()


def docx(paragraphs: Iterable[str], head: str = "", foot: str = "") -> bytes:
    """Return a Word file. Runs are split in the middle of words, as Word splits them at spelling marks."""

    def runs(text: str) -> str:
        middle = len(text) // 2
        return "".join(
            f'<w:r><w:t xml:space="preserve">{escape(part, quote=False)}</w:t></w:r>'
            for part in (text[:middle], text[middle:])
            if part
        )

    body = "".join(f"<w:p>{runs(paragraph)}</w:p>" for paragraph in paragraphs)
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_WORD}"><w:body>{body}'
        "<w:sectPr/></w:body></w:document>",
    }
    for name, line in (("header1", head), ("footer1", foot)):
        if line:
            files[f"word/{name}.xml"] = f'<w:hdr xmlns:w="{_WORD}"><w:p>{runs(line)}</w:p></w:hdr>'
    return zipped(files)


def odt(paragraphs: Iterable[str]) -> bytes:
    """Return an OpenDocument text."""
    body = "".join(f'<text:p text:style-name="P1">{escape(p, quote=False)}</text:p>' for p in paragraphs)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:'
        'opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}, ["mimetype"])


def _rtf_text(text: str) -> str:
    out = []
    for c in text:
        if c in "\\{}":
            out.append("\\" + c)
        elif ord(c) < 128:
            out.append(c)
        elif c in "‘’“”–—é©":
            out.append(f"\\'{c.encode('cp1252')[0]:02x}")
        else:
            out.append(f"\\u{ord(c)}?")
    return "".join(out)


def rtf(paragraphs: Iterable[str], head: str = "") -> bytes:
    """Return rich text with a table of fonts, a running head, and each first line bold."""
    lines = []
    for number, paragraph in enumerate(paragraphs):
        mark = "\\b " if number == 0 else "\\b0 "
        lines.append(f"\\pard\\plain\\f0\\fs24 {mark}{_rtf_text(paragraph)}\\par")
    running = f"{{\\header\\pard {_rtf_text(head)}\\par}}" if head else ""
    whole = (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fswiss Arial;}}"
        "{\\colortbl;\\red0\\green0\\blue0;}{\\info{\\title Download}{\\author nobody}}"
        + running
        + "\n".join(lines)
        + "}"
    )
    return whole.encode("ascii")
