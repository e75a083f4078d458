"""Train the reader model: ``python -m training.train --data ../shared/data``.

One command, seeded and resumable: run it again after a stop and it goes on from its last checkpoint. A config may
name the one that comes before it (``after``): its run goes first and hands on its weights.
Losses and development scores go to ``log.jsonl`` (``python -m training.plot`` draws them), the best network by
development score to ``best.pt``; ``python -m training.export`` makes the shipped files of it.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import torch

from onrecord.reading.pieces import WordPieces
from training import corpora, written_sentences
from training.base import base_folder
from training.batches import Batcher
from training.losses import LOSS
from training.network import Inventory, Reader

CORPORA = {
    "ewt": ("syntax", "syntax/ewt-train.conllu.gz"),
    "gum": ("syntax", "syntax/gum-train.conllu.gz"),
    "wwn": ("names", "names/wwn-train.jsonl.gz"),
    "re3d": ("names", "names/re3d.jsonl"),
    "polnear": ("said", "said/polnear.train.jsonl.gz"),
    "written": ("said", None),
    "uw": ("factuality", "said/factuality.uw.train.jsonl.gz"),
}
UNLICENSED = ("wwn", "polnear", "uw")  # no licence stated, or text of LDC origin
STAND_INS = ("re3d",)  # used where those are left out; its types are not quite ours
ABLATIONS = ("crf", "shapes")
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
        return corpora.re3d(path, 80) if path.stem == "re3d" else corpora.names(path, 80)
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


def train(data: Path, out: Path, config: dict, options: argparse.Namespace) -> None:
    """Run or resume the training; leaves ``checkpoint.pt``, ``best.pt`` and ``log.jsonl`` in ``out``."""
    torch.manual_seed(config["seed"])
    units = load_units(data, config, set(options.without))
    labels = inventory(units["syntax"])
    reader = Reader(labels, config["dropout"])
    reader.encoder.load_bert(base_folder() / "model.safetensors")
    if options.init:
        start_from(reader, labels, options.init)
    ablate(reader, options.ablate)
    if "only" in config:
        for name, parameter in reader.named_parameters():
            parameter.requires_grad_(name.split(".")[0] in config["only"])
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    reader.to(device)
    step_by = optimizer(reader, config)
    pieces = WordPieces.from_file(base_folder() / "vocab.txt")
    batcher = Batcher(pieces, labels, config["batch_pieces"], config["wrapped"])
    streams = {t: batcher.forever(u, config["seed"] + i) for i, (t, u) in enumerate(sorted(units.items()))}
    order = task_order(config, sorted(units))
    out.mkdir(parents=True, exist_ok=True)
    done = resume(out, reader, step_by, streams, order)
    losses: dict[str, list[float]] = {t: [] for t in units}
    began = time.monotonic()
    last = config["steps"]
    reader.train()
    for step in range(done, last):
        task = next(order)
        batch = batcher.tensors(next(streams[task]), random.Random(config["seed"] * 7919 + step)).to(device)
        rate = schedule(step + 1, config["steps"], config["warm_steps"])
        for group, base_rate in zip(step_by.param_groups, (config["encoder_rate"], config["head_rate"]), strict=True):
            group["lr"] = base_rate * rate
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=config["bfloat16"]):
            loss = LOSS[task](reader, batch)
        step_by.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        step_by.step()
        losses[task].append(float(loss.detach()))
        if (step + 1) % 50 == 0:
            report(out, step + 1, losses, (time.monotonic() - began) / (step + 1 - done))
        if (step + 1) % config["checkpoint_steps"] == 0 or step + 1 == last:
            save(out, step + 1, reader, step_by, labels, config)
        if (step + 1) % config["dev_steps"] == 0 or step + 1 == last:
            keep_best(data.parent, out, reader, labels, step + 1)


def ablate(reader: Reader, choice: str | None) -> None:
    """Take one choice out of the network, to see what it is worth."""
    if choice == "crf":
        for crf in (reader.names_crf, reader.said_crf):
            crf.raw.requires_grad_(False)
    if choice == "shapes":
        reader.encoder.shape.weight.requires_grad_(False)


def keep_best(shared: Path, out: Path, reader: Reader, labels: Inventory, step: int) -> None:
    """Score the network as it would ship on the development sets; keep it where no earlier one had a higher mean."""
    from benchmarks.quality import head_scores
    from training.export import write_folder

    write_folder(reader, labels, step, out / "reader", f"step {step}", out / "fp32")
    scores = head_scores(shared, out / "reader")
    mean = sum(scores.values()) / len(scores)
    past = [line["mean"] for line in read_log(out) if "mean" in line]
    append_log(out, {"step": step, "mean": round(mean, 2), "dev": scores})
    if mean >= max(past, default=0.0):
        shutil.copy(out / "checkpoint.pt", out / "best.pt")
    reader.train()


def best_of(run: Path) -> Path:
    """Return the best checkpoint of a run by development score, or the last one where none was scored."""
    best = run / "best.pt"
    return best if best.exists() else run / "checkpoint.pt"


def start_from(reader: Reader, labels: Inventory, run: Path) -> None:
    """Begin with the weights of another run; heads that it lacks begin fresh."""
    state = torch.load(best_of(run), weights_only=True, map_location="cpu")
    if Inventory(**state["inventory"]) != labels:
        raise SystemExit(f"{run} was trained on other syntax labels")
    reader.load_state_dict(state["reader"], strict=False)
    parts = [{key.split(".")[0] for key in of} for of in (reader.state_dict(), state["reader"])]
    print("begin fresh: " + ", ".join(sorted(parts[0] - parts[1])), flush=True)


def resume(out: Path, reader: Reader, step_by: torch.optim.Optimizer, streams: dict, order: Iterator[str]) -> int:
    """Load the last checkpoint, if any, and wind the data forward to it; return the steps done."""
    path = out / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True, map_location=next(reader.parameters()).device)
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
    append_log(out, line)


def append_log(out: Path, line: dict) -> None:
    """Append one line to the log and print it."""
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")
    print(line, flush=True)


def read_log(out: Path) -> list[dict]:
    """Return the lines of the log so far."""
    path = out / "log.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def stages(path: Path) -> list[tuple[str, dict]]:
    """Return the configs that are trained one after the other, with the names of their runs; the given one is last."""
    config = tomllib.loads(path.read_text(encoding="utf-8"))
    before = stages(path.parent / config["after"]) if "after" in config else []
    return [*before, (path.stem, config)]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("training/runs"), help="folder of the runs, one a config")
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "small.toml")
    parser.add_argument("--without", action="append", default=[], choices=sorted(CORPORA), help="leave a corpus out")
    parser.add_argument("--init", type=Path, help="begin with the weights of this run; no stage goes before")
    parser.add_argument("--ablate", choices=ABLATIONS, help="leave one choice out, to see what it is worth")
    parser.add_argument("--licensed-only", action="store_true", help=f"leave out {', '.join(UNLICENSED)}")
    args = parser.parse_args()
    args.without += UNLICENSED if args.licensed_only else STAND_INS
    plan = stages(args.config)
    for name, config in plan[-1:] if args.init else plan:
        torch.set_num_threads(config["threads"])
        train(args.data, args.out / name, config, args)
        args.init = args.out / name


if __name__ == "__main__":
    main()
