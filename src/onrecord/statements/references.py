"""Which statement another one answers: 'dismissed such suggestions', 'that figure is exaggerated'."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from onrecord.facts.sheet import Sheet
from onrecord.facts.statement import Statement
from onrecord.statements.lexicon import words_of

_ANSWERS = frozenset(
    ("deny", "confirm", "acknowledge", "not_acknowledge", "no_comment", "criticise", "refuse", "reiterate")
)
_LONGEST = 60  # characters: a longer content says itself what it is about


def refers_to(sheet: Sheet, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements with ``refers_to`` set where the content only points back to the one before."""
    starts = [word.start for word in sheet.words]
    out: list[Statement] = []
    for s in statements:
        before = out[-1] if out else None
        if before is not None and before.speakers != s.speakers and _points_back(sheet, starts, s):
            s = msgspec.structs.replace(s, refers_to=before.id)
        out.append(s)
    return tuple(out)


def _points_back(sheet: Sheet, starts: list[int], s: Statement) -> bool:
    """Whether a content is short and begins with 'such', 'that' (not the conjunction) or a noun for what was said."""
    start, end = s.content[0][0], s.content[-1][1]
    at = bisect_left(starts, start)
    if end - start >= _LONGEST or at >= len(sheet.words) or sheet.words[at].rel == "mark":
        return False
    text = sheet.article.text[start:end].lower()
    points = any(text == w or text.startswith(f"{w} ") for w in words_of("pointing"))
    untrue = s.act in ("say", "claim") and any(f" {w}" in text for w in words_of("untrue"))
    return points and (s.act in _ANSWERS or untrue)
