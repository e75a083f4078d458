"""Quotations that differ from the recorded words, and quotations that somebody else said.

In: a draft and the record. Out: notes. Each part of a quotation (cut at ellipses and brackets) is set against the
recorded quotations that share its rarest words. Words that stand exactly so in the record are right; a paraphrase is no
quotation and is not looked at; wording that is nearly but not exactly a recorded one is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from typing import NamedTuple

from onrecord.checking.against import Against, OnRecord, day_range
from onrecord.checking.draft import Draft, Quotation, Token
from onrecord.checking.note import Note, Severity, note, words_at
from onrecord.checking.telling import day_in_words
from onrecord.checking.voices import Voice, any_same, voices
from onrecord.facts import Span
from onrecord.facts.dated import said
from onrecord.linking.word_diff import changes
from onrecord.questions.answers import Quote
from onrecord.questions.article_answers import Difference
from onrecord.questions.rows import quote
from onrecord.words.stems import content_stems, tokens

_OWN = re.compile(r"[“\"«„]([^“”\"«»„]*)(?:[”\"»]|$)")
_FEWEST = 3  # words of a part that can be held against a recorded one
_LONG = 6  # words that nobody says by chance, whoever an unnamed source is
_SPECIFIC = 5  # words, in a row, that no two people say by chance,
_MEANING = 3  # if so many of them carry meaning,
_WHOLE = 9  # or so many in all: a whole sentence
_SHARED = 2  # words that carry meaning and that both have
_NEAR = 0.6  # of the words of both that they share, in order, by one speaker
_NEAR_ALONE = 0.75  # where it is not clear who speaks


class QuotationMatch(NamedTuple):
    """The stretch of a recorded quotation that is nearest to a part; ``score`` 1.0: word for word."""

    one: OnRecord
    span: Span
    score: float
    who: str  # same, other, unknown


def quotation_notes(draft: Draft, at: Against) -> Iterator[Note]:
    """Yield the notes on wording, on who said it and on when."""
    for quotation in draft.quotations:
        for part in quotation.parts:
            if len(part) >= _FEWEST:
                yield from _notes_on(draft, at, quotation, part)


def _notes_on(draft: Draft, at: Against, quotation: Quotation, part: Sequence[Token]) -> Iterator[Note]:
    span = (part[0][1][0], part[-1][1][1])
    ours = voices(draft.reading, quotation.statement) if quotation.statement else ()
    found = _nearest(at, draft, span, part, ours)
    exact = [one for one in found if one.score == 1.0]
    if exact:
        yield from _notes_on_who(draft, at, quotation, span, ours, exact)
        return
    days = draft.said(quotation.statement) if quotation.statement else None
    best = next((one for one in found if one.who != "other" and not _said_again(one.one, days)), None)
    if best and best.score >= (_NEAR if best.who == "same" else _NEAR_ALONE) and _shares(draft.text, span, best):
        yield _wording_note(draft, at, span, best)


def _notes_on_who(draft: Draft, at: Against, quotation: Quotation, span: Span, ours: Sequence[Voice],
                  exact: Sequence[QuotationMatch]) -> Iterator[Note]:
    """Yield the notes on words that stand exactly so in the record: whose they are there, and of which day."""
    if _was_unnamed(exact, ours):
        yield _speaker_note(draft, at, ours, span, exact[0], "doubt")
    elif any(one.who != "other" for one in exact):
        yield from _day_notes(draft, at, quotation, span, [one for one in exact if one.who == "same"])
    elif sure := _telling(exact[0], ours):
        yield _speaker_note(draft, at, ours, span, exact[0], sure)


def _means(text: str, span: Span, fewest: int = 2) -> bool:
    return len(content_stems(text[slice(*span)])) >= fewest


def _shares(text: str, span: Span, best: QuotationMatch) -> bool:
    """Whether what both have carries meaning: 'going to be' is in many mouths."""
    theirs = best.one.text[slice(*best.span)]
    return len(content_stems(text[slice(*span)]) & content_stems(theirs)) >= _SHARED


def _was_unnamed(exact: Sequence[QuotationMatch], ours: Sequence[Voice]) -> bool:
    """Whether a named person is given words that on record are an unnamed one's."""
    named = any(voice.named and voice.kind == "person" for voice in ours)
    theirs = [voice for one in exact for voice in one.one.voices]
    long = all(len(tokens(one.one.text[slice(*one.span)])) >= _LONG for one in exact)
    return named and long and bool(theirs) and all(not voice.named and voice.kind == "person" for voice in theirs)


def _telling(exact: QuotationMatch, ours: Sequence[Voice]) -> Severity | None:
    """Return how sure it is that two people did not say the same by chance: enough words, or people of one state."""
    theirs = exact.one.text[slice(*exact.span)]
    if len(tokens(theirs)) < _SPECIFIC:
        return None
    states = {voice.state for voice in exact.one.voices if voice.state}
    if len(content_stems(theirs)) >= _MEANING or any(voice.state in states for voice in ours):
        return "fault"
    return "doubt" if len(tokens(theirs)) >= _WHOLE and _means(exact.one.text, exact.span, 1) else None


def _nearest(
    at: Against, draft: Draft, span: Span, part: Sequence[Token], ours: Sequence[Voice]
) -> list[QuotationMatch]:
    """Return the recorded stretches nearest to a part, word for word ones first."""
    words = [word for word, _ in part]
    found = []
    for one in at.statements(draft.text, [span], fewest=1):
        who = any_same(ours, one.voices) if ours else "unknown"
        best = max((_window(words, theirs) for theirs in _own_words(one)), default=None, key=lambda w: w[0])
        if best and best[0] > 0.3:
            found.append(QuotationMatch(one, best[1], best[0], who))
    return sorted(found, key=lambda f: (-f.score, f.who != "same", f.one.reading.article.published or ""))


def _own_words(one: OnRecord) -> list[list[Token]]:
    """Return the stretches of a recorded statement that are between quotation marks; a direct one is so in whole."""
    text, content = one.text, one.statement.content
    if one.statement.form == "direct":
        return [[token for start, end in content for token in tokens(text[start:end], start)]]
    if one.statement.form != "mixed":
        return []
    marked = [m for start, end in content for m in _OWN.finditer(text, start, min(len(text), end + 1))]
    return [tokens(m.group(1), m.start(1)) for m in marked]


def _window(words: Sequence[str], theirs: Sequence[Token]) -> tuple[float, Span]:
    """Return how much of a part a stretch has (1.0: all of it in a row), and the window that has it."""
    plain = [word for word, _ in theirs]
    blocks = [b for b in SequenceMatcher(None, plain, words, autojunk=False).get_matching_blocks() if b.size]
    if not blocks:
        return 0.0, (0, 0)
    whole = next((b for b in blocks if b.size == len(words)), None)
    if whole:
        return 1.0, (theirs[whole.a][1][0], theirs[whole.a + whole.size - 1][1][1])
    ours = _overlapping(blocks, len(plain), len(words))
    if ours[1] - ours[0] < _FEWEST:
        return 0.0, (0, 0)
    # A changed first or last word belongs to the window: the window is as long as the part where the stretch is.
    first = max(0, blocks[0].a - (blocks[0].b - ours[0]))
    last = min(len(plain), blocks[-1].a + blocks[-1].size + ours[1] - blocks[-1].b - blocks[-1].size)
    same = sum(b.size for b in blocks)
    score = 2 * same / (ours[1] - ours[0] + last - first)
    return score, (theirs[first][1][0], theirs[last - 1][1][1])


def _overlapping(blocks: Sequence[Match], theirs: int, ours: int) -> tuple[int, int]:
    """Return the words of a part that a stretch can have: where the stretch ends, a longer quotation may go on."""
    first = blocks[0].b if blocks[0].a == 0 else 0
    last = blocks[-1]
    return first, last.b + last.size if last.a + last.size == theirs else ours


# --- the notes


def _wording_note(draft: Draft, at: Against, span: Span, best: QuotationMatch) -> Note:
    theirs = best.one.text
    different = tuple(
        Difference(
            change.kind,
            quote(best.one.reading, [change.old]) if change.old else None,
            words_at(draft.text, change.new) if change.new else None,
        )
        for change in changes(theirs, draft.text, [best.span], [span])
    )
    evidence = at.of_statement(best.one, [best.span])
    return note(
        "wording",
        "doubt" if best.one.statement.translated or best.who != "same" else "fault",
        words_at(draft.text, span),
        f"The quotation differs from the words on record: {told(different)}.",
        "Quote the recorded words, or take the quotation marks away.",
        [evidence],
        different,
    )


def told(differences: Sequence[Difference]) -> str:
    """Return differences in a line: 'evidence' → 'proof', without 'now'."""

    def word(words: Quote | None) -> str:
        return f"“{words.text}”" if words else ""

    parts = []
    for one in differences:
        if one.before and one.after:
            parts.append(f"{word(one.before)} is {word(one.after)} here")
        else:
            parts.append(f"{word(one.before)} is left out" if one.before else f"{word(one.after)} is added")
    return "; ".join(parts)


def _speaker_note(
    draft: Draft, at: Against, ours: Sequence[Voice], span: Span, best: QuotationMatch, severity: Severity = "fault"
) -> Note:
    evidence = at.of_statement(best.one, [best.span])
    said_by = " and ".join(voice.name for voice in ours)
    return note(
        "speaker",
        severity,
        words_at(draft.text, span),
        f"You have {said_by} say it; on record it is {evidence.who}{day_in_words(evidence.day)}.",
        "Check who said it, and name the one who did.",
        [evidence],
    )


def _day_notes(
    draft: Draft, at: Against, quotation: Quotation, span: Span, same: Sequence[QuotationMatch]
) -> Iterator[Note]:
    """Yield a note where the draft dates a recorded quotation on a day on which it was not said."""
    days = draft.said(quotation.statement) if quotation.statement else None
    if quotation.statement is None or days is None or not same or not _means(draft.text, span):
        return
    if any(_may_be(one.one, days) for one in same):
        return
    evidence = [at.of_statement(one.one, [one.span]) for one in same[:3]]
    yield note(
        "date",
        "fault",
        words_at(draft.text, *draft.with_time(quotation.statement, [span])),
        f"You date this{day_in_words(days[0])}; on record it was said{_when(same[0].one)}.",
        "Check the day.",
        evidence,
    )


def _when(one: OnRecord) -> str:
    when = said(one.reading, one.statement)
    return (" by" if when.dated_by != "when" else "") + (
        day_in_words(when.day).replace(" on", "", 1) if when.dated_by != "when" else day_in_words(when.day)
    )


def _said_again(one: OnRecord, days: tuple[str, str] | None) -> bool:
    """Whether a draft dates its words after a recorded statement: who repeats himself may change the wording."""
    when = said(one.reading, one.statement)
    known = day_range(when.day, when.value, when.dated_by)
    return bool(days and known and days[0] > known[1])


def _may_be(one: OnRecord, days: tuple[str, str]) -> bool:
    """Whether a recorded statement can have been made on one of some days.

    Where only its article's day is known it was not later, and not long before.
    """
    when = said(one.reading, one.statement)
    known = day_range(when.day, when.value, when.dated_by)
    if known is None:
        return True
    first, last, told_by_text = known
    first = first if told_by_text else days_before(last, 14)
    return days[0] <= last and first <= days[1]


def days_before(day: str, many: int) -> str:
    """Return the ISO day so many days before another."""
    from datetime import date, timedelta

    return (date.fromisoformat(day) - timedelta(days=many)).isoformat()
