"""Statement -> the position it takes: a table by act, cue and kind of source."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from onrecord.data import rows
from onrecord.facts.claim import PositionKind
from onrecord.facts.statement import Statement
from onrecord.statements.lexicon import words_of


@lru_cache(maxsize=1)
def _untrue() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:is|are|was|were|as|be)\b.{0,30}\b(?:"
        + "|".join(re.escape(w) for w in sorted(words_of("untrue")))
        + r")\b"
    )


def position_of(statement: Statement, content: str) -> PositionKind | None:
    """Return the position a statement takes on its content, or None where it takes none.

    ``content``: its words. A statement that answers another one and calls it untrue denies it; to deny a denial
    is to assert.
    """
    if statement.act in ("say", "claim", "reiterate") and statement.refers_to and _untrue().search(content.lower()):
        return "denied"
    if statement.act == "deny" and words_of("denial") & set(content.lower().split()[:4]):
        return "asserted"
    kind = statement.source_type
    for act, cue, source, position in rows("positions"):
        if act == statement.act and cue in (statement.cue.lemma, "any") and source in (kind, "any"):
            return None if position == "-" else cast(PositionKind, position)
    return None
