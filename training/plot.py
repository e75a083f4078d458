"""The course of a training as a picture: ``python -m training.plot --run training/runs/small``.

Reads ``log.jsonl``, writes ``log.svg`` beside it: losses above, development scores below.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot

from training.train import read_log


def draw(run: Path) -> Path:
    """Draw the log of a run and return the picture's path."""
    lines = read_log(run)
    figure, (above, below) = pyplot.subplots(2, 1, sharex=True, figsize=(9, 8), layout="constrained")
    for task in ("syntax", "names", "said", "factuality"):
        points = [(line["step"], line[task]) for line in lines if task in line]
        if points:
            above.plot(*zip(*points, strict=True), label=task)
    above.set(ylabel="loss", yscale="log")
    scored = [line for line in lines if "dev" in line]
    for name in sorted({name for line in scored for name in line["dev"]}):
        points = [(line["step"], line["dev"][name]) for line in scored if name in line["dev"]]
        below.plot(*zip(*points, strict=True), marker="o", label=name)
    below.set(xlabel="step", ylabel="development score")
    for axes in (above, below):
        axes.legend(fontsize="small", loc="center left", bbox_to_anchor=(1, 0.5))
        axes.grid(alpha=0.3)
    out = run / "log.svg"
    figure.savefig(out)
    return out


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, default=Path("training/runs/small"))
    print(draw(parser.parse_args().run))


if __name__ == "__main__":
    main()
