"""A judgement: what a person decided about a fact, against the machine. It is data, and is undone by another one.

It names its fact by id and keeps the spans, so that the fact is found again where a better reader cuts it differently.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.actor import ActorKind
from onrecord.facts.claim import PositionKind
from onrecord.facts.span import Span

JUDGED = "judged"      # the anchor of a time, the reason of a join that a person decided
JudgementKind = Literal["speaker", "not_a_statement", "position", "date", "same", "not_same", "undo"]
SubjectKind = Literal["statement", "claim", "position", "actor", "article"]
Touches = Literal["article", "claims", "actors", "stories"]


class Subject(msgspec.Struct, frozen=True):
    """What a judgement is about, as it stood when it was judged.

    ``id``: of the fact (of a position: of its claim). ``article``: its id, null for an actor of the whole record.
    ``text_hash``: the version whose offsets ``spans`` count; ``words``: a hash of the words there, by which they are
    found in another version. Of a position: ``statement``, ``party`` (its actor in the reading) and ``evidence``.
    ``name``: how an actor is shown.
    """

    what: SubjectKind
    id: str
    article: str | None = None
    text_hash: str | None = None
    spans: tuple[Span, ...] = ()
    words: str | None = None
    statement: str | None = None
    party: str | None = None
    evidence: tuple[Span, ...] = ()
    name: str | None = None


class Named(msgspec.Struct, frozen=True):
    """An actor that a judgement names. ``id`` and ``spans``: in the reading, where the article names it itself."""

    name: str
    kind: ActorKind = "person"
    code: str | None = None
    of: str | None = None
    named: bool = True
    id: str | None = None
    spans: tuple[Span, ...] = ()


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of a person.

    ``sequence``: its place among all of the record; order goes by it, never by ``made_at`` (UTC, a clock may be wrong).
    ``kind`` says which value counts: ``speakers`` (none: nobody is named), ``position`` (null: takes none), ``day``
    (EDTF day, month or year), ``undoes`` (id of a judgement). ``same`` and ``not_same`` are ``about`` two subjects of
    one kind. ``known_as``: how the actors are called from then on. ``forgotten``: what it was about was taken off the
    record, and with it all that could tell of it.
    """

    id: str
    sequence: int
    made_at: str
    by: str | None
    why: str | None
    kind: JudgementKind
    touches: Touches
    about: tuple[Subject, ...] = ()
    speakers: tuple[Named, ...] = ()
    position: PositionKind | None = None
    day: str | None = None
    known_as: Named | None = None
    undoes: str | None = None
    forgotten: bool = False
