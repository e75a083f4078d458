"""One frozen text and where it was published."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.span import Span

PublishedFrom = Literal["given", "metadata", "text"]


class Article(msgspec.Struct, frozen=True):
    """One publication. Offsets of every fact count code points of ``text``, which never changes.

    ``published`` and the bounds are ISO 8601 (a day, or date and time with zone); ``published_from`` says
    whether it was given, found in metadata or bounded from the text. ``not_body`` are spans that are kept
    but not read as facts: credits, contact lines, bylines, the dateline.
    """

    id: str
    text_hash: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: tuple[str, ...] = ()
    dateline: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    published_earliest: str | None = None
    published_latest: str | None = None
    modified: str | None = None
    captured_at: str | None = None
    version_of: str | None = None
    language: str | None = None
    not_body: tuple[Span, ...] = ()
    through: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
