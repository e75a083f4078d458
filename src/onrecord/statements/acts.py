"""Cue -> act, and content -> form."""

from __future__ import annotations

from onrecord.facts.sheet import Sheet
from onrecord.facts.statement import Act, Form
from onrecord.facts.tree import Range, Tree
from onrecord.statements.attribution import Attribution
from onrecord.statements.senses import act_by_sense

_UNDONE = frozenset(("deny", "accuse", "criticise", "threaten", "warn", "demand", "promise", "refuse"))


def act_of(tree: Tree, a: Attribution) -> Act:
    """Return the act of an attribution: that of its sense, else the cue's; negated it is what negation makes of it.

    An act that is not done is none: 'did not deny it', 'did not accuse anybody' only say something.
    """
    entry = a.entry
    if entry is None:
        return "say"
    if a.negated:
        usual = entry.negated if entry.negated != "-" else "say" if entry.act in _UNDONE else entry.act
    else:
        usual = entry.act
    own = a.entry is not None and " " in entry.cue      # 'decline to comment' tells more than 'decline'
    return usual if own else act_by_sense(tree, a) or usual


def form_of(tree: Tree, a: Attribution) -> Form:
    """Return direct (all quoted), mixed (partly), indirect (a clause) or reported (a phrase).

    Inside somebody's quotation everything is quoted: there only clause or phrase is told apart.
    """
    sheet = tree.sheet
    words = [sheet.words[i] for first, end in a.contents for i in range(first, end) if sheet.words[i].upos != "PUNCT"]
    quoted = 0 if sheet.words[a.head].quoted else sum(w.quoted for w in words)
    if words and words[0].quoted and quoted >= 0.9 * len(words):
        return "direct"
    if quoted:
        return "mixed"
    passive_report = a.entry is not None and a.entry.part == "J"
    return "indirect" if passive_report or _is_clause(sheet, a.contents) else "reported"


def _is_clause(sheet: Sheet, contents: list[Range]) -> bool:
    """Whether the content holds a finite clause: a verb with its own subject, a finite verb on top, or 'that'."""
    for first, end in contents:
        if sheet.words[first].lemma.lower() in ("that", "how", "what", "whether", "why", "if"):
            return True
        for i in range(first, end):
            word = sheet.words[i]
            if word.lemma.lower() == "that" and word.rel == "mark" and first <= word.head < end:
                return True
            inside = first <= word.head < end
            subject = word.rel.startswith(("nsubj", "csubj", "expl"))
            finite = word.xpos in ("VBD", "VBZ", "VBP", "MD")
            if (subject and inside and not _relative(sheet, word.head, first, end)) or (
                finite and not _relative(sheet, i, first, end)
            ):
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
