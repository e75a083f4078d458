"""Articles into a record, one after the other, with a count of what became of each.

In: what intake found (articles, and what it had to skip). Out: outcomes, and their Tally.
Nothing is held but the article at hand, so that a folder of any size needs the memory of one article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from onrecord.errors import MESSAGES, OnRecordError
from onrecord.facts import Article, Reading

if TYPE_CHECKING:
    from onrecord.intake import Skipped
    from onrecord.questions import OpenRecord

Became = Literal["new", "copy", "version", "known", "skipped"]


class Outcome(msgspec.Struct, frozen=True):
    """What became of one article: ``article`` its id, or ``error`` why it was skipped."""

    became: Became
    article: str | None = None
    statements: int = 0
    claims: int = 0
    error: OnRecordError | None = None


class Tally:
    """Counts of outcomes: by what became of them, by number of error, and of the facts found."""

    def __init__(self) -> None:
        self.became: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.statements = 0
        self.claims = 0
        self.known: str | None = None  # the id of the first article that was on record already

    def count(self, outcome: Outcome) -> None:
        """Add one outcome."""
        self.became[outcome.became] += 1
        self.statements += outcome.statements
        self.claims += outcome.claims
        if outcome.became == "known":
            self.known = self.known or outcome.article
        if outcome.error is not None:
            self.errors[outcome.error.code] += 1

    @property
    def read(self) -> int:
        """How many articles were read and added."""
        return self.became["new"] + self.became["copy"] + self.became["version"]

    def lines(self) -> list[str]:
        """Return the summary, one line for each kind of outcome that occurred."""
        named = {
            "new": "new",
            "copy": "the same words as another article (copies)",
            "version": "a new version of an article on record",
            "known": "already known",
            "skipped": "skipped",
        }
        lines = [f"{self.became[kind]:7,} {name}" for kind, name in named.items() if self.became[kind]]
        lines += [f"{number:11,} {code} {MESSAGES[code][0]}" for code, number in sorted(self.errors.items())]
        return lines

    def to_dict(self) -> dict[str, object]:
        """Return the counts as plain data."""
        counts: dict[str, object] = {k: self.became[k] for k in ("new", "copy", "version", "known", "skipped")}
        return counts | {"errors": dict(self.errors), "statements": self.statements, "claims": self.claims}


def read_each(found: Iterable[Article | Skipped]) -> Iterator[Reading | OnRecordError]:
    """Read every article; what cannot be read comes out as its error, and the rest goes on."""
    from onrecord.flow import read

    for one in found:
        yield _attempt(read, one) if isinstance(one, Article) else one.error


def take_in(on_record: OpenRecord, found: Iterable[Article | Skipped]) -> Iterator[Outcome]:
    """Read every article that is not known yet and add it, each in one transaction.

    Errors of the record itself (OR-4xx) are raised, since every further article would meet them too; a reading
    that cannot be kept (OR-406) is skipped.
    """
    from onrecord.flow import read

    for one in found:
        if not isinstance(one, Article):
            yield Outcome("skipped", error=one.error)
        elif on_record.known(one):
            yield Outcome("known", article=one.id)
        else:
            yield _added(on_record, _attempt(read, one))


def _added(on_record: OpenRecord, reading: Reading | OnRecordError) -> Outcome:
    if isinstance(reading, OnRecordError):
        return Outcome("skipped", error=reading)
    try:
        added = on_record.add(reading)
    except OnRecordError as error:
        if error.code != "OR-406":
            raise
        return Outcome("skipped", article=reading.article.id, error=error)
    if added.status == "known":  # another program was faster
        return Outcome("known", added.article)
    return Outcome(added.status, added.article, len(reading.statements), len(reading.claims))


def _attempt(read: Callable[[Article], Reading], article: Article) -> Reading | OnRecordError:
    where = article.url or article.title or article.id
    try:
        return read(article)
    except OnRecordError as error:
        # A missing reader model (OR-2xx) is not this article's fault and meets every other one too.
        if error.code.startswith("OR-2"):
            raise
        return error
    except Exception as error:  # a fault of ours in one article must not cost the other thousands of a batch
        fault = OnRecordError("OR-559", where=where, detail=f"{type(error).__name__}: {error}")
        fault.__cause__ = error
        return fault
