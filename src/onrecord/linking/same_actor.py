"""Which actors of different articles are one: states by code, all others by name and state.

In: an Actor of a reading. Out: its id in the record. An actor that is only described ('two sources') stays its
article's own.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources

from onrecord.facts import Actor
from onrecord.linking.stems import tokens

_ARTICLES = ("the", "a", "an")


def folded_name(name: str) -> str:
    """Return a name as it is compared: lower case, no accents or punctuation, no leading article."""
    words = [word for word, _ in tokens(name)]
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def record_actor_id(actor: Actor, article: str) -> str:
    """Return the alpha-3 code of a state, else ``a`` and 12 hex digits of kind, folded name and state."""
    if actor.code:
        return actor.code
    name = folded_name(actor.name)
    named = (actor.kind, name, actor.of or "") if actor.named and name else ("only here", article, actor.id)
    return "a" + hashlib.sha256("\n".join(named).encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def _states() -> dict[str, tuple[str, tuple[str, ...]]]:
    text = resources.files("onrecord.data").joinpath("countries.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {row[0]: (row[1], tuple(filter(None, row[3].split("|")))) for row in rows}


def state_names(code: str) -> tuple[str, ...]:
    """Return the names of a state, the usual one first; of an unknown code the code itself."""
    name, others = _states().get(code, (code, ()))
    return (name, *others)
