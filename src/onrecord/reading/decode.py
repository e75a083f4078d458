"""Raw scores of one unit -> tags, trees, names and attribution spans."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.reading.model import ReaderModel, Scores
from onrecord.reading.trees import best_tree
from onrecord.reading.viterbi import best_paths, bio_spans


class Decoded(msgspec.Struct, frozen=True):
    """One unit of n words. ``head``: index of the head in the unit, -1 for a root.

    ``names``: (first, end, type, confidence); ``marks``: (first, end, kind, confidence, index of its cue among
    the marks or None). ``factuality``: -3..3 a word, of use for predicates only.
    """

    upos: list[str]
    xpos: list[str]
    head: list[int]
    rel: list[str]
    names: list[tuple[int, int, str, float]]
    marks: list[tuple[int, int, str, float, int | None]]
    factuality: list[float]


def decode(
    model: ReaderModel, all_scores: Sequence[Scores], sentences: Sequence[Sequence[tuple[int, int]]]
) -> list[Decoded]:
    """Decode units together; ``sentences``: of each unit the word ranges that trees stay within."""
    names = _labels(model.labels.names, model.names_steps, [s.names for s in all_scores])
    said = _labels(model.labels.said, model.said_steps, [s.said for s in all_scores])
    out = []
    for scores, ranges, name_labels, said_labels in zip(all_scores, sentences, names, said, strict=True):
        head, rel = _syntax(model, scores, ranges)
        out.append(
            Decoded(
                upos=[model.labels.upos[i] for i in scores.upos.argmax(1)],
                xpos=[model.labels.xpos[i] for i in scores.xpos.argmax(1)],
                head=head,
                rel=rel,
                names=[
                    (f, e, k, _confidence(scores.names[f:e], model.labels.names, k))
                    for f, e, k in bio_spans(name_labels)
                ],
                marks=_marks(model, scores, bio_spans(said_labels)),
                factuality=[round(float(v), 2) for v in np.clip(scores.factuality, -3, 3)],
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


def _confidence(emissions: NDArray[np.float32], inventory: list[str], kind: str) -> float:
    """Mean probability of the type over the words of a span, from the emissions alone."""
    exp = np.exp(emissions - emissions.max(1, keepdims=True))
    share = exp / exp.sum(1, keepdims=True)
    wanted = [i for i, label in enumerate(inventory) if label[2:] == kind]
    return round(float(share[:, wanted].sum(1).mean()), 3)


def _marks(
    model: ReaderModel, scores: Scores, spans: list[tuple[int, int, str]]
) -> list[tuple[int, int, str, float, int | None]]:
    cues = [(i, f) for i, (f, _, kind) in enumerate(spans) if kind == "cue"]
    out: list[tuple[int, int, str, float, int | None]] = []
    for first, end, kind in spans:
        cue = None
        if kind != "cue" and cues:
            cue = max(cues, key=lambda c, first=first: scores.links[first, c[1]])[0]  # type: ignore[misc]
        out.append((first, end, kind, _confidence(scores.said[first:end], model.labels.said, kind), cue))
    return out
