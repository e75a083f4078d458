"""Who said what, on whose word: the attribution relation source - cue - content (Pareti; PolNeAR)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from onrecord.facts.span import Span
from onrecord.facts.vocabulary import words

if TYPE_CHECKING:
    Act: TypeAlias = str
    Form: TypeAlias = str
else:   # what stands in the tables is all that a reading may have
    Act = Literal[words("acts")]
    Form = Literal[words("forms")]
SourceType = Literal[
    "named person",
    "spokesperson",
    "institution",
    "embassy",
    "media",
    "document",
    "unnamed official",
    "unnamed person",
    "implicit",
]


class Cue(msgspec.Struct, frozen=True):
    """The words that attribute, their lemma, and whether they are negated."""

    spans: tuple[Span, ...]
    lemma: str
    negated: bool = False


class Link(msgspec.Struct, frozen=True):
    """One source of a chain; ``actor`` null where it is only implied."""

    actor: str | None
    span: Span | None
    source_type: SourceType


class Statement(msgspec.Struct, frozen=True):
    """One attribution: an actor's words or stance as an article reports them.

    ``chain``: all sources between the article and the content, outermost first; the speakers of this cue are
    among them. ``content``: the words attributed, split where the text splits them. ``when``: id of a Time.
    ``venue``: where or through what it was said, as written. ``refers_to``: id of the statement that this one
    answers ('dismissed such suggestions'). ``translated``: the text says that the words are a translation (false: that
    they are not; null: nothing). ``factuality``: FactBank values by actor id. ``quantities``: ids of
    the quantities in its content, those of a statement inside it aside.
    """

    id: str
    speakers: tuple[str, ...]
    speaker_spans: tuple[Span, ...]
    source_type: SourceType
    cue: Cue
    act: Act
    form: Form
    content: tuple[Span, ...]
    on_behalf_of: str | None = None
    chain: tuple[Link, ...] = ()
    addressees: tuple[str, ...] = ()
    when: str | None = None
    venue: Span | None = None
    translated: bool | None = None
    refers_to: str | None = None
    factuality: dict[str, str] = {}
    quantities: tuple[str, ...] = ()
    confidence: float | None = None
