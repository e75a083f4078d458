"""DOCX, ODT, RTF, PDF and pages as text: paragraphs in order, nothing else. All words are invented."""

import pytest

ONE = "The harbour master of Lorne Bay said on Monday that the ferry had been sold without a vote of the council."
TWO = "“Nobody asked us,” said Ada Brook, who speaks for the crews. “We read of it in the paper.”"
WORD = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
OPEN = (
    "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
)
CORE = (
    "<c:coreProperties xmlns:c='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Ferry sold</dc:title></c:coreProperties>"
)


def docx(body, zipped, **more):
    return zipped(
        {
            "[Content_Types].xml": "<x/>",
            "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
            **more,
        }
    )


def test_words_of_a_word_document_without_what_was_deleted(read, zipped):
    half, rest = ONE[:30], ONE[30:]
    body = (
        f"<w:p><w:r><w:t xml:space='preserve'>{half}</w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
        f"<w:r><w:t>{rest}</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>{TWO}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:instrText>HYPERLINK x</w:instrText></w:r></w:p>"
    )
    data = docx(body, zipped, **{"docProps/core.xml": CORE, "word/vbaProject.bin": b"Sub AutoOpen()"})
    for name in ("a.docx", "a.docm", "download"):
        [article], errors = read(name, data)
        assert (article.text, article.title, errors) == (f"{ONE}\n\n{TWO}", "Ferry sold", [])


def test_words_of_an_open_document(read, zipped):
    body = (
        f"<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion></text:tracked-changes>"
        f"<text:h>Ferry<text:s text:c='1'/>sold</text:h><text:p>{ONE[:20]}<text:span>{ONE[20:]}</text:span></text:p>"
        f"<text:p>{TWO}<office:annotation><text:p>a remark</text:p></office:annotation></text:p>"
    )
    content = (
        f"<office:document-content {OPEN}><office:body><office:text>"
        f"{body}</office:text></office:body></office:document-content>"
    )
    data = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    [article], _ = read("a.odt", data)
    assert article.text == f"Ferry sold\n\n{ONE}\n\n{TWO}"


def test_words_of_a_rich_text(read):
    two = TWO.replace("“", "\\'93").replace("”", "\\u8221 ?")
    data = (
        r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Times;}}{\*\generator Some;}{\info{\title T}}\f0 "
        + ONE
        + r"\par {\pict 0102}{\v hidden}{\header Page}"
        + two
        + r"\par}"
    ).encode()
    [article], _ = read("a.rtf", data)
    assert article.text == f"{ONE}\n\n{TWO}"


def pdf(pages, encrypt=False):
    """Return a PDF of some pages, each a list of lines set one below the other."""
    objects, kids = [], []
    for lines in pages:
        drawn = "".join(f"({line.replace('(', '').replace(')', '')}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 11 Tf 50 780 Td {drawn}ET".encode("cp1252")
        number = 4 + len(objects)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % number
        )
        kids.append(b"%d 0 R" % (number + 1))
    head = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(head + objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    return data + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(data))


PAGES = [
    [
        "The Lorne Post      10 March 2025      Page 3",
        "The harbour master of Lorne Bay said on Mon-",
        "day that the ferry had been sold without a vote",
        "of the council.",
        "“Nobody asked us,” said Ada Brook, who",
        "speaks for the crews. “We read of it in",
        "3",
    ],
    [
        "The Lorne Post      10 March 2025      Page 4",
        "the paper.”",
        "The council denied that money had changed",
        "hands.",
        "4",
    ],
]
BODY = f"{ONE}\n\n{TWO}\n\nThe council denied that money had changed hands."


def test_lines_of_a_pdf_become_paragraphs_without_heads_and_hyphens(read):
    [article], errors = read("a.pdf", pdf(PAGES))
    assert (article.text, article.published, errors) == (BODY, "2025-03-10", [])


@pytest.mark.parametrize("between", ["\f", "\n"])
def test_a_pdf_as_text_is_read_like_the_pdf(read, between):
    pages = [[page[0].replace("      ", " " * 20), *page[1:-1]] for page in PAGES]
    pages[0][5:5] = []
    text = between.join("\n".join(page) for page in pages).replace(
        "who\nspeaks for the crews", "who sp-\neaks for the crews"
    )
    [article], _ = read("a.txt", text.encode())
    assert (article.text, article.published) == (BODY, "2025-03-10")


def test_a_scan_says_that_it_has_no_text(read):
    assert read("scan.pdf", pdf([[], []]))[1] == [("OR-120", "")]


def test_a_locked_document_says_so(read, zipped):
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(pdf(PAGES))))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    assert read("a.pdf", held.getvalue())[1] == [("OR-119", "")]
    assert read("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))[1] == [("OR-119", "")]
