"""Checkpoint -> the files that ship: ``python -m training.export --run training/runs/small``.

Writes ``model.onnx`` (int8, fused), ``decoder.npz`` (transitions and relation weights, float16), ``labels.json``
and ``vocab.txt`` to ``src/onrecord/data/reader``.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.base import base_folder
from training.corpora import NAME_LABELS, SAID_LABELS
from training.fuse import fused
from training.network import Inventory, Reader
from training.train import best_of

INPUTS = ("pieces", "shape", "first")
OUTPUTS = (
    "upos",
    "xpos",
    "arcs",
    "rel_word",
    "rel_head",
    "names",
    "said",
    "links",
    "inner",
    "inner_links",
    "factuality",
    "classes",
)


class Rows(nn.Module):
    """An embedding table in int8 with a scale of its own for each row: nearly without loss, a quarter of the size."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        weight = table.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """[batch, pieces] -> [batch, pieces, width]."""
        return self.rows[ids].to(torch.float32) * self.scale[ids]


class Graph(nn.Module):
    """All heads in one pass: what onnxruntime runs."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, shape: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Ids in ([batch, pieces] twice, [batch, words]), scores out, in the order of OUTPUTS."""
        layers = self.reader.encoder(pieces, shape)
        out = self.reader.syntax(self.reader.take(layers, first, "syntax"))
        out["names"] = self.reader.names(self.reader.take(layers, first, "names"))
        out |= self.reader.attribution(self.reader.take(layers, first, "said"))
        out["factuality"], out["classes"] = self.reader.factuality(self.reader.take(layers, first, "factuality"))
        return tuple(out[name] for name in OUTPUTS)


def load(run: Path) -> tuple[Reader, Inventory, dict]:
    """Return the network of the best checkpoint by development score, its label lists and the checkpoint."""
    state = torch.load(best_of(run), weights_only=True, map_location="cpu")
    labels = Inventory(**state["inventory"])
    reader = Reader(labels, state["config"]["dropout"])
    reader.load_state_dict(state["reader"])
    return reader.eval(), labels, state


def write_graph(reader: Reader, path: Path) -> None:
    """Write the graph, its layers in float32, with free batch, piece and word counts."""
    example = (
        torch.ones(2, 12, dtype=torch.int64),
        torch.ones(2, 12, dtype=torch.int64),
        torch.ones(2, 9, dtype=torch.int64),
    )
    axes = {"pieces": {0: "batch", 1: "pieces"}, "shape": {0: "batch", 1: "pieces"}, "first": {0: "batch", 1: "words"}}
    axes |= {name: {0: "batch", 1: "words"} for name in OUTPUTS}
    for name in ("arcs", "links", "inner_links"):
        axes[name] = {0: "batch", 1: "words", 2: "heads" if name == "arcs" else "cues"}
    torch.onnx.export(
        Graph(reader),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def export(run: Path, out: Path, name: str) -> None:
    """Write the files that ship to ``out``, and to ``run/fp32`` the same with layers in float32, for comparison."""
    reader, labels, state = load(run)
    write_folder(reader, labels, state["step"], out, name, run / "fp32")


def write_folder(reader: Reader, labels: Inventory, steps: int, out: Path, name: str, full: Path) -> None:
    """Write a network as the reader's files: in int8 to ``out``, with layers in float32 to ``full``."""
    reader = copy.deepcopy(reader).cpu().eval()
    reader.encoder.word = Rows(reader.encoder.word)
    for folder in (out, full):
        folder.mkdir(parents=True, exist_ok=True)
    write_graph(reader, full / "model.onnx")
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "model.onnx"
        quantize_dynamic(
            full / "model.onnx",
            small,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul"],
        )
        onnx.save(fused(small), out / "model.onnx")
    for folder in (out, full):
        write_rest(reader, labels, steps, folder, name)


def write_rest(reader: Reader, labels: Inventory, steps: int, out: Path, name: str) -> None:
    """Write what decoding needs beside the graph, and the check sums of all files."""
    crfs = {"names": reader.names_crf, "said": reader.said_crf, "inner": reader.inner_crf}
    np.savez_compressed(
        out / "decoder.npz",
        rel_weight=reader.rel.weight.detach().numpy().astype(np.float16),
        rel_bias=reader.rel.bias.detach().numpy().astype(np.float32),
        **{f"{key}_steps": crf.steps().detach().numpy().astype(np.float32) for key, crf in crfs.items()},
    )
    shutil.copy(base_folder() / "vocab.txt", out / "vocab.txt")
    files = ("model.onnx", "decoder.npz", "vocab.txt")
    content = {
        "name": name,
        "steps": steps,
        "upos": labels.upos,
        "xpos": labels.xpos,
        "rel": labels.rel,
        "names": NAME_LABELS,
        "said": SAID_LABELS,
        "sha256": {f: hashlib.sha256((out / f).read_bytes()).hexdigest() for f in files},
    }
    (out / "labels.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, default=Path("training/runs/small"))
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/data/reader"))
    parser.add_argument("--name", default="en-2", help="the model's name, kept with every reading")
    args = parser.parse_args()
    export(args.run, args.out, args.name)


if __name__ == "__main__":
    main()
