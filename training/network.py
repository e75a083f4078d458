"""The reader model: one small BERT encoder, word shapes added to its input, several light heads.

Encoder after Devlin et al. 2019 and Wang et al. 2020 (MiniLM); arcs by biaffine attention after
Dozat & Manning 2017; relations by a bilinear form with diagonal weights, cheap enough for numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.reading.shapes import SHAPES
from training.corpora import NAME_LABELS, SAID_LABELS
from training.crf import Crf

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
ARC, REL, LINK, HIDDEN = 256, 192, 128, 256
TASKS = ("syntax", "names", "said", "factuality")
FACTUALITY = ("counterfact", "uncommitted", "fact")  # -1 and less, between, 1 and more


@dataclass(frozen=True, slots=True)
class Inventory:
    """The label lists of the syntax heads, in the order of the weights."""

    upos: list[str]
    xpos: list[str]
    rel: list[str]


class Layer(nn.Module):
    """One transformer layer, normalised after each half, as BERT has it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """[batch, pieces, width] -> the same; ``bias`` [batch, 1, 1, pieces] hides padding."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).reshape(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.softmax(q @ k.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + bias, dim=-1)
        mixed = (self.drop(weights) @ v).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and shapes in, one vector a piece of every layer out."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, shape: Tensor) -> list[Tensor]:
        """``pieces`` and ``shape`` [batch, pieces] (0 is padding) -> LAYERS tensors [batch, pieces, width]."""
        bias = (pieces == 0).to(self.norm.weight.dtype)[:, None, None, :] * -1e4
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.drop(self.norm(self.word(pieces) + self.position(place)[None] + self.shape(shape)))
        out = []
        for layer in self.layers:
            x = layer(x, bias)
            out.append(x)
        return out

    def load_bert(self, path: Path) -> None:
        """Start from published BERT-style weights (``model.safetensors``)."""
        w = load_file(path)
        state = {
            "word.weight": w["embeddings.word_embeddings.weight"],
            "position.weight": w["embeddings.position_embeddings.weight"]
            + w["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": w["embeddings.LayerNorm.weight"],
            "norm.bias": w["embeddings.LayerNorm.bias"],
            "shape.weight": self.shape.weight.data,
        }
        parts = {
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for i in range(LAYERS):
            for end in ("weight", "bias"):
                for ours, theirs in parts.items():
                    state[f"layers.{i}.{ours}.{end}"] = w[f"encoder.layer.{i}.{theirs}.{end}"]
                state[f"layers.{i}.qkv.{end}"] = torch.cat(
                    [w[f"encoder.layer.{i}.attention.self.{x}.{end}"] for x in ("query", "key", "value")]
                )
        self.load_state_dict(state)


class Mix(nn.Module):
    """A learned weighted mean of the layers (Peters et al. 2018)."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.tensor([0.0, 0.0, 0.0, 0.5, 1.0, 1.5]))

    def forward(self, layers: list[Tensor]) -> Tensor:
        """LAYERS x [batch, words, width] -> [batch, words, width]."""
        w = torch.softmax(self.weights, dim=0)
        return sum(w[i] * x for i, x in enumerate(layers))


def perceptron(size: int, dropout: float) -> nn.Sequential:
    """Return a projection of word vectors with a bend."""
    return nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), nn.Dropout(dropout))


class Reader(nn.Module):
    """Encoder and heads; ``forward`` gives the raw scores that decoding needs."""

    def __init__(self, inventory: Inventory, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.mixes = nn.ModuleDict({task: Mix() for task in TASKS})
        self.drop = nn.Dropout(dropout)
        self.upos = nn.Linear(WIDTH, len(inventory.upos))
        self.xpos = nn.Linear(WIDTH, len(inventory.xpos))
        self.arc_head, self.arc_word = perceptron(ARC, dropout), perceptron(ARC, dropout)
        self.rel_head, self.rel_word = perceptron(REL, dropout), perceptron(REL, dropout)
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        nn.init.xavier_uniform_(self.arc)
        self.rel = nn.Linear(3 * REL, len(inventory.rel))
        self.names = nn.Sequential(perceptron(HIDDEN, dropout), nn.Linear(HIDDEN, len(NAME_LABELS)))
        self.said = nn.Sequential(perceptron(HIDDEN, dropout), nn.Linear(HIDDEN, len(SAID_LABELS)))
        self.link_span, self.link_cue = perceptron(LINK, dropout), perceptron(LINK, dropout)
        self.inner = nn.Sequential(perceptron(HIDDEN, dropout), nn.Linear(HIDDEN, len(SAID_LABELS)))
        self.inner_span, self.inner_cue = perceptron(LINK, dropout), perceptron(LINK, dropout)
        self.certainty = nn.Sequential(perceptron(HIDDEN, dropout), nn.Linear(HIDDEN, 1 + len(FACTUALITY)))
        self.names_crf, self.said_crf, self.inner_crf = Crf(NAME_LABELS), Crf(SAID_LABELS), Crf(SAID_LABELS)

    def words(self, pieces: Tensor, shape: Tensor, first: Tensor, task: str) -> Tensor:
        """Return the vector of each word's first piece, mixed for a task: [batch, words, width]."""
        return self.take(self.encoder(pieces, shape), first, task)

    def take(self, layers: list[Tensor], first: Tensor, task: str) -> Tensor:
        """Mix layers and pick the first piece of each word; ``first`` [batch, words]."""
        mixed = self.mixes[task](layers)
        return self.drop(mixed.gather(1, first.unsqueeze(2).expand(-1, -1, WIDTH)))

    def syntax(self, x: Tensor) -> dict[str, Tensor]:
        """Scores of tags and arcs ([batch, words, words + 1], column 0 the root) and relation vectors."""
        rooted = torch.cat([self.root.expand(x.shape[0], 1, -1), x], dim=1)
        word = F.pad(self.arc_word(x), (0, 1), value=1.0)
        arcs = word @ self.arc @ self.arc_head(rooted).transpose(1, 2)
        return {
            "upos": self.upos(x),
            "xpos": self.xpos(x),
            "arcs": arcs,
            "rel_word": self.rel_word(x),
            "rel_head": self.rel_head(rooted),
        }

    def relations(self, rel_word: Tensor, rel_head: Tensor, head: Tensor) -> Tensor:
        """Scores of relations to the given heads ([batch, words]): [batch, words, relations]."""
        chosen = rel_head.gather(1, head.unsqueeze(2).expand(-1, -1, REL))
        return self.rel(torch.cat([rel_word, chosen, rel_word * chosen], dim=2))

    def attribution(self, x: Tensor) -> dict[str, Tensor]:
        """BIO scores, and of each word the score of every word as the cue it belongs to: [batch, words, words].

        ``said`` and ``links`` are of the outer layer, ``inner`` and ``inner_links`` of what stands inside a content.
        """
        links = self.link_span(x) @ self.link_cue(x).transpose(1, 2) * LINK**-0.5
        inner_links = self.inner_span(x) @ self.inner_cue(x).transpose(1, 2) * LINK**-0.5
        return {"said": self.said(x), "links": links, "inner": self.inner(x), "inner_links": inner_links}

    def factuality(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Of each word a value and the scores of the classes FACTUALITY: [batch, words], [batch, words, 3]."""
        out = self.certainty(x)
        return out[..., 0], out[..., 1:]
