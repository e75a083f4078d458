"""What each task asks of the network: one scalar a batch."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from training.batches import Batch
from training.network import Reader


def hide_other_sentences(arcs: Tensor, sentence: Tensor) -> Tensor:
    """Forbid arcs that leave a sentence, are loops, or lead to padding; column 0 (the root) stays."""
    same = sentence.unsqueeze(2) == sentence.unsqueeze(1)
    same &= ~torch.eye(sentence.shape[1], dtype=torch.bool)[None]
    root = torch.ones_like(same[:, :, :1])
    return arcs.masked_fill(~torch.cat([root, same], dim=2), -1e4)


def of_syntax(reader: Reader, batch: Batch) -> Tensor:
    """Arcs and relations, and half of each tag loss."""
    out = reader.syntax(reader.words(batch.pieces, batch.shape, batch.first, "syntax"))
    gold, mask = batch.labels, batch.mask
    arcs = hide_other_sentences(out["arcs"].float(), batch.sentence)
    rel = reader.relations(out["rel_word"], out["rel_head"], gold["head"]).float()
    pairs = (
        (arcs, "head", 1.0),
        (rel, "rel", 1.0),
        (out["upos"].float(), "upos", 0.5),
        (out["xpos"].float(), "xpos", 0.5),
    )
    return sum(w * F.cross_entropy(scores[mask], gold[key][mask]) for scores, key, w in pairs)


def of_names(reader: Reader, batch: Batch) -> Tensor:
    """The CRF's loss a word, scaled to the size of the others."""
    x = reader.words(batch.pieces, batch.shape, batch.first, "names")
    return 3.0 * reader.names_crf(reader.names(x).float(), batch.labels["tag"], batch.mask)


def of_said(reader: Reader, batch: Batch) -> Tensor:
    """The CRF's loss, and of every span start the cross entropy of its cue."""
    out = reader.attribution(reader.words(batch.pieces, batch.shape, batch.first, "said"))
    loss = 3.0 * reader.said_crf(out["said"].float(), batch.labels["tag"], batch.mask)
    target = batch.labels["link"]
    linked = target >= 0
    if linked.any():
        links = out["links"].float().masked_fill(~batch.mask.unsqueeze(1), -1e4)
        loss = loss + 0.3 * F.cross_entropy(links[linked], target[linked])
    return loss


def of_factuality(reader: Reader, batch: Batch) -> Tensor:
    """Smooth absolute error of the value of each event word."""
    x = reader.words(batch.pieces, batch.shape, batch.first, "factuality")
    value, gold = reader.factuality(x).squeeze(2).float(), batch.labels["value"]
    known = ~torch.isnan(gold)
    return F.smooth_l1_loss(value[known], gold[known])


LOSS = {"syntax": of_syntax, "names": of_names, "said": of_said, "factuality": of_factuality}
