"""Raw scores of one unit -> tags, trees, names and attribution spans."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.reading.model import ReaderModel, Scores
from onrecord.reading.trees import best_tree
from onrecord.reading.viterbi import best_paths, bio_spans

SAID_KINDS = ("source", "cue", "content")


class Marked(msgspec.Struct, frozen=True):
    """An attribution span of a unit; ``cue``: index among its marks, or null; ``inner``: it stands in a content."""

    first: int
    end: int
    kind: str
    confidence: float
    cue: int | None
    inner: bool = False


class Decoded(msgspec.Struct, frozen=True):
    """One unit of n words. ``head``: index of the head in the unit, -1 for a root.

    ``names``: (first, end, type, confidence). ``factuality``: of each word a value from -3 to 3
    and the scores of three classes, of use for predicates only (see ``certainty``).
    """

    upos: list[str]
    xpos: list[str]
    head: list[int]
    rel: list[str]
    names: list[tuple[int, int, str, float]]
    marks: list[Marked]
    factuality: list[tuple[float, float, float, float]]


def decode(
    model: ReaderModel, all_scores: Sequence[Scores], sentences: Sequence[Sequence[tuple[int, int]]]
) -> list[Decoded]:
    """Decode units together; ``sentences``: of each unit the word ranges that trees stay within."""
    names = _labels(model.labels.names, model.names_steps, [s.names for s in all_scores])
    said = _labels(model.labels.said, model.said_steps, [s.said for s in all_scores])
    inner = _labels(model.labels.said, model.inner_steps, [s.inner for s in all_scores])
    out = []
    for scores, ranges, name_labels, *layers in zip(all_scores, sentences, names, said, inner, strict=True):
        head, rel = _syntax(model, scores, ranges)
        out.append(
            Decoded(
                upos=[model.labels.upos[i] for i in scores.upos.argmax(1)],
                xpos=[model.labels.xpos[i] for i in scores.xpos.argmax(1)],
                head=head,
                rel=rel,
                names=[
                    (f, e, k, _confidence(model, scores.names, (f, e), model.labels.names, k))
                    for f, e, k in bio_spans(name_labels)
                ],
                marks=_marks(model, scores, *(bio_spans(labels) for labels in layers)),
                factuality=[(v, *c) for v, c in zip(scores.factuality.tolist(), scores.classes.tolist(), strict=True)],
            )
        )
    return out


def _labels(inventory: list[str], steps: NDArray[np.float32], emissions: list[NDArray[np.float32]]) -> list[list[str]]:
    if not emissions:
        return []
    lengths = np.array([len(e) for e in emissions])
    padded = np.zeros((len(emissions), int(lengths.max()), len(inventory)), dtype=np.float32)
    for i, e in enumerate(emissions):
        padded[i, : len(e)] = e
    paths = best_paths(padded, steps, lengths)
    return [[inventory[k] for k in path[:n]] for path, n in zip(paths, lengths, strict=True)]


def _syntax(model: ReaderModel, scores: Scores, ranges: Sequence[tuple[int, int]]) -> tuple[list[int], list[str]]:
    head = np.zeros(len(scores.upos), dtype=np.int64)  # 0 the root, i the i-th word of the unit from 1
    for first, end in ranges:
        columns = [0, *range(first + 1, end + 1)]
        local = best_tree(scores.arcs[first:end][:, columns])
        head[first:end] = [h + first if h else 0 for h in local]
    chosen = scores.rel_head[head]
    features = np.concatenate([scores.rel_word, chosen, scores.rel_word * chosen], axis=1)
    # einsum, not @: BLAS would start threads for this little product and spend more on them than on the sum
    table = np.einsum("ij,kj->ik", features, model.rel_weight) + model.rel_bias
    root = model.labels.rel.index("root")
    table[head > 0, root] = -np.inf
    rel = [model.labels.rel[k] if h else "root" for k, h in zip(table.argmax(1), head, strict=True)]
    return [int(h) - 1 for h in head], rel


def _confidence(
    model: ReaderModel, emissions: NDArray[np.float32], span: tuple[int, int], inventory: list[str], kind: str
) -> float:
    """Return the chance that a span is exactly right: that it begins, goes on and ends there, calibrated."""
    first, end = span
    rows = emissions[first : end + 1]  # with the word after it, where there is one
    exp = np.exp(rows - rows.max(1, keepdims=True))
    share = exp / exp.sum(1, keepdims=True)
    begins, goes_on = inventory.index(f"B-{kind}"), inventory.index(f"I-{kind}")
    inside = share[: end - first, [begins, goes_on]].sum(1).mean()
    ends = 1 - share[end - first, goes_on] if len(rows) > end - first else 1.0
    chance = min(max(float(share[0, begins] * inside * ends), 1e-4), 1 - 1e-4)
    slope, offset = model.labels.calibration.get(kind if kind in SAID_KINDS else "name", (1.0, 0.0))
    return round(1 / (1 + math.exp(-(slope * math.log(chance / (1 - chance)) + offset))), 3)


Spans = list[tuple[int, int, str]]


def _marks(model: ReaderModel, scores: Scores, outer: Spans, inner: Spans) -> list[Marked]:
    """Return both layers of spans with their cues; of the inner one what stands in a content of the outer one."""
    contents = [(f, e) for f, e, kind in outer if kind == "content"]
    inside = [s for s in inner if any(f <= s[0] and s[1] <= e for f, e in contents)]
    found = _linked(model, outer, scores.said, scores.links)
    below = _linked(model, inside, scores.inner, scores.inner_links)
    return found + [
        Marked(m.first, m.end, m.kind, m.confidence, None if m.cue is None else m.cue + len(found), inner=True)
        for m in below
    ]


def _linked(
    model: ReaderModel, spans: Spans, emissions: NDArray[np.float32], links: NDArray[np.float32]
) -> list[Marked]:
    cues = [(i, f) for i, (f, _, kind) in enumerate(spans) if kind == "cue"]
    out: list[Marked] = []
    for first, end, kind in spans:
        cue = None
        if kind != "cue" and cues:
            cue = max(cues, key=lambda c, first=first: links[first, c[1]])[0]  # type: ignore[misc]
        out.append(Marked(first, end, kind, _confidence(model, emissions, (first, end), model.labels.said, kind), cue))
    return out
