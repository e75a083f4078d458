"""The shape of a note: what a draft says, what the record has, and what to do about it.

In: nothing. Out: frozen structs. A note's id is made of its kind, the words of the draft and the facts it rests on, so
that it stays the same while other parts of the draft are rewritten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal, get_args

import msgspec

from onrecord.facts import Span
from onrecord.questions.answers import Quote
from onrecord.questions.article_answers import Difference

Kind = Literal["position", "figure", "wording", "speaker", "date", "origin"]
Severity = Literal["fault", "doubt"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Evidence(msgspec.Struct, frozen=True):
    """What the record has. ``fact``: id of a statement or claim; ``who`` said it; ``day``: when, as far as known."""

    fact: str
    article: str
    outlet: str | None
    published: str | None
    day: str | None
    who: str
    quote: Quote


class Note(msgspec.Struct, frozen=True):
    """One thing to look at.

    ``kind``: ``position`` (it has changed), ``figure`` (another number, or nobody's word), ``wording`` (a quotation
    that differs), ``speaker`` (somebody else said it), ``date`` (it was another day), ``origin`` (two sources are one).
    ``severity``: ``fault`` where the record says otherwise, ``doubt`` where a reader should decide. ``quote``: the
    words of the draft. ``what``: what is wrong, ``to_do``: what to do. ``differences``: word by word, from the record's
    words (``before``) to the draft's (``after``). ``ignored``: why somebody set it aside, else null.
    """

    id: str
    kind: Kind
    severity: Severity
    quote: Quote
    what: str
    to_do: str
    evidence: tuple[Evidence, ...]
    differences: tuple[Difference, ...] = ()
    ignored: str | None = None

    @property
    def name(self) -> str:
        """How a note is named when it is ignored: ``kind:id``."""
        return f"{self.kind}:{self.id}"


class Checked(msgspec.Struct, frozen=True):
    """A draft after the check. ``notes`` and ``ignored``: in the order of the draft.

    ``looked_at``: how many statements, quotations, figures and claims it has. ``unknown``: claims that the record knows
    nothing about: no fault. ``as_of``: the record as it stood on that day, else all of it. ``undated``: see ``Page``.
    """

    title: str | None
    as_of: str | None
    notes: tuple[Note, ...]
    ignored: tuple[Note, ...]
    looked_at: dict[str, int]
    unknown: tuple[Quote, ...] = ()
    undated: int | None = None


def words_at(text: str, *spans: Span) -> Quote:
    """Return the words of a draft at some spans."""
    return Quote(spans, tuple(text[start:end] for start, end in spans))


def note_id(kind: Kind, words: str, facts: Iterable[str]) -> str:
    """Return eight hex digits for the kind, the words of the draft and the facts that a note rests on."""
    made = "\n".join((kind, " ".join(words.casefold().split()), *sorted(set(facts))))
    return hashlib.sha256(made.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def note(
    kind: Kind,
    severity: Severity,
    quote: Quote,
    what: str,
    to_do: str,
    evidence: Iterable[Evidence],
    differences: Iterable[Difference] = (),
) -> Note:
    """Return a note with its id."""
    evidence = tuple(evidence)
    id = note_id(kind, quote.text, (one.fact for one in evidence))
    return Note(id, kind, severity, quote, what, to_do, evidence, tuple(differences))
