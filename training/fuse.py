"""The int8 graph -> the same in fewer, larger steps: ``python -m training.fuse --in model.onnx --out model.onnx``.

Weights stay as they are, bit by bit. What changes: one operator does the attention of a layer; sums and norms are one
step; only the first pieces of words are mixed for the heads; heads that look at the same vectors are one product. The
graph takes one unit a run (batch 1), so nothing is padded and nothing is masked.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

WIDTH, LAYERS, HEADS = 384, 6, 12
TASKS = ("syntax", "names", "said", "factuality")
MICROSOFT = "com.microsoft"
EPSILON = 1e-12


class Old:
    """The weights of the graph as it was exported, found by what they are used for."""

    def __init__(self, path: Path) -> None:
        self.graph = onnx.load(path).graph
        self.values = {i.name: numpy_helper.to_array(i) for i in self.graph.initializer}
        for node in self.graph.node:
            if node.op_type == "Constant":
                self.values[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
        self.made = {name: node for node in self.graph.node for name in node.output}
        self.used = {}
        for node in self.graph.node:
            for name in node.input:
                self.used.setdefault(name, []).append(node)

    def product(self, bias: str) -> tuple[NDArray[np.int8], NDArray[np.float32], NDArray[np.float32]]:
        """Return weight, scale and bias of the linear layer that has a bias of this name."""
        (add,) = self.used[bias]
        product = next(n for n in add.input if n != bias)
        return *self.weight_of(product), self.values[bias]

    def weight_of(self, product: str) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        """Return weight and scale of a quantized product by the name of its output."""
        node = self.made[product]
        while node.op_type != "MatMulInteger":
            node = next(self.made[n] for n in node.input if n in self.made and self.made[n].op_type in
                        ("Cast", "Mul", "MatMulInteger") and "scale" not in n)
        weight = node.input[1]
        return self.values[weight], self.values[weight.replace("_quantized", "_scale")]

    def mix(self, task: str) -> list[float]:
        """Return how much of each layer the vectors of a task are."""
        found = []
        for layer in range(LAYERS):
            out = f"/{task}/Mul_output_0" if not layer else f"/{task}/Mul_{layer}_output_0"
            found.append(float(next(self.values[n] for n in self.made[out].input if n in self.values)))
        return found


class New:
    """The graph that is made: nodes and weights, in order."""

    def __init__(self, old: Old) -> None:
        self.old, self.nodes, self.weights = old, [], {}

    def add(self, op: str, inputs: Sequence[str], outputs: Sequence[str] | str, domain: str = "", **how: object) -> str:
        """Add a step and return its first output."""
        outputs = [outputs] if isinstance(outputs, str) else list(outputs)
        self.nodes.append(helper.make_node(op, list(inputs), outputs, domain=domain, **how))
        return outputs[0]

    def keep(self, name: str, value: NDArray) -> str:
        """Keep a weight and return its name."""
        self.weights[name] = value
        return name

    def numbers(self, name: str, *values: int) -> str:
        """Keep whole numbers."""
        return self.keep(name, np.array(values, np.int64))

    def linear(self, x: str, name: str, *biases: str) -> str:
        """Add one product for all linear layers that have biases of these names."""
        parts = [self.old.product(bias) for bias in biases]
        weight, scale, bias = (np.concatenate([part[k] for part in parts], axis=-1) for k in range(3))
        return self.product(x, name, weight, scale, bias)

    def product(self, x: str, name: str, weight: NDArray, scale: NDArray, bias: NDArray) -> str:
        """Add a product with int8 weights; its input is scaled to int8 as a whole."""
        inputs = [x, self.keep(f"{name}.weight", np.ascontiguousarray(weight)),
                  self.keep(f"{name}.scale", scale.astype(np.float32)), "", self.keep(f"{name}.bias", bias)]
        return self.add("DynamicQuantizeMatMul", inputs, f"{name}.y", MICROSOFT)

    def parts(self, x: str, sizes: Sequence[int], names: Sequence[str]) -> Sequence[str]:
        """Cut the last axis into parts of these sizes."""
        self.add("Split", [x, self.numbers(f"{x}.sizes", *sizes)], names, axis=-1)
        return names

    def gelu(self, x: str) -> str:
        """Add the bend."""
        return self.add("Gelu", [x], f"{x}.bent", MICROSOFT)

    def norm(self, x: str, beside: str, name: str) -> str:
        """Add two tensors and normalise the sum."""
        for end in ("weight", "bias"):
            self.keep(f"reader.encoder.{name}.{end}", self.old.values[f"reader.encoder.{name}.{end}"])
        ends = [f"reader.encoder.{name}.weight", f"reader.encoder.{name}.bias"]
        # Not SkipLayerNormalization: on a CPU it takes four times as long as these two.
        return self.add("LayerNormalization", [self.add("Add", [x, beside], f"{name}.x"), *ends], f"{name}.y", axis=-1,
                        epsilon=EPSILON)


def encoder(new: New) -> list[str]:
    """Add the embeddings and the layers; return the output of each layer."""
    values = new.old.values
    for name in ("reader.encoder.word.rows", "reader.encoder.word.scale", "reader.encoder.position.weight",
                 "reader.encoder.shape.weight"):
        new.keep(name, values[name])
    whole = new.add("Cast", [new.add("Gather", ["reader.encoder.word.rows", "pieces"], "rows")], "floats", to=1)
    word = new.add("Mul", [whole, new.add("Gather", ["reader.encoder.word.scale", "pieces"], "scales")], "word")
    end = new.add("Slice", [new.add("Shape", ["pieces"], "sizes"), new.numbers("one", 1), new.numbers("two", 2)], "end")
    place = new.add("Slice", ["reader.encoder.position.weight", new.numbers("zero", 0), end], "place")
    look = new.add("Gather", ["reader.encoder.shape.weight", "shape"], "look")
    x = new.norm(word, new.add("Add", [look, place], "beside"), "norm")
    out = []
    for i in range(LAYERS):
        at = f"layers.{i}"
        qkv = new.parts(new.linear(x, f"{at}.qkv", f"reader.encoder.{at}.qkv.bias"), [WIDTH] * 3,
                        [f"{at}.q", f"{at}.k", f"{at}.v"])
        mixed = new.add("MultiHeadAttention", qkv, f"{at}.mixed", MICROSOFT, num_heads=HEADS)
        x = new.norm(x, new.linear(mixed, f"{at}.out", f"reader.encoder.{at}.out.bias"), f"{at}.norm1")
        bent = new.gelu(new.linear(x, f"{at}.up", f"reader.encoder.{at}.up.bias"))
        x = new.norm(x, new.linear(bent, f"{at}.down", f"reader.encoder.{at}.down.bias"), f"{at}.norm2")
        out.append(x)
    return out


def words(new: New, layers: Sequence[str]) -> list[str]:
    """Pick the first piece of each word of all layers, and mix them for each task: [1, words, width] each."""
    first = new.add("Squeeze", ["first", "zero"], "picked")
    flat = [new.add("Reshape", [new.add("Gather", [x, first], f"{x}.words", axis=1),
                                new.numbers("row", 1, -1) if i == 0 else "row"], f"{x}.row")
            for i, x in enumerate(layers)]
    together = new.add("Concat", flat, "together", axis=0)
    shares = new.keep("shares", np.array([new.old.mix(task) for task in TASKS], np.float32))
    mixed = new.add("MatMul", [shares, together], "mixed")
    new.add("Split", [mixed], [f"{task}.row" for task in TASKS], axis=0, num_outputs=len(TASKS))
    shape = new.numbers("words", 1, -1, WIDTH)
    return [new.add("Reshape", [f"{task}.row", shape], f"{task}.words") for task in TASKS]


def last(new: New, x: str, bias: str, out: str) -> None:
    """Add the linear layer that ends a head."""
    new.linear(x, out, bias)
    new.nodes[-1].output[0] = out


def syntax(new: New, x: str) -> None:
    """Add tags, arcs and relation vectors."""
    values = new.old.values
    tags = [len(values["reader.upos.bias"]), len(values["reader.xpos.bias"])]
    arc, rel = len(values["reader.arc_word.0.bias"]), len(values["reader.rel_word.0.bias"])
    all_words = new.linear(x, "of_words", "reader.upos.bias", "reader.xpos.bias", "reader.arc_word.0.bias",
                           "reader.rel_word.0.bias")
    new.parts(all_words, [*tags, arc + rel], ["upos", "xpos", "of_words.flat"])
    new.parts(new.gelu("of_words.flat"), [arc, rel], ["arc_word", "rel_word"])
    root = new.keep("reader.root", values["reader.root"].reshape(1, 1, -1))
    rooted = new.add("Concat", [root, x], "rooted", axis=1)
    new.parts(new.gelu(new.linear(rooted, "of_heads", "reader.arc_head.0.bias", "reader.rel_head.0.bias")), [arc, rel],
              ["arc_head", "rel_head"])
    weight, scale = new.old.weight_of("/MatMul_output_0")      # its last row is what a constant 1 is multiplied with
    arcs = new.product("arc_word", "arc", weight[:-1], scale, weight[-1].astype(np.float32) * scale)
    new.add("FusedMatMul", [arcs, "arc_head"], "arcs", MICROSOFT, transB=1)


def attribution(new: New, x: str) -> None:
    """Add the spans of what is said and the links to their cues, of both layers."""
    heads = ("said.0", "inner.0", "link_span", "link_cue", "inner_span", "inner_cue")
    biases = [f"reader.{head}.0.bias" for head in heads]
    bent = new.gelu(new.linear(x, "of_said", *biases))
    sizes = [len(new.old.values[bias]) for bias in biases]
    new.parts(bent, sizes, ["said.x", "inner.x", "span", "cue", "inner.span", "inner.cue"])
    last(new, "said.x", "reader.said.1.bias", "said")
    last(new, "inner.x", "reader.inner.1.bias", "inner")
    for span, cue, out in (("span", "cue", "links"), ("inner.span", "inner.cue", "inner_links")):
        new.add("FusedMatMul", [span, cue], out, MICROSOFT, transB=1, alpha=sizes[2] ** -0.5)


def fused(path: Path) -> onnx.ModelProto:
    """Return the graph of a file in its fused form."""
    old = Old(path)
    new = New(old)
    of_syntax, of_names, of_said, of_factuality = words(new, encoder(new))
    syntax(new, of_syntax)
    last(new, new.gelu(new.linear(of_names, "of_names", "reader.names.0.0.bias")), "reader.names.1.bias", "names")
    attribution(new, of_said)
    certain = new.gelu(new.linear(of_factuality, "of_certainty", "reader.certainty.0.0.bias"))
    both = new.linear(certain, "certainty", "reader.certainty.1.bias")
    new.parts(both, [1, len(old.values["reader.certainty.1.bias"]) - 1], ["value", "classes"])
    new.add("Squeeze", ["value", new.numbers("last", -1)], "factuality")
    inputs = [helper.make_tensor_value_info(i.name, TensorProto.INT64, [1, axis])
              for i, axis in zip(old.graph.input, ("pieces", "pieces", "words"), strict=True)]
    graph = helper.make_graph(new.nodes, "reader", inputs, list(old.graph.output),
                              [numpy_helper.from_array(value, name) for name, value in new.weights.items()])
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--in", dest="source", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    onnx.save(fused(args.source), args.out)


if __name__ == "__main__":
    main()
