"""Contents -> propositions: what is claimed, in our wording, and which contents claim the same."""

from __future__ import annotations

import re

from onrecord.facts.span import Span

_LEADING = re.compile(
    r"^(?:that|of|to|whether|if|how|on|for|about|as(?!\s+(?:many|much|few|little)\b))\s+", re.IGNORECASE
)
_REPORTS = re.compile(
    r"^(?:(?:the|such|any|previous|earlier|recent|media|press|news|all|these|those|(?:recently )?(?:un)?confirmed)\s+)*"
    r"(?:reports?|claims?|allegations?|accusations?|suggestions?|rumou?rs?|charges?|news|confirmation)\s+(?:that|of)\s+",
    re.IGNORECASE,
)
_OF_SHORTER, _OF_BOTH = 0.75, 0.4  # shares of words; tuned on the development gold


def wording(text: str, content: tuple[Span, ...]) -> str:
    """Return the proposition in plain words: pieces joined, 'that' and 'reports that' taken off the front."""
    joined = " … ".join(" ".join(text[s:e].split()) for s, e in content)
    bare = _LEADING.sub("", joined)
    stripped = _REPORTS.sub("", bare)
    chosen = stripped if len(stripped.split()) >= 3 else bare
    return chosen.strip(' ,;.“”"')


def same(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two contents (as stems) say the same.

    They share two words that carry meaning at least, and either most of the shorter one or a good part of both.
    """
    shared = len(a & b)
    if shared < 2:
        return False
    return shared >= _OF_SHORTER * min(len(a), len(b)) or shared >= _OF_BOTH * len(a | b)
