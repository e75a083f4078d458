"""Plain text: bytes of any encoding, with an optional YAML front matter.

In: bytes of a file or of standard input. Out: the decoded text unchanged (front matter and byte-order mark aside)
and what the front matter says of it.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake.field_names import is_known, matched, metadata_of
from onrecord.intake.options import Metadata

LONGEST_FILE = 8_000_000
"""Bytes of one text file; a longer one is no article (OR-105)."""
LONGEST_TEXT = 2_000_000
"""Code points of one article (OR-105)."""

_LONGEST_FRONT = 20_000
# all but tab, line ends, form feed, escape (terminal colours get pasted) and the old next-line character
_CONTROL_CHARACTERS = [chr(c) for r in (range(9), [11], range(14, 27), range(28, 32), range(127, 133), range(134, 160))
                       for c in r]
_CONTROLS = 0.02      # of the characters: more than that and it is no text
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NOT_TEXT = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"{\\rtf", b"\xd0\xcf\x11\xe0")


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of some bytes: by byte-order mark, the declared encoding, UTF-8, UTF-16, else by detection.

    Raises OR-103 if empty, OR-104 if it is not text, OR-106 if no encoding fits.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise OnRecordError("OR-103" if not data.strip() else "OR-104")
    if data.startswith(_NOT_TEXT):
        raise OnRecordError("OR-104")
    text = _decoded(data, declared)
    controls = sum(text.count(c) for c in _CONTROL_CHARACTERS)
    if "\x00" in text or controls > _CONTROLS * len(text):
        raise OnRecordError("OR-104")
    return text


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark):].decode(encoding, errors="replace")
    for name in (declared, "utf-8"):
        try:
            if name and "\x00" not in (text := data.decode(name)):
                return text
        except (LookupError, ValueError):   # an encoding nobody knows, or one that does not fit
            continue
    if b"\x00" in data:
        return _utf16_without_mark(data)
    return _nearly_utf8(data) or _western(data) or _detected(data)


def _utf16_without_mark(data: bytes) -> str:
    """Decode UTF-16 of Latin text, where every other byte is zero; anything else with zeros is no text."""
    half = len(data) / 2
    for encoding, zeros in (("utf-16-le", data[1::2].count(0)), ("utf-16-be", data[0::2].count(0))):
        if zeros > 0.6 * half:
            return data.decode(encoding, errors="replace")
    raise OnRecordError("OR-104")


def _nearly_utf8(data: bytes) -> str | None:
    """Decode UTF-8 with a few broken bytes (cut off, pasted together): they become U+FFFD."""
    text = data.decode("utf-8", errors="replace")
    whole = sum(c > "\x7f" and c != "\ufffd" for c in text)
    return text if whole > 3 * text.count("\ufffd") else None


def _western(data: bytes) -> str | None:
    """Decode Windows-1252, the usual 8-bit encoding of English news, where few bytes are not ASCII.

    Asked before detection, which needs more foreign letters than an English text has.
    """
    high = [b for b in data if b > 0x7f]
    usual = sum(b in b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb\xbd" or b >= 0xc0
                for b in high)
    if len(high) > 0.05 * len(data) or usual < 0.8 * len(high):
        return None
    try:
        return data.decode("cp1252")
    except ValueError:
        return None


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes  # loads tables of languages: only where the usual encodings fail

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise OnRecordError("OR-106")
    return data.decode(best.encoding, errors="replace")


_FENCES = (
    re.compile(r"---[ \t]*\r?\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL),
    re.compile(r"(?P<toml>\+\+\+)[ \t]*\r?\n(.*?)(?:^|\n)\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL),
)


def front_matter(text: str) -> tuple[Metadata, str]:
    """Take a front matter off a text: what it says, and the text after it.

    Lines between ``---`` and ``---`` (YAML) or ``+++`` and ``+++`` (TOML) at the very top that hold at least one key
    that says title, outlet, address, day or byline; anything else between rules is text. Raises OR-108 if it has such
    a line but cannot be read.
    """
    match = next((match for fence in _FENCES if (match := fence.match(text[:_LONGEST_FRONT]))), None)
    if match is None:
        return Metadata(), text
    toml = "toml" in match.re.groupindex
    inner = match[2] if toml else match[1]
    keys = re.findall(rf"(?m)^([\w -]{{1,40}}?)[ \t]*{'[=:]' if toml else ':'}", inner)
    if not any(theirs for ours, theirs in matched(keys, {}).items() if ours != "text"):
        return Metadata(), text
    held = _toml(inner) if toml else _yaml(inner)
    if not isinstance(held, dict):
        raise OnRecordError("OR-108")
    known = metadata_of({str(key): value for key, value in held.items()}, {})
    unknown = sorted(str(key)[:40] for key in held if not is_known(str(key)))
    note = (f"front matter that is not read: {', '.join(unknown[:12])}",) if unknown else ()
    return msgspec.structs.replace(known, notes=note), text[match.end():].lstrip("\r\n")


def _yaml(inner: str) -> Any:
    import yaml

    try:
        # BaseLoader: strings as written, so that no date is rearranged and the headline 'No' is no boolean
        return yaml.load(inner, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        raise OnRecordError("OR-108", detail=f"line {line + 2}" if line is not None else "") from None


def _toml(inner: str) -> Any:
    import tomllib

    try:
        return {key: value.isoformat() if hasattr(value, "isoformat") else value
                for key, value in tomllib.loads(inner).items()}
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise OnRecordError("OR-108", detail=str(error)[:80]) from None
