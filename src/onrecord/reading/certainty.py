"""How certain an author makes it sound that something took place: -3 (it did not) to 3 (it did).

In: the words of a sentence, what was decoded of them, and a predicate among them. Out: a value. The head of the model
knows the sentence, a table (``data/certainty.tsv``) the words around the predicate: its auxiliaries, negations and
marks, the verb it hangs on. Both are mixed; the table is surer of what few sentences show.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from onrecord.data import rows
from onrecord.reading.decode import Decoded

Evidence = tuple[float, float, float, float]    # the value, and scores of the classes: did not, nobody commits, did
ALWAYS = "always"
TABLE_SHARE = 0.4       # of the mixture; tried on the development part of UW
_BOUNDS = ((-3.0, -1.0), (-0.99, 0.99), (1.0, 3.0))     # of the value, for each class
_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor", "hardly"))
_TOLD_BY = ("aux", "mark", "case")


def how_certain(words: Sequence[str], found: Decoded, at: int) -> float:
    """Return the value of the predicate ``at``, kept within the bounds of its likeliest class."""
    head, table = _spread(found.factuality[at]), _spread(from_table(around(words, found, at)))
    value, *classes = ((1 - TABLE_SHARE) * a + TABLE_SHARE * b for a, b in zip(head, table, strict=True))
    low, high = _BOUNDS[classes.index(max(classes))]
    return round(min(max(value, low), high), 2)


def around(words: Sequence[str], found: Decoded, at: int) -> list[str]:
    """Return what the table may know of a predicate and of the two words it hangs on, each once."""
    told = {f"own tag {found.xpos[at]}", f"own relation {found.rel[at]}", f"own word {words[at].lower()}"}
    told |= _beside(words, found, at, "own")
    above = found.head[at]
    if above >= 0:
        relation = found.rel[at].split(":")[0]
        word = words[above].lower()
        told |= {f"above word {word}", f"above tag {found.xpos[above]}", f"above word {word} {relation}"}
        told |= _beside(words, found, above, "above")
        if (highest := found.head[above]) >= 0:
            told |= {f"highest word {words[highest].lower()}"} | _beside(words, found, highest, "highest")
    if "?" in words[-2:]:
        told.add("asked")
    if any(word.lower() == "if" for word in words):
        told.add("if")
    return sorted(told)


def _beside(words: Sequence[str], found: Decoded, at: int, whose: str) -> set[str]:
    told = set()
    for i in (i for i, head in enumerate(found.head) if head == at):
        relation, word = found.rel[i].split(":")[0], words[i].lower()
        if relation in _TOLD_BY:
            told.add(f"{whose} {relation} {word}")
        elif relation == "cop":
            told.add(f"{whose} copula")
        elif relation in ("advmod", "det", "cc") and word in _NEGATIONS:
            told.add(f"{whose} negation")
    return told


def from_table(told: Sequence[str]) -> Evidence:
    """Return the sum of what the table says of some features."""
    table = _table()
    known = [table[ALWAYS], *(table[one] for one in told if one in table)]
    value, *classes = (sum(column) for column in zip(*known, strict=True))
    return (value, classes[0], classes[1], classes[2])


def _spread(evidence: Evidence) -> Evidence:
    """Class scores as logarithms of chances, so that two sources weigh alike."""
    value, *classes = evidence
    total = math.log(sum(math.exp(c - max(classes)) for c in classes)) + max(classes)
    return (value, classes[0] - total, classes[1] - total, classes[2] - total)


@lru_cache(maxsize=1)
def _table() -> dict[str, Evidence]:
    return {
        feature: (float(value), float(did_not), float(nobody), float(did))
        for feature, value, did_not, nobody, did in rows("certainty")
    }
