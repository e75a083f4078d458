"""Interviews without labels: paragraphs that ask, and between them the answers of somebody who says 'I'.

In: a text with its paragraphs. Out: its turns, or nothing where it is none. An explainer under headings that ask has
no first person in its answers; a column that asks itself has no second person in its questions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.facts.span import Span
from onrecord.reading.turns import cut
from onrecord.reading.turns.announced import is_announced
from onrecord.reading.turns.cut import Cut

_FEWEST = 4             # questions; two are enough where the text says that it is an interview
_NEAR = 3               # paragraphs before the first question, in one of which, or in the first, that is said
_LONGEST_QUESTION = 60  # words
_OWN = 0.5              # of the answers that have to be in the first person
_TO_SOMEBODY = 0.75      # of the questions that have to be put to 'you', where nothing announces an interview
_REPORTED = 0.25        # of the answers at most that quote: more, and somebody tells what was said
_TOLD = re.compile(r"\b(?:said|says|asked|asks|wrote)\b")
_MARKS = "“\"‘'«"


def interview(text: str, paragraphs: Sequence[Span]) -> list[Cut]:
    """Return the turns of an interview, in order; nothing where it is none."""
    spans = [p for p in paragraphs if not cut.is_aside(text[slice(*p)])]
    asked = [i for i, p in enumerate(spans) if i and _is_question(text[slice(*p)])]
    if not asked:
        return []
    before = [text[slice(*p)] for p in paragraphs if p[0] < spans[asked[0]][0]]
    if not _is_interview(text, spans, asked, is_announced("\n".join((*before[:1], *before[-_NEAR:])))):
        return []
    last = _end(text, spans, asked[-1])
    return _turns(text, spans[asked[0] : last])


def _is_question(paragraph: str) -> bool:
    """Whether a paragraph only asks, and not about who asks: 'What have we learned?' is a column's."""
    return (cut.asks(paragraph) and paragraph[0] not in _MARKS and len(paragraph.split()) <= _LONGEST_QUESTION
            and not cut.is_own(paragraph.rsplit(".", 1)[-1]) and _TOLD.search(paragraph) is None)


def _is_interview(text: str, spans: Sequence[Span], asked: Sequence[int], announced: bool) -> bool:
    answers = [_between(text, spans, i, asked) for i in asked]
    if len(asked) < (2 if announced else _FEWEST) or not all(answers):
        return False
    own = sum(cut.says_i(answer) for answer in answers)
    quoting = sum(any(mark in answer for mark in "“\"") and "said" in cut.bare(answer) for answer in answers)
    put = sum(cut.addresses(text[slice(*spans[i])]) for i in asked)
    return (own >= _OWN * len(answers) and quoting <= _REPORTED * len(answers)
            and (announced or put >= _TO_SOMEBODY * len(asked)))


def _between(text: str, spans: Sequence[Span], question: int, asked: Sequence[int]) -> str:
    """Return what stands between a question and the next; behind the last one its first paragraph."""
    later = next((i for i in asked if i > question), question + 2)
    return " ".join(text[slice(*p)] for p in spans[question + 1 : later])


def _end(text: str, spans: Sequence[Span], question: int) -> int:
    """Return where the last answer is over: behind its first paragraph somebody has to go on in the first person."""
    end = question + 2
    while end < len(spans) and cut.is_own(text[slice(*spans[end])]):
        end += 1
    return end


def _turns(text: str, spans: Sequence[Span]) -> list[Cut]:
    """Return questions and answers in turn; a paragraph that speaks to 'you' and of no 'I' is a question too."""
    out: list[Cut] = []
    for number, span in enumerate(spans):
        paragraph = text[slice(*span)]
        asks = _is_question(paragraph) or (cut.is_prompt(paragraph) and number + 1 < len(spans))
        if asks:
            out.append(Cut("question", (span,)))
        elif out and out[-1].kind == "answer":
            out[-1] = Cut("answer", (*out[-1].parts, span), cue=out[-1].cue)
        else:
            cue = out[-1].parts[-1][1] - 1
            out.append(Cut("answer", (span,), cue=(cue, cue + 1)))
    return out
