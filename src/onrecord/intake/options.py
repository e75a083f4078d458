"""What is known of an article beside its text: given by the user, or found in the file.

In: flags of the command line, front matter, a page's metadata, the fields of a JSON line.
Out: frozen ``Given`` and ``Metadata``; what is given always wins over what is found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from onrecord.errors import OnRecordError

FIELDS = ("title", "text", "published", "modified", "outlet", "url", "byline")
"""The names of the fields that can be mapped."""

_LONGEST = 1_000


class Given(msgspec.Struct, frozen=True):
    """What the user says of the articles, by flags.

    ``published``: a day, a month, a year, or date and time with zone (ISO 8601).
    ``fields``: JSON and tables only; our field name -> the file's (``{"text": "body"}``).
    """

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    byline: tuple[str, ...] = ()
    fields: Mapping[str, str] = {}


class Metadata(msgspec.Struct, frozen=True):
    """What a file says of its article: front matter, the head of a page, fields of a JSON line, as written there.

    ``captured``: when it was saved or archived, ISO 8601. ``through``: who passed it on, outermost first.
    ``notes``: what a reader should know of how it was read.
    """

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    byline: tuple[str, ...] = ()
    captured: str | None = None
    through: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def field_names(flag: str) -> dict[str, str]:
    """Read the mapping of JSON fields, ``text=body,published=date``. Raises OR-114.

    >>> field_names("text=body, published=date")
    {'text': 'body', 'published': 'date'}
    """
    names: dict[str, str] = {}
    for pair in flag.split(","):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not equals or not theirs or ours not in FIELDS:
            raise OnRecordError("OR-114", detail=f"{pair.strip()!r}; the names are {', '.join(FIELDS)}")
        names[ours] = theirs
    return names


def one_line(value: object) -> str | None:
    """Return a title, an outlet or a name as one clean line, or null: no control characters, no runs of blanks."""
    if value is None or isinstance(value, (dict, list, tuple, bool)):
        return None
    text = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\s]+", " ", str(value)).strip()
    return text[:_LONGEST] or None


def names(value: object) -> tuple[str, ...]:
    """Return the names of a byline: a list, or one string with ``;``, ``,`` or ``and`` between names.

    >>> names("By Ana Ruiz and Li Wei")
    ('Ana Ruiz', 'Li Wei')
    """
    if isinstance(value, (list, tuple)):
        return tuple(name for part in value[:50] if (name := one_line(part)))
    line = one_line(value)
    if not line:
        return ()
    line = re.sub(r"^(?:written |story )?by:?\s+", "", line, flags=re.IGNORECASE)
    parts = re.split(r"\s*[;,&]\s*|\s+and\s+", line)
    return tuple(part.strip(" .") for part in parts if part.strip(" ."))[:50]


def web_address(value: object) -> str | None:
    """Return an http or https address, or null for anything else (``javascript:`` never becomes a link)."""
    line = one_line(value)
    return line if line and re.fullmatch(r"(?i)https?://[^\s/?#\\]+\S*", line) else None
