"""Numbers told by different people: whether they count the same thing, agree, or cannot both hold.

In: Quantities with the text they stand in. Out: what they count, and how two of them differ. A bound is a bound: 'at
least 12' and 15 agree, 'at least 15' and 12 do not; 'up to 14,000' and 11,000 can both hold, but are not the same
figure. What rounding explains is no difference.

>>> from onrecord.facts import Quantity
>>> differ(Quantity("a", (0, 1), 11000, 11000), Quantity("b", (0, 1), None, 14000))
'differs'
>>> differ(Quantity("a", (0, 1), 12000, 12000), Quantity("b", (0, 1), 12100, 12100))
"""

from __future__ import annotations

import math
from typing import Literal

from onrecord.facts import Quantity
from onrecord.linking.gist import gist, like, marked
from onrecord.words.stems import fold, stem

How = Literal["excludes", "differs"]
_TABLE = "linking/differing"
_ROUGH = 0.05  # by which 'about' can differ
_NEAR = 0.9  # 'nearly 13,000' is no less than this share of it
_VAGUE = 0.5  # 'hundreds' may be somewhat fewer
_LARGE = 1000  # numbers from here on are often rounded without saying so
_CEILING = 0.1  # by which an 'up to' must be away from the other figure, and the most it may be
_FAR = 3.0


def value(quantity: Quantity) -> float | None:
    """Return the one number of a quantity: its upper bound, else its lower."""
    return quantity.high if quantity.high is not None else quantity.low


def counts(quantity: Quantity) -> bool:
    """Whether a quantity counts something that can be compared: not days, pages, degrees."""
    return value(quantity) is not None and bool(quantity.unit) and not marked(_TABLE, "uncounted", quantity.unit or "")


def kind_of(quantity: Quantity) -> str:
    """Return what is counted, so that 'soldiers' and 'troops' are one; empty where that is not known."""
    return like(stem(fold((quantity.unit or "").split()[-1]))) if quantity.unit else ""


def whose(text: str, quantity: Quantity) -> frozenset[str]:
    """Return the states whose they are that are counted ('North Korean soldiers')."""
    return frozenset(word for word in gist(text, [quantity.span]) if word.isupper())


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two figures agree: a bound of one is a bound of the other, or nearly where one is said to be rough."""
    rough = _ROUGH if a.approximate or b.approximate else 1e-9
    ours = [x for x in (a.low, a.high) if x is not None]
    theirs = [x for x in (b.low, b.high) if x is not None]
    return any(abs(x - y) <= rough * max(abs(x), abs(y)) for x in ours for y in theirs)


def same(a: Quantity, b: Quantity) -> bool:
    """Whether two figures are one, as newsrooms tell it: they agree, or one is the other rounded."""
    x, y = value(a), value(b)
    return agree(a, b) or (x is not None and y is not None and _same_rounded(x, y))


def differ(a: Quantity, b: Quantity) -> How | None:
    """Return how two figures for one thing differ; null where they agree.

    ``excludes``: they cannot both hold. ``differs``: one is an 'up to' and the other well away from it.
    """
    x, y = value(a), value(b)
    if x is None or y is None or same(a, b):
        return None
    (low, high), (least, most) = _range(a), _range(b)
    if high < least or most < low:
        return "excludes"
    if not (_is_ceiling(a) or _is_ceiling(b)) or math.inf in (high, most):
        return None
    apart = abs(x - y) / max(x, y)
    return "differs" if apart > _CEILING and max(x, y) <= _FAR * min(x, y) else None


def _is_ceiling(quantity: Quantity) -> bool:
    return quantity.low is None and not quantity.approximate


def _range(quantity: Quantity) -> tuple[float, float]:
    """Return the least and the most that a figure can mean."""
    low, high = quantity.low, quantity.high
    if quantity.approximate:
        if high is None:  # 'hundreds', 'several thousand'
            return (low or 0.0) * _VAGUE, math.inf
        return (high * _NEAR if low is None else low * (1 - _ROUGH)), high * (1 + _ROUGH)
    return (-math.inf if low is None else low), (math.inf if high is None else high)


def _same_rounded(x: float, y: float) -> bool:
    """Whether one number is the other as a newsroom rounds it: to two digits, or to a twentieth of large ones."""
    if min(x, y) >= _LARGE and abs(x - y) <= _ROUGH * max(x, y):
        return True
    if max(x, y) < 1:
        return abs(x - y) <= 0.02  # shares
    step = max(_step(x), _step(y))
    return math.floor(x / step + 0.5) == math.floor(y / step + 0.5)


def _step(number: float) -> float:
    """Return to what a number looks rounded: 12,000 to thousands, 10,000 to thousands too, 12 to ones, 2.5 to tenths.

    >>> _step(12000.0), _step(10000.0), _step(12100.0), _step(12.0), _step(2.5)
    (1000.0, 1000.0, 100.0, 1.0, 0.1)
    """
    if number != int(number):
        return 0.1
    digits = str(int(abs(number)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10 ** max(0, min(zeros, len(digits) - 2)))
