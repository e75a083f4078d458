"""Transcripts, briefings and labelled interviews: who speaks stands before a colon at the head of a line.

In: a text with its paragraphs. Out: its turns, or nothing where the labels do not make a conversation. Labels alone are
no proof ('GOALKEEPERS:', 'UPDATE:', 'Monday:'): there have to be two voices that come back, that are announced as a
conversation or that fill the text, the labels have to name persons, and what follows them has to be speech.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

import msgspec

from onrecord.facts.sheet import TurnKind
from onrecord.facts.span import Span, trim
from onrecord.reading.turns import cut
from onrecord.reading.turns.announced import is_announced
from onrecord.reading.turns.cut import Cut
from onrecord.reading.turns.labels import Label, label_at

_LINE = re.compile(r"[^\r\n]+")
_STAGE = re.compile(r"(?i)\((?:voice-?over|on[ -]camera|begin (?:video|audio)|end (?:video|audio)|through (?:an? )?"
                    r"(?:translator|interpreter)|via (?:telephone|skype|phone))|[\[(](?:cross-?talk|inaudible|applause|"
                    r"laughter|unintelligible|commercial break)|\[\d\d:\d\d:\d\d\]")
_SPEECH = 0.5    # of the labelled turns that have to be speech
_VOICES = 0.6    # of the labels at the heads of lines that have to name a voice
_ASKER = 0.5     # of the turns of a voice that end with a question: from there on it is the one who asks
_FILLS = 0.8     # of the paragraphs that are in turns, where nothing else says that it is a conversation
_Turn = tuple[Label, list[Span]]


def transcript(text: str, paragraphs: Sequence[Span], askers: frozenset[str]) -> list[Cut]:
    """Return the turns of a transcript, in order; nothing where it is none."""
    labels = _paired(text, list(_labels(text, paragraphs, askers)))
    if not _are_voices(text, labels):
        return []
    pieces = cut.split(text, paragraphs, [p for label in labels for p in (label.start, label.span[1])])
    turns = _turns(text, pieces, labels)
    if not _converse(text, turns, len(pieces)):
        return []
    return _cuts(text, turns)


def _labels(text: str, paragraphs: Sequence[Span], askers: frozenset[str]) -> Iterator[Label]:
    for start, end in paragraphs:
        for line in _LINE.finditer(text, start, end):
            label = label_at(text, *trim(text, line.span()), askers)
            if label is not None:
                yield label


def _paired(text: str, labels: Sequence[Label]) -> list[Label]:
    """Leave out 'A.' and 'Q' where there are not both: an initial, the first of several choices.

    For 'Q' other voices with a colon will do.
    """
    letters = {label.key for label in labels if text[label.cue[0]] != ":"}
    others = any(text[label.cue[0]] == ":" and label.whose != "none" for label in labels)
    return [label for label in labels if text[label.cue[0]] == ":" or {"q", "a"} <= letters
            or (label.key == "q" and others)]


def _are_voices(text: str, labels: Sequence[Label]) -> bool:
    """Whether the labels name two who speak; one with a title is enough in what says that it is a briefing."""
    voices = [label for label in labels if label.whose not in ("none", "same")]
    keys = Counter(_voice(label, voices) for label in voices)
    if len(keys) < 2:
        return _speaks_alone(text, labels)
    announced = is_announced(text[: voices[1].start])       # the first one may be the headline's
    asked = any(cut.asks(_paragraph_behind(text, label)) for label in voices)
    known = [label for label in voices if _is_backed(text, label, voices) or (announced and label.shouted)
             or ((announced or (asked and label.shouted)) and keys[_voice(label, voices)] > 1)]
    return len(known) >= _VOICES * sum(label.whose != "same" for label in labels)


def _speaks_alone(text: str, labels: Sequence[Label]) -> bool:
    return bool(labels) and all(label.shouted and label.titled and label.whose == "named" for label in labels) and (
        is_announced(text[: labels[0].start]))


def _is_backed(text: str, label: Label, voices: Sequence[Label]) -> bool:
    """Whether a label is a whole name or has a title, or is a surname that stands in a name: 'Pros:' does not."""
    if label.whose != "named" or label.titled or " " in label.key:
        return True
    if any(other.key.endswith(f" {label.key}") for other in voices):
        return True
    pattern = rf"(?:[A-Z][\w.’'-]+|[A-Z]\.)\s(?i:{re.escape(label.key)})\b"
    return re.search(pattern, text[: label.start]) is not None or re.search(pattern, text[label.span[1]:]) is not None


def _paragraph_behind(text: str, label: Label) -> str:
    """Return the rest of a label's line, or the next line where it stands alone."""
    line = _LINE.search(text, label.span[1])
    return line[0] if line else ""


def _voice(label: Label, labels: Sequence[Label]) -> str:
    """Return one key for all labels of a voice: a surname stands for the one whole name that ends with it."""
    whole = {other.key for other in labels if other.key.endswith(f" {label.key}")}
    return whole.pop() if len(whole) == 1 else label.key


def _surname(label: Label) -> str:
    return label.key.rsplit(" ", 1)[-1]


def _turns(text: str, pieces: Sequence[Span], labels: Sequence[Label]) -> list[_Turn]:
    """Return each label with the paragraphs that follow it, up to the next; those that tell of its voice are none."""
    out: list[_Turn] = []
    for label, behind in _behind(pieces, labels):
        spoken = [p for p in behind if not cut.is_aside(text[slice(*p)], begins=_on_line(text, label, p))]
        if label.whose == "same" and out:
            out[-1][1].extend(spoken)
            continue
        told = (i for i, p in enumerate(spoken) if i and _tells_of(text[slice(*p)], label))
        out.append((label, spoken[: next(told, None)]))
    return [turn for turn in out if turn[1]][_is_headline(text, pieces, out):]


def _behind(pieces: Sequence[Span], labels: Sequence[Label]) -> Iterator[tuple[Label, list[Span]]]:
    """Yield each label with the pieces behind it, up to the next."""
    for label, stop in zip(labels, [*(other.start for other in labels[1:]), pieces[-1][1]], strict=True):
        yield label, [p for p in pieces if label.span[1] <= p[0] < stop]


def _on_line(text: str, label: Label, piece: Span) -> bool:
    return label.span[1] <= piece[0] and "\n" not in text[label.span[1] : piece[0]]


def _tells_of(paragraph: str, label: Label) -> bool:
    """Whether a paragraph behind somebody's words tells of that person by name, and nobody says 'I' in it."""
    named = re.search(rf"\b(?i:{re.escape(_surname(label))})\b", paragraph)
    return named is not None and named[0][:1].isupper() and not cut.is_own(paragraph)


def _is_headline(text: str, pieces: Sequence[Span], turns: Sequence[_Turn]) -> bool:
    """Whether the first label is that of the headline, 'Kolar: port to open': below it somebody tells of Kolar."""
    label, parts = turns[0] if turns else (None, [])
    if label is None or label.start > pieces[0][0] + 2 or not parts:
        return False
    below = next((piece for piece in pieces if piece[0] >= parts[0][1]), None)
    if below is None or any(below[0] <= other.start < below[1] for other, _ in turns):
        return False
    return is_announced(text[slice(*below)]) or _tells_of(text[slice(*below)], label)


def _converse(text: str, turns: Sequence[_Turn], paragraphs: int) -> bool:
    voices = [turn for turn in turns if turn[0].whose not in ("none", "same")]
    speaking = [label for label, _ in voices]
    counts = Counter(_voice(label, speaking) for label in speaking)
    if len(counts) < 2:
        return _speaks_alone(text, speaking)
    spoken = sum(cut.is_speech(_text(text, parts[:1])) for _, parts in voices)
    if spoken < _SPEECH * len(voices):
        return False
    comes_back = sum(n > 1 for n in counts.values()) > 0 and len(voices) > 2
    roles = any(label.whose in ("asks", "answers", "speaks") for label, _ in voices)
    announced = is_announced(text[: voices[0][0].start]) or _STAGE.search(text) is not None
    filled = sum(len(parts) for _, parts in voices) * 2 >= _FILLS * paragraphs
    return comes_back or roles or announced or (filled and all(label.shouted for label, _ in voices))


def _cuts(text: str, turns: Sequence[_Turn]) -> list[Cut]:
    out = []
    for number, (label, parts) in enumerate(turns):
        if number == len(turns) - 1:
            parts = [parts[0], *takewhile(lambda p: cut.is_own(text[slice(*p)]), parts[1:])]
        if label.whose == "none":
            continue        # 'Photo:' between two turns: no voice, and no part of one
        kind: TurnKind = "question" if _is_question(text, turns, label, parts) else "answer"
        name = None if label.whose == "answers" else label.name
        out.append(Cut(kind, tuple(parts), name, label.cue, (label.start, label.span[1]),
                       of_person=label.whose == "named", note=label.note))
    return [one for whole in out for one in _prompted(text, whole)]


def _often(text: str, turns: Sequence[_Turn], label: Label) -> float:
    """Return the share of the turns of a voice that end with a question."""
    labels = [other for other, _ in turns]
    own = _voice(label, labels)
    asked = [cut.asks(_text(text, parts[-1:])) for other, parts in turns if _voice(other, labels) == own]
    return sum(asked) / len(asked)


def _is_question(text: str, turns: Sequence[_Turn], label: Label, parts: Sequence[Span]) -> bool:
    """Whether a turn only asks, so that it takes no position."""
    if label.whose == "asks":
        return True
    if label.whose == "answers":
        return False
    own = parts[: _prompt(text, parts)]
    asked = cut.asks(_text(text, own[-1:]))
    often = _often(text, turns, label)
    doubtful = label.whose == "speaks" or asked or cut.addresses(_text(text, own))
    only = asked and cut.only_asks(_text(text, own))
    return often > _ASKER or (often == _ASKER and doubtful) or (label.whose == "speaks" and asked) or only


def _prompted(text: str, whole: Cut) -> list[Cut]:
    """Part an answer where an unlabelled question stands in it: 'Why not? …' as a paragraph that speaks to 'you'."""
    at = _prompt(text, whole.parts)
    if whole.kind == "question" or at is None:
        return [whole]
    return [msgspec.structs.replace(whole, parts=whole.parts[:at]), Cut("question", whole.parts[at:])]


def _prompt(text: str, parts: Sequence[Span]) -> int | None:
    """Return which paragraph of a turn, but the first, puts a question to somebody; null where none does."""
    return next((i for i, p in enumerate(parts) if i and cut.is_prompt(text[slice(*p)])), None)


def _text(text: str, spans: Sequence[Span]) -> str:
    return " ".join(text[slice(*span)] for span in spans)
