"""What each task asks of the network: one scalar a batch."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from training.batches import Batch
from training.crf import Crf
from training.network import Reader

RARE = (3.0, 2.5, 1.0)  # weights of counterfact, uncommitted, fact: nine in ten are facts


def hide_other_sentences(arcs: Tensor, sentence: Tensor) -> Tensor:
    """Forbid arcs that leave a sentence, are loops, or lead to padding; column 0 (the root) stays."""
    same = sentence.unsqueeze(2) == sentence.unsqueeze(1)
    same &= ~torch.eye(sentence.shape[1], dtype=torch.bool, device=sentence.device)[None]
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
    """The loss of the spans of names."""
    x = reader.words(batch.pieces, batch.shape, batch.first, "names")
    return spans(reader.names_crf, reader.names(x), batch.labels["tag"], batch.mask)


def of_said(reader: Reader, batch: Batch) -> Tensor:
    """The CRF's loss of both layers, and of every span start the cross entropy of its cue."""
    out = reader.attribution(reader.words(batch.pieces, batch.shape, batch.first, "said"))
    labels, mask = batch.labels, batch.mask
    outer = spans(reader.said_crf, out["said"], labels["tag"], mask) + of_links(out["links"], labels["link"], mask)
    inner = 3.0 * reader.inner_crf.partial(out["inner"].float(), labels["inner"], mask)
    return outer + inner + of_links(out["inner_links"], labels["inner_link"], mask)


def spans(crf: Crf, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """The CRF's loss a word, scaled to the size of the others; without its steps where they are frozen (ablation)."""
    if crf.raw.requires_grad:
        return 3.0 * crf(scores.float(), tags, mask)
    return 3.0 * F.cross_entropy(scores.float()[mask], tags[mask])


def of_links(links: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Cross entropy of the cue of each span's first word; ``target``: [batch, words], negative where there is none."""
    linked = target >= 0
    if not linked.any():
        return links.sum() * 0.0
    return 0.3 * F.cross_entropy(links.float().masked_fill(~mask.unsqueeze(1), -1e4)[linked], target[linked])


def of_factuality(reader: Reader, batch: Batch) -> Tensor:
    """Smooth absolute error of the value of each event word, and cross entropy of its class, rare ones weighed up."""
    value, classes = reader.factuality(reader.words(batch.pieces, batch.shape, batch.first, "factuality"))
    gold = batch.labels["value"]
    known = ~torch.isnan(gold)
    gold, value, classes = gold[known], value.float()[known], classes.float()[known]
    which = (gold > -1).long() + (gold >= 1).long()
    return F.smooth_l1_loss(value, gold) + 0.5 * F.cross_entropy(classes, which, torch.tensor(RARE, device=gold.device))


LOSS = {"syntax": of_syntax, "names": of_names, "said": of_said, "factuality": of_factuality}
