"""The working form of a turn: spans of the text, before there are words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from onrecord.facts.sheet import TurnKind
from onrecord.facts.span import Span, trim

_SPEECH = re.compile(r"\b(?:I|(?i:we|you|me|us|my|our|your|mine|ours|yours))\b|\?")
_OWN = re.compile(r"\b(?:I|(?i:we|me|us|my|our|mine|ours))\b")
_ONE = re.compile(r"\b(?:I|(?i:me|my|mine))\b")
_ADDRESS = re.compile(r"(?i)\byou(?:rs?)?\b")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")
_ASKED = re.compile(r"\?[”\"’')\]*_]*$")
_TELLS = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSen)(?<!\bGov)[.!]\s")
_ENDED = re.compile(r"[.!?…—–-][”\"’')\]*_]*$")
_ASIDE = re.compile(r"[“\"]?(?:[\[(][^\])]*[\])]\.?|[\W_]*|[A-Z][A-Z .'’-]*|(?:END|BEGIN)\b.*)$")
_SHORTEST_WITHOUT_END = 9  # words of a paragraph that may lack its final sign; a shorter one is a heading


class Cut(msgspec.Struct, frozen=True):
    """One turn, in code points. ``label``: the words that name who speaks; ``cue``: the sign that gives the floor.

    Of 'A:' there is no label: it names nobody. ``note``: where a note in the label begins. ``head``: what stands before
    the parts and is none of them (the label with its colon, or an entry's time), ``clock``: what that says in 24 hours.
    ``of_person``: the label is a name.
    """

    kind: TurnKind
    parts: tuple[Span, ...]
    label: Span | None = None
    cue: Span | None = None
    head: Span | None = None
    clock: str | None = None
    of_person: bool = False
    note: int | None = None


def bare(text: str) -> str:
    """Return a text without what it quotes."""
    return _QUOTED.sub(" ", text)


def is_speech(text: str) -> bool:
    """Whether words are said to somebody: a first or second person, or a question."""
    return _SPEECH.search(text) is not None


def is_own(text: str) -> bool:
    """Whether somebody speaks of himself: a first person outside what is quoted."""
    return _OWN.search(bare(text)) is not None


def says_i(text: str) -> bool:
    """Whether one person speaks of himself outside what is quoted."""
    return _ONE.search(bare(text)) is not None


def addresses(text: str) -> bool:
    """Whether a second person is spoken to."""
    return _ADDRESS.search(bare(text)) is not None


def asks(text: str) -> bool:
    """Whether a text ends with a question."""
    return _ASKED.search(text.rstrip()) is not None


def only_asks(text: str) -> bool:
    """Whether a text that ends with a question tells nothing before it."""
    return _TELLS.search(text) is None


def is_aside(text: str, begins: bool = False) -> bool:
    """Whether a paragraph is nobody's speech: '(CROSSTALK)', '[02:50:05]', '* * *', a heading.

    ``begins``: it stands on the line of its label, so that it is no heading.
    """
    return _ASIDE.match(text) is not None or (
        not begins and _ENDED.search(text) is None and len(text.split()) < _SHORTEST_WITHOUT_END)


def is_prompt(text: str) -> bool:
    """Whether a paragraph without a label puts a question to somebody: it asks or says 'you', and tells of no 'I'."""
    return not is_own(text) and text[:1] not in "“\"‘'" and (asks(text) or addresses(text))


def split(text: str, paragraphs: Iterable[Span], at: Iterable[int]) -> list[Span]:
    """Return the paragraphs, parted at some places too, trimmed."""
    places = sorted(set(at))
    out: list[Span] = []
    for start, end in paragraphs:
        bounds = [start, *(p for p in places if start < p < end), end]
        pieces = (trim(text, piece) for piece in pairwise(bounds))
        out.extend(p for p in pieces if p[0] < p[1])
    return out
