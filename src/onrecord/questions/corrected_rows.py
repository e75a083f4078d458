"""The shapes of answers about corrections: what a person decided, what became of it, what it did to which rows."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.judgement import JudgementKind
from onrecord.questions.answers import Who
from onrecord.questions.article_answers import ArticleRow
from onrecord.questions.claim_answers import ClaimRow, PositionRow
from onrecord.questions.statement_answers import StatementRow

CorrectionState = Literal["in force", "undone", "overruled", "without its fact", "forgotten", "undo", "undone undo"]


class CorrectionRow(msgspec.Struct, frozen=True):
    """One decision of a person, in order of making (``sequence``; ``made_at`` is what the clock said).

    ``about``: ids of the facts, ``articles``: those they stand in; ``value``: what they were judged to be. ``state``:
    ``without its fact`` (nothing on record has these words any more), ``overruled`` (others keep apart what it joins),
    ``forgotten`` (the article was taken off the record, and with it what this was about).
    """

    id: str
    sequence: int
    made_at: str
    by: str | None
    why: str | None
    kind: JudgementKind
    what: str
    about: tuple[str, ...]
    articles: tuple[str, ...]
    value: str | None
    state: CorrectionState
    undoes: str | None = None
    undone_by: str | None = None


Corrected = StatementRow | PositionRow | ClaimRow | Who | ArticleRow


class Correction(msgspec.Struct, frozen=True):
    """What a correction does. ``before`` and ``after``: the rows it bears on. ``tried``: nothing was kept."""

    correction: CorrectionRow
    before: tuple[Corrected, ...]
    after: tuple[Corrected, ...]
    tried: bool = False
