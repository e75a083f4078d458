"""Words of a text: exact character spans, cut the way Universal Dependencies treebanks cut English.

Clitics ('s, n't, 're) and hyphens stand alone; abbreviations keep their period; numbers keep commas,
points and colons inside; everything else that is no letter or digit is a word of its own.
The model was trained on words cut by this very function (see ``training/``).

>>> [w for _, w in cut("Moscow’s aide didn’t reply.")]
['Moscow', '’s', 'aide', 'did', 'n’t', 'reply', '.']
"""

from __future__ import annotations

import re

Span = tuple[int, int]

# Written with a final period that belongs to the word; sentences do not end after the first group.
TITLES = frozenset(
    "mr mrs ms dr prof gen lt col maj sgt capt cmdr adm brig sen rep gov pres hon rev fr msgr st mt ft vs no "
    "amb atty supt insp det supt messrs sr sra jr".split()
)
MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri".split())
COMPANY = frozenset(
    "inc corp co ltd bros llc plc dept univ est approx fig vol ave blvd rd ariz calif conn ala ark "
    "colo fla ill mich minn okla ore penn tenn tex va wash wis etc al cf ed eds".split()
)
ABBREVIATIONS = TITLES | MONTHS | COMPANY

_LETTER = r"[^\W\d_]"
_JOINER = "[\u00ad\u200c\u200d\u2060]"  # invisible inside a word, never an edge
_MARK = "[\u0300-\u036f]"
_RUN = rf"{_LETTER}(?:{_LETTER}|{_MARK}|{_JOINER})*"
_CLITIC = r"['’](?:s|re|ve|ll|d|m)\b"
_WORD = re.compile(
    "|".join(
        (
            r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]",
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
            r"[@#]\w+",
            rf"(?:(?<![^\W_]){_LETTER}\.){{2,}}",
            r"(?<!\w)(?-i:[A-Z])\.(?=\s*(?-i:[A-Z]))",
            rf"(?:{'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))})\.(?=\s|,|$)",
            r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|bn|m|k|pm|am|km|kg)?(?![^\W\d_])",
            r"\d+(?:[.,:/]\d+)*",
            rf"(?:{_RUN})(?=n['’]t\b)",
            r"n['’]t\b",
            _CLITIC,
            rf"{_LETTER}['’]{_RUN}(?={_CLITIC})",
            rf"(?!{_LETTER}+{_CLITIC}){_LETTER}+['’](?!(?:s|re|ve|ll|d|m)\b){_RUN}",
            _RUN + r"\d*",
            r"\.{2,}|…|-{2,}|``|''",
            r"[^\s\u200b\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]",
        )
    ),
    re.IGNORECASE,
)

_QUOTES = dict.fromkeys("“”„‟«»", '"') | {"``": '"', "''": '"', "’": "'", "‘": "'", "`": "'"}
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_PLAIN = _QUOTES | _BRACKETS


def word_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the [start, end) code-point spans of the words of ``text[start:end]``, in order."""
    return [m.span() for m in _WORD.finditer(text, start, len(text) if end is None else end)]


def cut(text: str) -> list[tuple[Span, str]]:
    """Return (span, word) pairs: for tests and for reading along."""
    return [((s, e), text[s:e]) for s, e in word_spans(text)]


def plain_form(word: str) -> str:
    """Return the word as the model sees it: quotation marks and treebank brackets in one form."""
    if word in _PLAIN:
        return _PLAIN[word]
    return word.replace("’", "'").replace("\u00ad", "") if len(word) > 1 else word
