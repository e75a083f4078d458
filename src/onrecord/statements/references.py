"""Which statement another one answers: 'dismissed such suggestions', 'that figure is exaggerated'."""

from __future__ import annotations

import msgspec

from onrecord.facts.sheet import Sheet
from onrecord.facts.statement import Statement
from onrecord.statements.lexicon import words_of

_ANSWERS = frozenset(
    ("deny", "confirm", "acknowledge", "not_acknowledge", "no_comment", "criticise", "refuse", "reiterate")
)


def refers_to(sheet: Sheet, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements with ``refers_to`` set where the content only points back to the one before."""
    out: list[Statement] = []
    for s in statements:
        before = out[-1] if out else None
        text = sheet.article.text[s.content[0][0] : s.content[-1][1]].lower()
        short = len(text) < 60 and (
            text.startswith(tuple(f"{w} " for w in words_of("pointing"))) or text in words_of("pointing")
        )
        says_it_is = text.startswith(("that figure", "those figures", "that number", "the figure"))
        if before is not None and before.speakers != s.speakers and ((short and s.act in _ANSWERS) or says_it_is):
            s = msgspec.structs.replace(s, refers_to=before.id)
        out.append(s)
    return tuple(out)
