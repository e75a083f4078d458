"""How certain the speakers are of what they are reported to say, never how true it is.

FactBank values (Sauri & Pustejovsky 2009): certainty CT, PR, PS or U, polarity + or -. The act gives the
certainty, modals and adverbs on the content's main verb lower it, negation and denial turn the polarity.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.data import rows
from onrecord.facts.statement import Act
from onrecord.facts.tree import Tree
from onrecord.statements.attribution import Attribution

_ORDER = ("CT", "PR", "PS")


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], str]:
    return {(kind, key): value for key, kind, value in rows("factuality")}


def factuality_of(tree: Tree, a: Attribution, act: Act) -> str:
    """Return the value of the content for its speakers: 'CT+', 'PR-', … or 'Uu' where they commit to nothing."""
    certainty = _table().get(("act", act))
    if certainty is None or not a.contents:
        return "Uu"
    main = tree.top(*a.contents[0])
    lowered = [_table().get(("word", tree.lemma(c)), "CT") for c in tree.children(main, "aux", "advmod")]
    certainty = max([certainty, *lowered], key=_ORDER.index)
    negative = tree.negated(main) != (act == "deny")
    return f"{certainty}{'-' if negative else '+'}"
