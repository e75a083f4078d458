"""Cue -> act, and content -> form."""

from __future__ import annotations

from typing import cast

from onrecord.facts.sheet import Sheet
from onrecord.facts.statement import Act, Form
from onrecord.facts.tree import Range
from onrecord.statements.attribution import Attribution



def act_of(a: Attribution) -> Act:
    """Return the act of an attribution: the cue's, turned by negation."""
    entry = a.entry
    act = entry.act if entry else "say"
    if a.negated and entry is not None and entry.negated != "-":
        act = entry.negated
    return cast(Act, act)


def form_of(sheet: Sheet, contents: list[Range]) -> Form:
    """Return direct (all quoted), mixed (partly), indirect (a clause) or reported (a phrase)."""
    words = [sheet.words[i] for first, end in contents for i in range(first, end) if sheet.words[i].upos != "PUNCT"]
    quoted = sum(w.quoted for w in words)
    if words and quoted >= 0.9 * len(words):
        return "direct"
    if quoted >= 2 or quoted and len(words) < 8:
        return "mixed"
    return "indirect" if _is_clause(sheet, contents) else "reported"


def _is_clause(sheet: Sheet, contents: list[Range]) -> bool:
    """Whether the content holds a finite clause: a verb with its own subject, or 'that'."""
    for first, end in contents:
        if sheet.words[first].lemma.lower() in ("that", "how", "what", "whether", "why", "if"):
            return True
        for i in range(first, end):
            word = sheet.words[i]
            inside = first <= word.head < end
            if word.rel.startswith(("nsubj", "csubj", "expl")) and (inside and not _relative(sheet, word.head, first, end)):
                return True
    return False


def _relative(sheet: Sheet, verb: int, first: int, end: int) -> bool:
    """Whether a verb stands in a relative or adverbial clause inside the content."""
    node = verb
    while first <= node < end:
        if sheet.words[node].rel.startswith(("acl", "advcl")) and first <= sheet.words[node].head < end:
            return True
        node = sheet.words[node].head
    return False
