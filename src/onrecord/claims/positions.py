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


_SAID_TO_BE = re.compile(
    r"(?:that )?(?:(?:the|any|such|all|these|those|previous|earlier|media|press|news)\s+)*"
    r"(?:reports?|claims?|allegations?|accusations?|suggestions?|rumou?rs?|charges|stories|talk|speculation)\b"
)
_CALLING = frozenset(("call", "describe", "brand", "label", "term", "dub", "characterise", "characterize"))
_NEGATED = re.compile(
    r"^(?:that )?(?:no\b|none\b|nobody\b|neither\b|there (?:is|are|was|were|has been|have been|had been) no\b|"
    r"(?:[\w’'-]+ ){1,6}?(?:has|had|have|is|are|was|were|did|does|do)(?: not| never|n[’']t)\b)"
)


def says_not_so(content: str) -> bool:
    """Whether words that say something say that it is not so ('that it had not sent', 'no soldier had crossed')."""
    return bool(_NEGATED.match(content.lower()))


def _calls_untrue(statement: Statement, content: str) -> bool:
    """Whether reports are said to be untrue ('that the reports were false', 'called the claims a lie')."""
    lowered = content.lower()
    if _SAID_TO_BE.match(lowered) and _untrue().search(lowered):
        return True
    return statement.cue.lemma in _CALLING and any(lowered.rstrip(" .,”\"").endswith(w) for w in words_of("untrue"))


def position_of(statement: Statement, content: str) -> PositionKind | None:
    """Return the position a statement takes on its content, or None where it takes none.

    ``content``: its words. A statement that answers another one and calls it untrue denies it; to deny a denial
    is to assert.
    """
    if statement.act in ("say", "claim", "reiterate"):
        if statement.refers_to and _untrue().search(content.lower()):
            return "denied"
        if _calls_untrue(statement, content):
            return "denied"
    if statement.act == "deny" and words_of("denial") & set(content.lower().split()[:4]):
        return "asserted"
    kind = statement.source_type
    for act, cue, source, position in rows("positions"):
        if act == statement.act and cue in (statement.cue.lemma, "any") and source in (kind, "any"):
            return None if position == "-" else cast(PositionKind, position)
    return None
