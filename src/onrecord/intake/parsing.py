"""What is in a source becomes articles, here and now; ``apart`` has the same done in another process.

In: a source, what the user gave. Out: ``Article``, or ``Skipped`` with a numbered error and its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Article
from onrecord.intake.article import article_from_text
from onrecord.intake.options import Given, Metadata
from onrecord.intake.readers.source import Source
from onrecord.processes.limits import SECONDS, limited

if TYPE_CHECKING:
    from onrecord.intake.readers import Steps


class Skipped(msgspec.Struct, frozen=True):
    """An item that was not read. ``where``: file, or file and line, as in the error's message."""

    error: OnRecordError
    where: str


def skipped(error: OnRecordError, where: str) -> Skipped:
    """Return what stands for an item that was not read; its error says where."""
    return Skipped(error if error.where else OnRecordError(error.code, where, error.detail), where)


def parsed(source: Source, given: Given, seconds: float = SECONDS, steps: Steps | None = None,
           ) -> Iterator[Article | Skipped]:
    """Yield what is in a source; ``seconds``: of the processor for each article; ``steps``: as of ``contents``."""
    from onrecord.intake.readers import contents

    for where, *rest in contents(source, given, seconds, steps):
        match rest:
            case [str() as text, Metadata() as found]:
                yield _article(text, given, found, where, seconds)
            case [OnRecordError() as bad]:
                yield skipped(bad, where)


def _article(text: str, given: Given, found: Metadata, where: str, seconds: float) -> Article | Skipped:
    try:
        with limited(seconds):
            return article_from_text(text, given, found)
    except OnRecordError as error:
        return skipped(error, where)
    except MemoryError:
        return skipped(OnRecordError("OR-125"), where)
