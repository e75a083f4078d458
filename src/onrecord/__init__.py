"""onrecord reads news and keeps the record: who said what, on whose word, and who has since confirmed or denied it.

    for article in onrecord.articles_from(["reports/"]):      # or onrecord.article_from_text(words)
        reading = onrecord.read(article)                       # plain data: statements, claims, actors, times …
    with onrecord.open("onrecord.db") as record:
        record.statements(by="China", act="deny").items

These names are all that is promised; they are loaded when they are first used, so that importing stays fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.checking import check
    from onrecord.errors import OnRecordError
    from onrecord.facts import Article, Reading
    from onrecord.flow import read
    from onrecord.intake import Given, Skipped, article_from_text, articles_from
    from onrecord.questions import OpenRecord
    from onrecord.questions import OpenRecord as open
    from onrecord.version import VERSION as __version__

__all__ = ["Article", "Given", "OnRecordError", "OpenRecord", "Reading", "Skipped", "__version__", "article_from_text",
           "articles_from", "check", "open", "read"]

_AT = {
    "Article": ("onrecord.facts", "Article"),
    "Given": ("onrecord.intake", "Given"),
    "OnRecordError": ("onrecord.errors", "OnRecordError"),
    "OpenRecord": ("onrecord.questions", "OpenRecord"),
    "Reading": ("onrecord.facts", "Reading"),
    "Skipped": ("onrecord.intake", "Skipped"),
    "__version__": ("onrecord.version", "VERSION"),
    "article_from_text": ("onrecord.intake", "article_from_text"),
    "articles_from": ("onrecord.intake", "articles_from"),
    "check": ("onrecord.checking", "check"),
    "open": ("onrecord.questions", "OpenRecord"),
    "read": ("onrecord.flow", "read"),
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    if name not in _AT:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    module, there = _AT[name]
    found = globals()[name] = getattr(import_module(module), there)
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
