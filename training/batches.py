"""Units -> batches of tensors, in an order that is a function of the seed alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from onrecord.reading.encoding import Encoded, encode
from onrecord.reading.pieces import WordPieces
from training.corpora import NAME_LABELS, SAID_LABELS, Unit
from training.network import Inventory
from training.wrapping import wrap

WINDOW = 512  # positions of the encoder
_CURLY = str.maketrans({"“": '"', "”": '"'})


@dataclass(slots=True)
class Batch:
    """Padded tensors: pieces and shape [batch, pieces]; first, sentence, mask and labels [batch, words]."""

    task: str
    pieces: Tensor
    shape: Tensor
    first: Tensor
    sentence: Tensor
    mask: Tensor
    labels: dict[str, Tensor]

    def to(self, device: torch.device) -> Batch:
        """Return the batch on a device."""
        moved = (x.to(device) for x in (self.pieces, self.shape, self.first, self.sentence, self.mask))
        return Batch(self.task, *moved, {key: x.to(device) for key, x in self.labels.items()})


def vary(words: list[str], chance: random.Random) -> list[str]:
    """Change how quotation marks and letters are written, sometimes: the model meets every style."""
    roll = chance.random()
    if roll < 0.2:
        return [w.translate(_CURLY) for w in words]
    if roll < 0.26:
        return [{"“": "‘", "”": "’", '"': "'", "``": "'", "''": "'"}.get(w, w) for w in words]
    if roll < 0.28:
        return [w.upper() for w in words]
    return words


class Batcher:
    """Make batches of about ``size`` pieces from units."""

    def __init__(self, pieces: WordPieces, inventory: Inventory, size: int, wrapped: float) -> None:
        """``wrapped``: share of the attribution units that are set into somebody else's words."""
        self.pieces, self.size, self.wrapped = pieces, size, wrapped
        self.index = {
            "upos": {x: i for i, x in enumerate(inventory.upos)},
            "xpos": {x: i for i, x in enumerate(inventory.xpos)},
            "rel": {x: i for i, x in enumerate(inventory.rel)},
            "names": {x: i for i, x in enumerate(NAME_LABELS)},
            "said": {x: i for i, x in enumerate(SAID_LABELS)},
        }

    def forever(self, units: list[Unit], seed: int) -> Iterator[list[Unit]]:
        """Yield batches of units of like length without end; each pass is shuffled anew."""
        chance = random.Random(seed)
        while True:
            order = sorted(units, key=lambda u: len(u.words) + chance.uniform(-6, 6))
            batches, current, widest = [], [], 0
            for unit in order:
                widest = max(widest, int(len(unit.words) * 1.3) + 2)
                if current and widest * (len(current) + 1) > self.size:
                    batches.append(current)
                    current, widest = [], int(len(unit.words) * 1.3) + 2
                current.append(unit)
            batches.append(current)
            chance.shuffle(batches)
            yield from batches

    def tensors(self, units: list[Unit], chance: random.Random | None = None) -> Batch:
        """Pad units into one batch; with ``chance`` their writing is varied and some are wrapped."""
        if chance:
            units = [wrap(u, chance) if u.task == "said" and chance.random() < self.wrapped else u for u in units]
        encoded = [self._encode(vary(u.words, chance) if chance else u.words) for u in units]
        width = max(len(e[0]) for e in encoded)
        words = max(len(u.words) for u in units)

        def pad(values: list[list[int]], to: int, with_: int = 0) -> Tensor:
            return torch.tensor([v + [with_] * (to - len(v)) for v in values])

        labels = self._labels(units, words, pad)
        return Batch(
            units[0].task,
            pad([e[0] for e in encoded], width),
            pad([e[1] for e in encoded], width),
            pad([e[2] for e in encoded], words),
            pad([u.sentence for u in units], words, -1),
            pad([[1] * len(u.words) for u in units], words).bool(),
            labels,
        )

    def _encode(self, words: list[str]) -> Encoded:
        """Encode words, cut to the encoder's window: past it a word gets the last piece."""
        ids, shape, first = encode(self.pieces, words)
        return ids[:WINDOW], shape[:WINDOW], [min(f, WINDOW - 1) for f in first]

    def _labels(self, units: list[Unit], words: int, pad) -> dict[str, Tensor]:
        task = units[0].task
        if task == "syntax":
            out = {
                k: pad([[self.index[k].get(x, 0) for x in u.labels[k]] for u in units], words)
                for k in ("upos", "xpos", "rel")
            }
            return out | {"head": pad([u.labels["head"] for u in units], words)}
        if task == "factuality":
            nothing = float("nan")
            return {"value": torch.tensor([u.labels["value"] + [nothing] * (words - len(u.words)) for u in units])}
        out = {"tag": pad([[self.index[task][x] for x in u.labels["tag"]] for u in units], words)}
        if task == "said":
            out |= {k: pad([u.labels[k] for u in units], words, -1) for k in ("link", "inner_link")}
            out["inner"] = pad([[self.index[task].get(x, -1) for x in u.labels["inner"]] for u in units], words)
        return out
