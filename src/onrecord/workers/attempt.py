"""One article read, or the numbered error that it met.

In: an article. Out: its reading or an error; a fault of ours in one article must not cost the others of a batch, and
none may take for ever.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.processes.limits import limited

SECONDS, PER_CHARACTER = 600.0, 0.001       # of the processor: ten times what a slow one needs, and more


class Tables(NamedTuple):
    """Paths of tables of the user's own, as of ``flow.read``."""

    actors: str | None = None
    verbs: str | None = None


NONE = Tables()


def time_for(article: Article) -> float:
    """Return how many seconds of the processor an article may take, by its length."""
    return SECONDS + PER_CHARACTER * len(article.text)


def attempt(article: Article, tables: Tables = NONE, seconds: float | None = None) -> Reading | OnRecordError:
    """Read an article with some tables of the user's own, within so many seconds of the processor (``time_for``).

    Raises OR-2xx: a missing reader model is not this article's fault and meets every other too.
    """
    from onrecord.flow import read

    try:
        with limited(time_for(article) if seconds is None else seconds, "OR-564"):
            return read(article, actors=tables.actors, verbs=tables.verbs)
    except OnRecordError as error:
        if error.code.startswith("OR-2"):
            raise
        return error if error.where else OnRecordError(error.code, called(article), error.detail)
    except Exception as error:
        fault = OnRecordError("OR-559", where=called(article), detail=f"{type(error).__name__}: {error}")
        fault.__cause__ = error
        return fault


def called(article: Article) -> str:
    """Return what an error calls an article."""
    return article.url or article.title or article.id
