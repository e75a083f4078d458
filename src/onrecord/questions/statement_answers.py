"""The shapes of answers on what was said: statements, and the timeline of statements and positions.

Frozen and typed, with days, ids and quotes as in ``answers``.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.dated import DatedBy
from onrecord.questions.answers import Quote, Who


class StatementRow(msgspec.Struct, frozen=True):
    """Who said what, on whose word, where and when. ``chain``: sources outermost first, names or words as written.

    ``quote``: the words attributed; ``cue``: the words that attribute.
    """

    id: str
    article: str
    outlet: str | None
    published: str | None
    day: str | None
    value: str | None
    dated_by: DatedBy | None
    speakers: tuple[Who, ...]
    on_behalf_of: str | None
    source_type: str
    act: str
    form: str
    cue: Quote
    negated: bool
    quote: Quote
    chain: tuple[str, ...] = ()
    addressees: tuple[Who, ...] = ()
    venue: str | None = None
    refers_to: str | None = None
    confidence: float | None = None
    copy_of: str | None = None
    judged: tuple[str, ...] = ()

    @property
    def speaker(self) -> str:
        """The speakers' names in one line; 'unnamed' where the text names nobody."""
        return " and ".join(who.name for who in self.speakers) or "unnamed"


class TimelineRow(msgspec.Struct, frozen=True):
    """One dated thing: a statement, or a position (then ``claim`` is set). ``what``: the act or the position."""

    day: str
    value: str | None
    dated_by: DatedBy
    kind: Literal["statement", "position"]
    id: str
    who: str
    what: str
    article: str
    outlet: str | None
    published: str | None
    quote: Quote
    claim: str | None = None
    copy_of: str | None = None
    judged: tuple[str, ...] = ()
