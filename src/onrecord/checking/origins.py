"""Two sources that are one: outlets named side by side whose reports go back to one text or one agency.

In: a draft and the record. Out: notes. Which reports are one, and why, is decided where the record counts them
(``questions.counting``); a draft that says itself that one took it from the other is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.checking.against import Against, OnRecord
from onrecord.checking.draft import Draft
from onrecord.checking.note import Note, note, words_at
from onrecord.checking.words import find_word
from onrecord.facts import Span
from onrecord.linking.same_actor import folded_name
from onrecord.questions.article_answers import OriginRow
from onrecord.questions.counting import origins_of

_ALIKE = 0.3  # how alike a report's words are to what the draft says it reported
_FEWEST = 2
_NAME = re.compile(r"\b[A-Z]\w+")


def origin_notes(draft: Draft, at: Against) -> Iterator[Note]:
    """Yield a note for each sentence that names several outlets of one report."""
    for i, sentence in enumerate(draft.reading.sentences):
        if not _names_two(draft, at, sentence) or find_word("copied", draft.text, *sentence):
            continue
        following = draft.reading.sentences[i + 1] if i + 1 < len(draft.reading.sentences) else sentence
        found = _reports(draft, at, sentence, following)
        if len(found) >= _FEWEST:
            places = {one.number: list(one.statement.content) for one in found.values()}
            for origin in origins_of(at.rows, places):
                yield from _note(draft, at, sentence, found, origin)


def _names_two(draft: Draft, at: Against, sentence: Span) -> bool:
    """Whether a sentence has two names, and two that are outlets' on record."""
    text = draft.text[slice(*sentence)]
    if len(_NAME.findall(text)) < _FEWEST:
        return False
    said = f" {folded_name(text)} "
    return sum(f" {outlet} " in said for outlet in at.outlets) >= _FEWEST


def _reports(draft: Draft, at: Against, sentence: Span, following: Span) -> dict[str, OnRecord]:
    """Return, for each outlet that a sentence names, the report of it that is most like what is said there."""
    said = f" {folded_name(draft.text[slice(*sentence)])} "
    best: dict[str, OnRecord] = {}
    for spans in ([sentence], [sentence, following]):
        for one in at.statements(draft.text, spans):
            outlet = at.rows.head(one.number).outlet
            name = folded_name(outlet or "")
            if outlet and name and f" {name} " in said and one.score >= _ALIKE:
                best.setdefault(outlet, one)
    return best


def _note(draft: Draft, at: Against, sentence: Span, found: dict[str, OnRecord], origin: OriginRow) -> Iterator[Note]:
    named = [outlet for outlet in found if outlet in origin.outlets]
    if len(named) < _FEWEST:
        return
    why = _why(origin, [at.rows.ref(found[outlet].number) or "" for outlet in named])
    yield note(
        "origin",
        "fault",
        words_at(draft.text, sentence),
        f"{' and '.join(named)} go back to one report here{why}.",
        "Count them as one source.",
        [at.of_statement(found[outlet]) for outlet in named],
    )


def _why(origin: OriginRow, articles: Sequence[str]) -> str:
    reasons = dict.fromkeys(join.reason for join in origin.joins if join.article in articles)
    return f" ({'; '.join(reasons)})" if reasons else ""
