"""Rich text (RTF): its words and paragraphs; fonts, pictures, remarks, heads and feet of pages are not taken.

In: the bytes of an .rtf. Out: its article, or those of an export of a news database.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake.options import Given
from onrecord.intake.readers.docx import documents
from onrecord.intake.readers.source import Item, Source

LONGEST_RTF = 50_000_000
_DEEPEST = 1_000
_PARAGRAPH = "\x1e"  # between paragraphs, while they are read
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_LEFT_OUT = frozenset(
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr "
    "footerf footnote annotation listtable listoverridetable revtbl rsidtbl generator themedata "
    "colorschememapping latentstyles datastore xmlnstbl fldinst bkmkstart bkmkend nonshppict "
    "mmathPr wgrffmtfilter filetbl author".split()
)
_MARKS = {
    "par": _PARAGRAPH,
    "sect": _PARAGRAPH,
    "page": _PARAGRAPH,
    "row": _PARAGRAPH,
    "line": "\n",
    "tab": "\t",
    "cell": "\t",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
_SIGNS = {b"~": "\u00a0", b"_": "-", b"-": "", b"\n": _PARAGRAPH, b"\r": _PARAGRAPH, b"\\": "\\", b"{": "{", b"}": "}"}


class _State(msgspec.Struct):
    """What holds inside one pair of braces; ``stand_in``: how many bytes stand for a character."""

    out: bool = False
    hidden: bool = False
    stand_in: int = 1


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the article of a rich text. Raises OR-105, OR-121."""
    text = _Reader().words(source.whole(LONGEST_RTF))
    if not text.strip():
        raise OnRecordError("OR-103")
    yield from documents(text.split(_PARAGRAPH), None)


class _Reader:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._bytes = bytearray()
        self._encoding = "cp1252"
        self._state = _State()
        self._above: list[_State] = []
        self._skip = 0

    def words(self, data: bytes) -> str:
        """Return the words of a rich text. Raises OR-121 for braces deeper than anybody writes."""
        for match in _TOKEN.finditer(data):
            word, number, byte, sign, brace, text = match.groups()
            if brace:
                self._brace(brace)
            elif word:
                self._word(word.decode("ascii"), int(number) if number else None)
            elif sign == b"*":
                self._state.out = True
            else:
                self._put(bytes.fromhex(byte.decode()) if byte else text or b"", sign)
        self._flush()
        return "".join(self._parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _flush(self) -> None:
        if self._bytes:
            self._parts.append(self._bytes.decode(self._encoding, "replace"))
            self._bytes.clear()

    def _say(self, text: str) -> None:
        if not (self._state.out or self._state.hidden):
            self._flush()
            self._parts.append(text)

    def _put(self, data: bytes, sign: bytes | None) -> None:
        if sign is not None:
            self._say(_SIGNS.get(sign, ""))
            return
        skipped = min(self._skip, len(data))
        self._skip -= skipped
        if not (self._state.out or self._state.hidden):
            self._bytes += data[skipped:]

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._skip = 0
        if brace == b"{":
            if len(self._above) >= _DEEPEST:
                raise OnRecordError("OR-121", detail="braces too deep")
            self._above.append(self._state)
            self._state = msgspec.structs.replace(self._state)
        elif self._above:
            self._state = self._above.pop()

    def _word(self, word: str, number: int | None) -> None:
        if word in _LEFT_OUT:
            self._state.out = True
        elif word in _MARKS:
            self._say(_MARKS[word])
        elif word == "u" and number is not None:
            self._say(chr(number % 65_536))
            self._skip = self._state.stand_in
        elif word == "uc":
            self._state.stand_in = min(max(number or 0, 0), 8)
        elif word == "v":
            self._state.hidden = number != 0
        elif word == "plain":
            self._state.hidden = False
        elif word == "ansicpg" and number:
            self._encoding = _encoding(number)
        elif word == "bin":
            self._state.out = True


def _encoding(page: int) -> str:
    """Return the name of a code page, that of Western Windows for one nobody knows."""
    try:
        return codecs.lookup("utf-8" if page == 65001 else f"cp{page}").name
    except LookupError:
        return "cp1252"
