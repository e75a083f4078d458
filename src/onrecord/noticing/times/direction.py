"""Whether the clause around a time looks back or ahead.

In: a sheet (tense and modality of the governing verb) or plain text (the nearest verb form in the clause).
Out: 'past', 'told' (past, by the time's own verb), 'coming', or null where nothing tells.
"""

from __future__ import annotations

import re

from onrecord.facts.sheet import Sheet, Word
from onrecord.facts.span import Span
from onrecord.noticing.times.governing import attached
from onrecord.noticing.times.meaning import Direction

AHEAD_WORDS = frozenset(["due", "scheduled", "set", "slated", "expected", "planned", "poised", "bound", "likely"])
AHEAD_VERBS = frozenset(["plan", "expect", "schedule", "intend", "hope", "aim", "prepare", "vow", "pledge", "promise",
                         "threaten", "plot", "propose", "due", "set", "slate"])
AHEAD_MODALS = frozenset(["will", "would", "could", "may", "might", "shall", "should", "must", "can", "'ll", "’ll",
                          "wo", "ca"])
TIMETABLE_VERBS = frozenset(["open", "begin", "start", "resume", "expire", "end", "arrive", "leave", "depart",
                             "return", "travel", "vote", "convene", "fly", "go"])
_AHEAD_BEFORE = re.compile(r"\b(?:as soon as|as early as|no later than|ahead of|starting|beginning|effective|payable|"
                           r"expires|expiring|deadline of|between now and|upcoming|coming)(?: on| the| early| late"
                           r"| next)* ?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:by|until|till|through)(?: on| the| early| late| next)* ?$", re.IGNORECASE)
_HAD = re.compile(r"\b(?:had|was|were)\b", re.IGNORECASE)
_BACK_BEFORE = re.compile(r"\b(?:since|dated|earlier on|on the night of)(?: the| early| late)* ?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_CUE = re.compile(
    r"(?P<ahead>\b(?:will|would|could|may|might|shall|should|must|can)\b(?! have \w+(?:ed|en)\b)(?:(?: not| also"
    r"| only)? be \w+)?|['’]ll\b"
    r"|\b(?:is|are|was|were|be|been) (?:due|scheduled|set|slated|expected|planned|poised|to)\b(?: be \w+)?|\b(?:due"
    r"|scheduled|slated|plans?|planned|"
    r"planning|expects?|expected|intends?|intended) (?:to|for|on|in)\b|\b(?:has|have) scheduled\b|\bset to \w+"
    r"|\bto be \w+|\bto (?:begin|start|take|meet|hold"
    r"|open|visit|vote|run|end|launch|face|discuss|"
    r"attend|arrive|travel|become|come|go|make|return|deliver|release|resume)\b)"
    r"|(?P<past>\b(?:was|were|had|said|told|did|met|came|went|took|made|began|got|gave|left|held|saw|found|rose"
    r"|fell|sent|won|"
    r"lost|led|became|broke|spoke|wrote|struck|shot|hit|put|brought|kept|ran|paid|stood"
    r"|(?-i:[a-z]{3,}ed))\b)", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:!?“”\"](?:\s|$)|\n|, (?:who|which|and|but|while|as|after|before|when)\b| (?:but|while"
                     r"|whereas|who|that) ", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:[a-z]{2,}ed|was|were|said|told|met|came|went|took|made|began|left|held|won|lost|became|broke"
                   r"|spoke|wrote|struck|shot|hit|fell|sank|born|dated)(?: on| since)?(?: the)? $")
REACH = 160     # code points looked at on either side


def direction_in_text(text: str, span: Span) -> Direction | None:
    """Tell the direction from the words around a span (line breaks already levelled)."""
    start, end = span
    left = text[max(0, start - REACH):start]
    right = text[end:end + REACH]
    if _AHEAD_BEFORE.search(left):
        return "coming"
    if _BACK_BEFORE.search(left) or _POSSESSIVE.match(right):
        return "past"
    left, right = _clause(left, right)
    if _UNTIL.search(left):
        return "past" if _HAD.search(left) or _HAD.search(right) else "coming"
    cues = list(_CUE.finditer(left))
    nearest = cues[-1] if cues else _CUE.search(right)
    if nearest is None or nearest["ahead"]:
        return None if nearest is None else "coming"
    return "told" if cues and _TOLD.search(left) else "past"


def _clause(left: str, right: str) -> tuple[str, str]:
    """Cut what stands on either side where the clause begins and ends."""
    breaks = [m.end() for m in _CLAUSE.finditer(left)]
    stop = _CLAUSE.search(right)
    return left[breaks[-1]:] if breaks else left, right[:stop.start()] if stop else right


def direction_in_sheet(sheet: Sheet, first: int, end: int) -> Direction | None:
    """Tell the direction of words [first, end) from the verb that governs them; null where no verb does."""
    text = sheet.article.text
    start = sheet.words[first].start
    left = re.sub(r"\s", " ", text[max(0, start - 40):start])
    if _AHEAD_BEFORE.search(left):
        return "coming"
    if _BACK_BEFORE.search(left) or _POSSESSIVE.match(text, sheet.words[end - 1].end):
        return "past"
    own = _out_of(sheet, first, end)
    verb, told = _governing(sheet, own)
    if told is not None and _UNTIL.search(left) and not _perfect(sheet, verb):
        return "coming"
    return "told" if told == "past" and verb == own and sheet.words[verb].upos == "VERB" else told


def _governing(sheet: Sheet, at: int | None) -> tuple[int, Direction | None]:
    """The first word from ``at`` up the tree that tells a direction, and the direction; null where none does."""
    for _ in range(12):
        if at is None or at < 0:
            break
        told = _verb_direction(sheet, at)
        if told is not None:
            return at, told
        at = sheet.words[at].head
    return -1, None


def _out_of(sheet: Sheet, first: int, end: int) -> int | None:
    """The word outside [first, end) that governs the words inside: 'is to open, it said on Friday' goes by 'said'."""
    for i in range(end - 1, first - 1, -1):
        head = sheet.words[i].head
        if head >= 0 and not first <= head < end:
            return attached(sheet, i)
    return None


def _verb_direction(sheet: Sheet, at: int) -> Direction | None:
    """Direction of one verb (or predicate adjective) with its auxiliaries; null for nouns and bare infinitives."""
    word = sheet.words[at]
    lo, hi = sheet.sentences[word.sentence]
    helpers = [w for w in sheet.words[lo:hi] if w.head == at and w.rel.split(":")[0] in ("aux", "cop", "mark")]
    modal = any(w.xpos == "MD" or w.text.lower() in AHEAD_MODALS for w in helpers)
    if modal:
        perfect = any(w.lemma == "have" for w in helpers) and word.xpos == "VBN"
        return "past" if perfect else "coming"
    if word.text.lower() in AHEAD_WORDS and (word.upos == "ADJ" or word.xpos == "VBN"):
        return "coming"     # 'is due', 'was scheduled', 'talks planned for Thursday'
    if word.upos not in ("VERB", "AUX"):
        return None
    return _tense(sheet, word, helpers)


def _perfect(sheet: Sheet, at: int) -> bool:
    """'had filed by Wednesday'."""
    lo, hi = sheet.sentences[sheet.words[at].sentence]
    return any(w.head == at and w.text.lower() == "had" for w in sheet.words[lo:hi])


def _tense(sheet: Sheet, word: Word, helpers: list[Word]) -> Direction | None:
    if any(w.text.lower() == "to" and w.rel == "mark" for w in helpers):
        return "coming" if word.head >= 0 and _looks_ahead(sheet.words[word.head]) else None
    helping = {w.xpos for w in helpers}
    if word.xpos in ("VBD", "VBN") or "VBD" in helping:
        return "past"
    if word.xpos == "VBG" and helping & {"VBZ", "VBP"}:
        return "coming"     # 'is arriving on Friday'
    if word.xpos in ("VBZ", "VBP") and word.lemma in TIMETABLE_VERBS:
        return "coming"     # 'the summit opens on Thursday'
    return None             # headlines and captions: 'shakes hands, March 26'


def _looks_ahead(governor: Word) -> bool:
    """'plans to', 'due to'."""
    return governor.lemma in AHEAD_VERBS or governor.text.lower() in AHEAD_WORDS
