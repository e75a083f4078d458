"""The process that reads, with a reader that hangs in C at some words: no handler of a signal runs there."""

from __future__ import annotations

import sys
from types import SimpleNamespace

from onrecord.facts import Article, Reading
from onrecord.workers import process
from tests.views.conftest import reading


def _read(article: Article, actors: str | None, verbs: str | None) -> Reading:
    if article.text.startswith("endless"):
        sum(range(10**13))
    return reading(article, actors, verbs)


def serve() -> None:
    """Answer as the real one does."""
    sys.modules["onrecord.flow"] = SimpleNamespace(read=_read)  # type: ignore[assignment]
    process.serve()
