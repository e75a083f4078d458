"""Contents -> propositions: what is claimed, in our wording, and which contents claim the same."""

from __future__ import annotations

import re

from onrecord.facts.span import Span

_LEADING = re.compile(r"^(?:that|of|to|whether|if|how|on|for|about|as)\s+", re.IGNORECASE)
_REPORTS = re.compile(
    r"^(?:(?:the|such|any|previous|earlier|recent|media|press|news|all|these|those|recently confirmed)\s+)*"
    r"(?:reports?|claims?|allegations?|accusations?|suggestions?|rumou?rs?|charges?|news|confirmation)\s+(?:that|of)\s+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_STOP = frozenset(
    "a an the this that these those it its they them their he she his her him we us our you your i me my who which what whom "
    "whose and or but nor so yet if then than as at by for from in into of off on onto out over to up with about after "
    "against before between during under until while is are was were be been being am do does did done have has had having "
    "will would shall should can could may might must not no never only also just very more most much many some any all "
    "both each few such own same other another there here when where why how because since though although s t re ve ll d m "
    "said say says told according".split()
)
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ies",
    "ied",
    "ed",
    "es",
    "s",
    "ly",
    "n",
    "e",
)


def wording(text: str, content: tuple[Span, ...]) -> str:
    """Return the proposition in plain words: pieces joined, 'that' and 'reports that' taken off the front."""
    joined = " … ".join(" ".join(text[s:e].split()) for s, e in content)
    bare = _LEADING.sub("", joined)
    stripped = _REPORTS.sub("", bare)
    chosen = stripped if len(stripped.split()) >= 3 else bare
    return chosen.strip(' ,;.“”"')


def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words that carry the meaning."""
    return frozenset(stem(w.lower()) for w in _WORD.findall(text) if w.lower().split("’")[0].split("'")[0] not in _STOP)


def stem(word: str) -> str:
    """Cut a word to a rough stem, so that 'deployment', 'deployed' and 'deploys' meet."""
    word = re.sub(r"[’']s$", "", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def same(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two contents say the same: they share half of the smaller one's words, and two words at least."""
    shared = len(a & b)
    return shared >= 2 and shared >= 0.5 * min(len(a), len(b))
