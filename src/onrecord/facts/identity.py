"""Identities: short hashes of what a fact is anchored in, never of what a model thinks of it.

So the same words keep their id under a better reader, and people's corrections stay attached.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from onrecord.facts.span import Span

_LENGTH = 12


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def fact_id(kind: str, article_id: str, spans: Iterable[Span]) -> str:
    """Return the id of a fact: its kind's letter and 12 hex digits of article, kind and anchor spans."""
    anchors = ";".join(f"{s}-{e}" for s, e in sorted(spans))
    return kind + _short(f"{article_id}\n{kind}\n{anchors}")


def text_hash(text: str) -> str:
    """Return ``sha256:…`` of the words of an article."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(outlet: str | None, url: str | None, text: str, published: str | None) -> str:
    """Return the id of a publication: outlet and url (or, without an url, the text) and the publication date.

    The same wire text in two outlets is two articles; an edited page under the same url and date is a new
    version of the same publication and is told apart by its text hash.
    """
    where = url or text_hash(text)
    return "n" + _short("\n".join((outlet or "", where, (published or "")[:10])))


def is_state(id: str) -> bool:
    """Whether the id of an actor of the record is the code of a state."""
    return id.isupper()
