"""Of what kind a file is: by its content first, by its name second.

In: a source. Out: its kind, a word of ``data/intake/file_kinds.tsv``.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from onrecord.intake.readers.source import Source
from onrecord.intake.tables import rows

_HEADER = (
    r"(?:Return-Path|Received|From|To|Cc|Subject|Date|Message-ID|MIME-Version|Content-Type|Delivered-To|Reply-To|"
    r"List-[A-Za-z]+|X-[\w-]+|DKIM-Signature|ARC-[\w-]+|Authentication-Results|Snapshot-Content-Location|Sender)"
)
_DAY = r"\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?:[ \u202f][AaPp]\.?[Mm]\.?)?\]?"
_LOOKS: tuple[tuple[str, str], ...] = (
    # what the first characters show, asked in this order
    ("mailbox", r"From \S+.{0,80}\d\d:\d\d.{0,60}\r?\n" + _HEADER + ":"),
    ("saved_page", r"(?is)(?=.{0,4000}?\ncontent-type:\s*multipart/related)" + _HEADER + ":"),
    ("mail", r"(?:" + _HEADER + r":[^\n]*\n(?:[ \t][^\n]*\n)*){3}"),
    ("page", r"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*){0,3}<(?:!doctype\s+html|html|head|body)\b"),
    ("feed", r"(?is)\s*+(?:<[!?][^>]{0,2000}+>[\s\]>]*+){0,9}+<(?:rss|rdf:RDF|(?:\w+:)?feed)\b"),
    ("agency_xml", r"\s*+(?:<[!?][^>]{0,2000}+>[\s\]>]*+){0,9}+<(?:\w+:)?(?:nitf|newsItem|newsMessage|NewsML)\b"),
    ("safari_page", r"\s*+(?:<[!?][^>]{0,2000}+>\s*+){0,9}+<plist\b"),
    ("xml", r"\s*<\?xml\b"),
    ("picture", r"\s*<svg\b"),
    ("posts", r"\s*window\.YTD\.\w+\.part\d+\s*="),
    ("chat", rf"\u200e?{_DAY}(?: -|:)? [^\n]{{1,300}}\n(?:[^\n]*\n){{0,30}}?\u200e?{_DAY}(?: -|:)? [^\n:]{{1,60}}: "),
    ("subtitles", r"WEBVTT(?:[ \t\r\n]|$)|\d{1,6}+[ \t]*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3} --> \d"),
    ("json_lines", r"\s*+\{[^\r\n]*+(?<=[} \t])\r?\n\s*+\{"),
    ("json", r"\s*(?:\{\s*(?:\"|\})|\[\s*(?:[\[{\]]|\"))"),
)
_EXPORT = re.compile(
    r"(?m)^(?:[ \t]*+\d{1,6}+ of \d{1,6}+ DOCUMENTS[ \t]*+\r?$|End of Document[ \t]*+\r?$|"
    r"(?:AN[ \t]++)?Document [A-Z]{2,12}+0000\d{8}\w{6,14}+|ProQuest document ID:|"
    r"Document \d{1,6}+ of \d{1,6}+[ \t]*+\r?$)"
)
_SEARCHED = 20_000  # characters in which an export of a news database shows what it is
_INSIDE = (
    # a member of an archive that tells what the archive is, and what stands in it if that matters
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "spreadsheet"),
    ("ppt/presentation.xml", "slides"),
    ("META-INF/container.xml", "book"),
    ("Index/Document.iwa", "pages"),
)
_NOTHING = frozenset(("bibliography", "program", "other_text"))     # is text as it should be, and no article
_OPEN_DOCUMENTS = {"text": "odt", "text-template": "odt", "spreadsheet": "spreadsheet", "presentation": "slides"}


class Kind(msgspec.Struct, frozen=True):
    """A kind of file: how it is called, the module that reads it (null: none), and what helps then.

    ``apart``: it is parsed in a process of its own.
    """

    kind: str
    called: str
    suffixes: tuple[str, ...]
    reader: str | None
    help: str
    apart: bool = False


@cache
def kinds() -> dict[str, Kind]:
    """Return all kinds by their word."""
    return {
        kind: Kind(
            kind,
            called,
            tuple(s for s in suffixes.split("|") if s != "-"),
            None if reader == "-" else reader,
            helped,
            apart == "yes",
        )
        for kind, called, suffixes, reader, helped, apart in rows("file_kinds")
    }


@cache
def _by_suffix() -> dict[str, str]:
    return {suffix: kind.kind for kind in kinds().values() for suffix in kind.suffixes}


@cache
def _marks() -> tuple[tuple[int, bytes, str], ...]:
    return tuple((int(offset), bytes.fromhex(mark), kind) for offset, mark, kind in rows("file_marks"))


def roughly(data: bytes) -> str:
    """Return bytes as characters, good enough to look for words of the Latin alphabet in them."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for encoding, zeros in (("utf-16-le", data[1:400:2]), ("utf-16-be", data[0:400:2])):
        if zeros and zeros.count(0) > 0.6 * len(zeros):
            return data.decode(encoding, "replace")
    return data.decode("utf-8", "replace")


def kind_of(source: Source) -> Kind:
    """Return the kind of a source. What is text and named as nothing else is ``text`` if the user named the file."""
    return kinds()[_marked(source) or _looking(source) or _named(source)]


def _marked(source: Source) -> str | None:
    for offset, mark, kind in _marks():
        if source.head[offset : offset + len(mark)] == mark:
            return _in_zip(source) if kind == "zip" else _office(source) if kind == "word_old" else kind
    return None


def _in_zip(source: Source) -> str:
    names = []
    for match in re.finditer(rb"PK\x03\x04", source.head):
        length = int.from_bytes(source.head[match.start() + 26 : match.start() + 28], "little")
        names.append(source.head[match.start() + 30 : match.start() + 30 + min(length, 200)].decode("utf-8", "replace"))
    opening = re.match(
        rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.([a-z-]+)", source.head, re.DOTALL
    )
    if opening:
        return _OPEN_DOCUMENTS.get(opening[1].decode(), "unknown")
    named = _by_suffix().get(source.suffix)
    if named in {"docx", "odt", "spreadsheet", "slides", "book", "pages"}:
        return named
    return next((kind for member, kind in _INSIDE if member in names), "zip")


def _office(source: Source) -> str:
    named = _by_suffix().get(source.suffix, "word_old")
    return named if named in {"docx", "outlook"} else "word_old"


def _looking(source: Source) -> str | None:
    text = roughly(source.head).lstrip()
    if "\x00" in text[:4_000]:
        return None
    found = next((kind for kind, pattern in _LOOKS if re.match(pattern, text)), None)
    if found in (None, "json", "json_lines") and _EXPORT.search(text, 0, _SEARCHED):
        found = "database"
    named = _by_suffix().get(source.suffix)
    if found == "json" and named == "json_lines" and not text.lstrip().startswith("["):
        return named
    if found == "xml" and named in {"feed", "page"}:
        found = named
    if found == "page":
        return next((kind for kind, mark in rows("page_marks") if mark.encode() in source.head), found)
    return found


def _named(source: Source) -> str:
    """Return the kind that a name tells, or whether it is text at all."""
    named = _by_suffix().get(source.suffix)
    if not _is_text(source.head):
        return named or "unknown"
    if named == "text" or named is None or (source.named and kinds()[named].reader is None and named not in _NOTHING):
        return _table_or("text" if named == "text" or source.named else "unknown_text", source)
    return named


def _table_or(other: str, source: Source) -> str:
    from onrecord.intake.readers.table import looks_like_a_table

    return "table" if looks_like_a_table(roughly(source.head)) else other


def _is_text(head: bytes) -> bool:
    """Whether bytes can be text at all; the reader of text looks closer."""
    text = roughly(head)
    return "\x00" not in text and sum(c < " " and c not in "\t\n\r\f\x1b" for c in text) <= 0.02 * len(text) + 1
