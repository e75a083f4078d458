"""Whether one article's story is another's: the same, nearly the same, a cut or a longer version of it.

In: the bodies of two articles. Out: a ``Likeness`` with its figures, or null. Candidates are found by sketches: of
every story the shingles with the smallest hashes are kept, one in ``ONE_IN`` and at least ``FEWEST``. Plain MinHash
bands find texts that are alike as wholes: of a story cut to a third, two thirds of the longer text's minima are of
words that the cut does not have, and no band of several rows survives. Here a shingle that is small enough is kept in
every text that has it, however long the text, so a part shares entries with its whole; the decision itself is made on
all shingles, never on the sketch.

Quoted speech is no evidence of copying: many reporters hear one statement. Sketches leave it out, and in the shares it
weighs ``SPEECH``. Shared boilerplate is none either: a copy that is not nearly whole must share its opening.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.linking.body import Body

Kind = Literal["exact", "near", "cut", "longer"]

ONE_IN = 20  # shingles: 25 entries of 500 words
FEWEST = 24  # entries of a short text, as far as it has shingles
SHARED = 2  # entries of two sketches that make them candidates
SPEECH = 0.2  # what a quoted shingle weighs beside 1
COPIED = 0.4  # share of the shorter story that makes it a copy if its opening is there too
WHOLE = 0.75  # share that does so without its opening
OPENING = 0.1  # share of the shorter story's opening that must be in the other
SHORTEST = 20  # words of a story whose sameness means anything; a flash is only compared as a whole text
UNRELATED = 0.02  # share of the shorter story below which two texts at one address are two articles
FEWEST_OWN = 12  # shared shingles outside quotations
SHORTER = 0.8  # a copy with less than this of the other's words is a cut


class Likeness(msgspec.Struct, frozen=True):
    """How alike two stories are. ``share``: of the shorter one's shingles, how many the other has (0..1).

    ``resemblance``: of the shingles that either has, how many both have. Quoted shingles weigh less in both.
    ``kind``: of the newer story seen from the older.
    """

    kind: Kind
    share: float
    resemblance: float


def sketch(body: Body) -> list[int]:
    """Return the entries of a story's sketch: signed 32-bit numbers, each once, the smallest shingles first."""
    import numpy as np

    own = body.shingles[~body.quoted]
    if len(own) < FEWEST:
        own = body.shingles
    kept = own[: max(FEWEST, int(np.searchsorted(own, np.uint64(2**64 // ONE_IN))))]
    # The large half of a small hash tells little: the entry is the other one.
    entries = (kept & np.uint64(0xFFFFFFFF)).astype(np.uint32).view(np.int32)
    return list(dict.fromkeys(entries.tolist()))


def compare(newer: Body, older: Body) -> Likeness | None:
    """Return how the newer of two stories is a copy of the older, or null where it is none."""
    import numpy as np

    if min(newer.words, older.words) < SHORTEST:
        return None
    _, mine, theirs = np.intersect1d(newer.shingles, older.shingles, assume_unique=True, return_indices=True)
    if newer.words == older.words and len(mine) == len(newer.shingles) == len(older.shingles):
        return Likeness("exact", 1.0, 1.0)
    shorter, its = min(((newer, mine), (older, theirs)), key=lambda one: _weight(one[0]))
    own = its[~shorter.quoted[its]]
    both = len(own) + SPEECH * (len(its) - len(own))
    share = both / _weight(shorter)
    opening = int(shorter.lead[its].sum()) / max(int(shorter.lead.sum()), 1)
    if len(own) < FEWEST_OWN or share < COPIED or (share < WHOLE and opening < OPENING):
        return None
    resemblance = both / (_weight(newer) + _weight(older) - both)
    return Likeness(_kind(newer, older), round(float(share), 4), round(float(resemblance), 4))


def unrelated(one: Body, other: Body) -> bool:
    """Whether two stories are long enough to tell and have next to nothing in common, quoted or not."""
    import numpy as np

    if min(one.words, other.words) < SHORTEST:
        return False
    both = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    return both < UNRELATED * min(len(one.shingles), len(other.shingles))


def _weight(body: Body) -> float:
    quoted = int(body.quoted.sum())
    return len(body.quoted) - quoted + SPEECH * quoted


def _kind(newer: Body, older: Body) -> Kind:
    if newer.words < SHORTER * older.words:
        return "cut"
    return "longer" if older.words < SHORTER * newer.words else "near"
