"""What may reach a terminal: article text is hostile until it has gone through here.

In: any text or JSON. Out: the same words without control characters, and a console that takes nothing for markup.

>>> safe("a\\x1b[31mred")
'a\\ufffd[31mred'
"""

from __future__ import annotations

import os
import re
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

# C0 and C1 (among them the escape character and the 8-bit CSI), DEL, marks and overrides of writing direction,
# annotation marks and tags (words that only a machine sees), lone surrogates (no terminal can print them).
_UNSAFE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_HARMFUL = re.compile(f"[{_UNSAFE}]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_IN_JSON = re.compile(f"[{_UNSAFE}\x85\u2028\u2029]")


def safe(text: str, *, one_line: bool = True) -> str:
    """Return ``text`` as it may be printed: what steers a terminal is replaced by U+FFFD, so that it shows.

    ``one_line``: line breaks and tabs become spaces. No length changes otherwise.
    """
    text = _HARMFUL.sub("\ufffd", _BREAKS.sub("\n", text))
    return " ".join(text.split()) if one_line else text


def safe_json(data: bytes) -> str:
    """Return JSON with the same content in which every character that steers a terminal is written as an escape."""
    return _IN_JSON.sub(_escape, data.decode("utf-8"))


def _escape(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def console(stderr: bool = False) -> Console:
    """Return a console that prints text as text: no markup, no emoji names, no guessed highlighting.

    Where the output is not a terminal lines break at $COLUMNS, or at 160.
    """
    from rich.console import Console

    stream: IO[str] = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else 160
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False, width=width, soft_wrap=False)
