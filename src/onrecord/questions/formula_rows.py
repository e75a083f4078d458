"""The shapes of answers about formulas. Days and spans as in ``answers``."""

from __future__ import annotations

import msgspec

from onrecord.facts.dated import DatedBy
from onrecord.linking.word_pieces import Piece, changed
from onrecord.questions.answers import Quote, Who
from onrecord.questions.article_answers import OriginRow


class FormulaReport(msgspec.Struct, frozen=True):
    """Another report of a statement with a formula. ``reported``: in indirect speech, not in quotation marks."""

    statement: str
    article: str
    outlet: str | None
    published: str | None
    quote: Quote
    reported: bool = False


class FormulaUse(msgspec.Struct, frozen=True):
    """One use of a formula: a statement, however many articles report it. ``quote``: the wording as it stands here.

    ``pieces``: this wording, word by word, beside that of the use before it, ``compared_with`` (its statement); both
    empty for the first. ``reported``: in indirect speech, nearly word for word. ``translated``: the text or the speaker
    says so. ``reports``: the same statement elsewhere.
    """

    statement: str
    article: str
    outlet: str | None
    published: str | None
    day: str | None
    dated_by: DatedBy | None
    speaker: str
    quote: Quote
    value: str | None = None
    reported: bool = False
    translated: bool | None = None
    compared_with: str | None = None
    pieces: tuple[Piece, ...] = ()
    reports: tuple[FormulaReport, ...] = ()
    judged: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the words are not quite those of the use before it."""
        return changed(self.pieces)


class FormulaLeft(msgspec.Struct, frozen=True):
    """A later statement of the party on the same matter that does not have the formula; ``quote``: all of it.

    ``more``: on how many more days there is such a statement. That the record has no later use proves no decision.
    """

    statement: str
    article: str
    outlet: str | None
    published: str | None
    day: str | None
    dated_by: DatedBy | None
    value: str | None
    speaker: str
    quote: Quote
    more: int = 0


class Formula(msgspec.Struct, frozen=True):
    """Wording that one party uses again and again. ``uses``: occasions, oldest first.

    ``wording``: the words that most uses share, lower-case, without punctuation, ' … ' where they differ; ``words``:
    how many these are. ``articles``, ``outlets``, ``origins``: how many have it, how many independent reports they go
    back to (``back_to``). ``first``, ``last``: days of the first and the last use. ``others``: how many other parties
    have used it too. ``left``: where the party spoke of the same without it, after the last use.
    """

    party: Who
    wording: str
    words: int
    uses: tuple[FormulaUse, ...]
    articles: int = 0
    outlets: int = 0
    origins: int = 0
    back_to: tuple[OriginRow, ...] = ()
    first: str | None = None
    last: str | None = None
    others: int = 0
    left: FormulaLeft | None = None
