"""Passages of words -> decoded passages: windows, one pass of the model over each of them, windows joined again."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.facts.span import Span
from onrecord.reading.decode import Decoded, Marked, decode
from onrecord.reading.model import ReaderModel
from onrecord.reading.recent import Recent
from onrecord.reading.windows import Window, windows

_TOGETHER = 32      # windows whose raw scores are held at a time: all those of a long text would take a gigabyte
_Owned = tuple[Marked, tuple[int, bool] | None]     # a mark, with the first word and the layer of its cue
Found = tuple[Decoded, list[Span]]      # what was found, and the sentences, those too long for the encoder cut
_UNPACK = msgspec.msgpack.Decoder(Found)
Passage = tuple[Sequence[str], Sequence[Span]]  # words, and its sentences as word ranges


def read_passages(model: ReaderModel, passages: Sequence[Passage]) -> list[Found]:
    """Decode passages of any length; of each its labels and its sentences, those too long for the encoder cut.

    What is found in a passage depends on its words alone: not on what is read beside it, before it, or in which order.
    """
    keys = [Recent.key(*passage) for passage in passages]
    found = {key: _UNPACK.decode(packed) for key in keys if (packed := model.recent.get(key)) is not None}
    fresh = {key: passage for key, passage in zip(keys, passages, strict=True) if key not in found}
    for key, one in zip(fresh, _read(model, list(fresh.values())), strict=True):
        found[key] = one
        model.recent.put(key, msgspec.msgpack.encode(one))
    return [found[key] for key in keys]


def _read(model: ReaderModel, passages: Sequence[Passage]) -> list[Found]:
    cut = [windows(sentences, model.length(words)) for words, sentences in passages]
    units = [words[w.first : w.end] for (words, _), of_one in zip(passages, cut, strict=True) for w in of_one]
    ranges = [[(a - w.first, b - w.first) for a, b in w.sentences] for of_one in cut for w in of_one]
    parts = (slice(i, i + _TOGETHER) for i in range(0, len(units), _TOGETHER))
    found = (one for part in parts for one in decode(model, model.scores(units[part]), ranges[part]))
    return [_joined([(w, next(found)) for w in of_one]) for of_one in cut]


def _joined(parts: Sequence[tuple[Window, Decoded]]) -> Found:
    """Join the windows of one passage: of each what it owns."""
    if len(parts) == 1:
        return parts[0][1], list(parts[0][0].sentences)
    whole = Decoded([], [], [], [], [], [], [])
    sentences: list[Span] = []
    for window, found in parts:
        base = window.first
        own = slice(window.owned[0] - base, window.owned[1] - base)
        for name in ("upos", "xpos", "rel", "factuality"):
            getattr(whole, name).extend(getattr(found, name)[own])
        whole.head.extend(h + base if h >= 0 else -1 for h in found.head[own])
        whole.names.extend((f + base, e + base, k, c) for f, e, k, c in found.names if own.start <= f < own.stop)
        sentences.extend(s for s in window.sentences if window.owned[0] <= s[0] < window.owned[1])
    return msgspec.structs.replace(whole, names=_apart(whole.names), marks=_marks(parts)), sentences


def _apart(names: list[tuple[int, int, str, float]]) -> list[tuple[int, int, str, float]]:
    """Leave out a name that runs into the one before it, over a seam."""
    out: list[tuple[int, int, str, float]] = []
    for name in names:
        if not out or out[-1][1] <= name[0]:
            out.append(name)
    return out


def _marks(parts: Sequence[tuple[Window, Decoded]]) -> list[Marked]:
    """Bring together the marks that the windows own; a cue that another window owns is found there by its words."""
    owned: list[_Owned] = []
    for window, found in parts:
        base = window.first
        for mark in found.marks:
            cue = None if mark.cue is None else (found.marks[mark.cue].first + base, mark.inner)
            if window.owned[0] <= mark.first + base < window.owned[1]:
                moved = msgspec.structs.replace(mark, first=mark.first + base, end=mark.end + base)
                owned.append((moved, cue))
    owned = _uncovered(owned)
    place = {(m.first, m.inner): i for i, (m, _) in enumerate(owned) if m.kind == "cue"}
    return [msgspec.structs.replace(m, cue=place.get(cue) if cue else None) for m, cue in owned]


def _uncovered(owned: list[_Owned]) -> list[_Owned]:
    """Leave out marks that begin inside an earlier window's mark of the same layer, which runs over the seam."""
    out: list[_Owned] = []
    reach = {False: 0, True: 0}     # of each layer how far the marks until now go: they come in order
    for one in owned:
        mark = one[0]
        if mark.first >= reach[mark.inner]:
            out.append(one)
        reach[mark.inner] = max(reach[mark.inner], mark.end)
    return out
