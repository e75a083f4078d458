"""Subtitles (SubRip, WebVTT): the words that are spoken, without their times, as a transcript.

In: the text of a file of subtitles. Out: one article: a paragraph for each speaker where they are marked (``<v Name>``,
``NAME:``, ``>>``, a dash), else for each few sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from onrecord.errors import OnRecordError
from onrecord.intake.options import Given, Metadata
from onrecord.intake.plain_text import LONGEST_FILE, decode
from onrecord.intake.readers.source import Item, Source, Text

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}"
_TIMES = re.compile(rf"(?m)^[ \t]*{_TIME} +--> +{_TIME}[^\n]*\n")
_VOICE = re.compile(r"<v(?:\.[\w.]*)?\s+([^<>\n]{1,60})>")
_MARKS = re.compile(r"</?[a-z][^<>\n]{0,80}>|\{\\[^{}\n]{0,80}\}|<\d[\d:.]{0,12}>", re.IGNORECASE)
_TURN = re.compile(r"(?:>>+|[-–—])[ \t]*(?=\S)|(?=[A-Z][\w.'’ -]{1,40}: )")
_SPEAKER = re.compile(r"[A-Z][\w.'’ -]{1,60}: ")
_SOUNDS = re.compile(r"[\[(♪][^\])♪\n]{0,60}[\])♪]|♪")
_ENDS = re.compile(r"[.?!…][\"'”’)]*$")
_SENTENCES = 4  # in a paragraph where nobody says who speaks


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield what is spoken. Raises OR-103 where no words stand under any time."""
    text = decode(source.whole(LONGEST_FILE)).replace("\r\n", "\n")
    said = "\n\n".join(_paragraphs(_spoken(text)))
    if not said:
        raise OnRecordError("OR-103")
    yield Text(said, Metadata(title=_title(text)))


def _title(text: str) -> str | None:
    """Return the title that WebVTT may have behind its name."""
    first = re.match(r"\ufeff?WEBVTT[ \t-]+(\S[^\n]{0,200})", text)
    return first[1].strip() if first else None


def _spoken(text: str) -> Iterator[str]:
    """Yield the lines that are spoken, each once: rolling captions say a line again with the next."""
    before: list[str] = []
    cues = _TIMES.split(text)[1:]
    for number, cue in enumerate(cues):
        block = re.split(r"\n[ \t]*\n", cue, maxsplit=1)[0] if number < len(cues) - 1 else cue.split("\n\nNOTE", 1)[0]
        lines = [line for line in map(_line, block.strip("\n").split("\n")) if line]
        yield from (line for line in lines if line not in before)
        before = lines or before


def _line(line: str) -> str:
    voice = _VOICE.match(line.strip())
    words = " ".join(unescape(_SOUNDS.sub(" ", _MARKS.sub("", _VOICE.sub("", line)))).split())
    return f"{voice[1].strip()}: {words}" if voice and words else words


def _paragraphs(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines as paragraphs; one begins where another speaks, or after some sentences of nobody named."""
    here: list[str] = []
    sentences = 0
    for line, begins, named in _turns(lines):
        if here and (begins or (sentences >= _SENTENCES and not named)):
            yield " ".join(here)
            here, sentences = [], 0
        here.append(line)
        sentences += bool(_ENDS.search(line))
    if here:
        yield " ".join(here)


def _turns(lines: Iterator[str]) -> Iterator[tuple[str, bool, bool]]:
    """Yield each line without its mark of a turn: with whether another begins to speak, and whether he is named."""
    speaker = ""
    for line in lines:
        turn, said = _TURN.match(line), _SPEAKER.match(line)
        if said and said[0] == speaker:         # each cue names its speaker again
            yield line[said.end():], False, True
            continue
        if turn:
            speaker = said[0] if said else ""
        yield line[turn.end():] if turn else line, turn is not None, bool(speaker)
