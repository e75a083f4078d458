"""Every development score in one table: ``python -m benchmarks.quality [--shared ../shared] [--store] [--check]``.

Predicts on the development sets, runs the scorers that lie beside them, prints the figures. ``--store`` keeps
them as the baseline (``benchmarks/baseline.json``); ``--check`` fails where one falls by more than half a point,
three on the few gold articles.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

BASELINE = Path(__file__).parent / "baseline.json"
SLACK = 0.5  # points a figure may fall before the check fails
GOLD_SLACK = 3.0  # gold articles are few: one speaker of the seeds is nearly three points, and processors differ

# task, input, gold as the scorer reads it, scorer with options, lines to keep: (label in the scorer's output, our name)
HEADS = (
    ("syntax", "data/syntax/ewt-dev.conllu.gz", "score_syntax.py", (), (("UPOS", "UPOS EWT"), ("LAS", "LAS EWT"))),
    ("syntax", "data/syntax/gum-dev.conllu", "score_syntax.py", (), (("UPOS", "UPOS GUM"), ("LAS", "LAS GUM"))),
    ("names", "data/names/wwn-dev.jsonl", "score_names.py", (), (("micro", "names F1"),)),
    (
        "said-bio",
        "data/said/polnear.cofenet-valid.bio.jsonl.gz",
        "score_said.py",
        ("--mode", "bio"),
        (("source EM", "source EM"), ("cue EM", "cue EM"), ("content EM", "content EM")),
    ),
    (
        "said",
        "data/said/polnear.dev.jsonl",
        "score_said.py",
        ("--mode", "relation"),
        (("detect", "said found"), ("detect+speaker", "said found with speaker")),
    ),
    (
        "factuality",
        "data/said/factuality.uw.dev.jsonl.gz",
        "score_factuality.py",
        (),
        (("r", "factuality r (hundredths)"), ("macro-F1", "factuality macro-F1")),
    ),
)
WHEN = ("relaxed", "value", "calendar")
SETS = (("meantime-en", "MEANTIME"), ("timebank", "TimeBank"), ("aquaint", "AQUAINT"))
NOTICED = (
    *(
        ("when", f"data/when/{file}.jsonl", "score_when.py", (), tuple((x, f"times {x} {name}") for x in WHEN))
        for file, name in SETS
    ),
    (
        "where",
        "data/where/tr-news.dev.jsonl",
        "score_where.py",
        (),
        (("acc@161 all", "places of all"), ("acc@161 covered", "places of covered"), ("country by id", "countries")),
    ),
)
# event coreference: mentions, documents, our name
SAME_EVENT = (
    ("data/story/ecbplus/event_mentions.dev.jsonl", "data/story/ecbplus/docs.jsonl.gz", "same event CoNLL ECB+ dev"),
    ("data/story/meantime/event_mentions.jsonl", "data/story/meantime/docs.jsonl", "same event CoNLL MEANTIME"),
)
STORIES = "data/story/gva/docs.dev.jsonl.gz"
GOLD = (("seeds", "gold", "seeds"), ("dev", "gold/dev", "gold/dev/articles"))
GOLD_LINES = (
    "statements",
    "speaker",
    "on_behalf_of",
    "act",
    "form",
    "when",
    "chain",
    "positions",
    "date",
    "grouping B3",
    "plain assertions",
    "events",
    "dyad",
    "realis",
)


def last_number(line: str) -> float:
    """Return F1 where a scorer prints one, else its first figure."""
    found = re.search(r"F1\s+([\d.]+)", line) or re.search(r"\s([\d.]+)(?:\s|$| %)", line)
    if found is None:
        raise SystemExit(f"no figure in: {line}")
    return float(found.group(1))


def run(command: list[str]) -> str:
    """Run a Python program and return what it prints; stop where it fails."""
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout


def head_scores(shared: Path, reader: Path) -> dict[str, float]:
    """Score the heads of the reader model in a folder."""
    os.environ["ONRECORD_READER"] = str(reader)
    with tempfile.TemporaryDirectory() as out:
        return scores(HEADS, shared, Path(out))


def scores(sets: tuple[Any, ...], shared: Path, out: Path) -> dict[str, float]:
    """Predict and score some development sets."""
    figures: dict[str, float] = {}
    for task, source, scorer, options, keep in sets:
        predicted = out / f"{task}.pred"
        run(["-m", "benchmarks.predict", task, "--in", str(shared / source), "--out", str(predicted)])
        lines = run([str(shared / "tools" / scorer), str(shared / source), str(predicted), *options]).splitlines()
        for label, name in keep:
            line = next(x for x in lines if re.match(rf"{re.escape(label)}\s\s", x))
            figures[name] = last_number(line[len(label) :]) * (100 if "hundredths" in name else 1)
    return figures


def same_event(shared: Path, out: Path) -> dict[str, float]:
    """Score which given mentions of events are put together (task coref)."""
    figures: dict[str, float] = {}
    for mentions, docs, name in SAME_EVENT:
        given = ["--in", str(shared / mentions), "--docs", str(shared / docs), "--out", str(out / "coref.pred")]
        run(["-m", "benchmarks.predict", "coref", *given])
        tool = str(shared / "tools" / "score_story.py")
        printed = run([tool, str(shared / mentions), str(out / "coref.pred"), "--mode", "mentions"])
        line = next(x for x in printed.splitlines() if x.startswith("CoNLL"))
        figures[name] = last_number(line[len("CoNLL") :])
    return figures


def running_stories(shared: Path, out: Path) -> dict[str, float]:
    """Score which dated articles are put into one story, online, and the largest cluster that mixes stories."""
    source, predicted = shared / STORIES, out / "stories.pred"
    run(["-m", "benchmarks.predict", "stories", "--in", str(source), "--out", str(predicted)])
    tool = str(shared / "tools" / "score_story.py")
    printed = run([tool, str(source), str(predicted), "--mode", "stories"])
    p, r, f = re.findall(r"\d+\.\d", next(x for x in printed.splitlines() if x.startswith("pairwise")))
    figures = {"stories P": float(p), "stories R": float(r), "stories F": float(f)}
    impure = re.search(r"largest impure cluster: (\d+)", printed)
    return figures | {"stories out of the largest impure (100 - n)": 100.0 - int(impure.group(1) if impure else 0)}


def gold(shared: Path, out: Path) -> dict[str, float]:
    """Score whole readings on the gold articles."""
    figures: dict[str, float] = {}
    for name, folder, articles in GOLD:
        readings = out / f"{name}.jsonl"
        readings.write_bytes(b"".join(_read(shared / folder, f) for f in sorted((shared / articles).glob("*.txt"))))
        printed = run(
            [
                str(shared / "tools" / "score_gold.py"),
                "--gold",
                str(shared / folder),
                "--articles",
                str(shared / articles),
                "--readings",
                str(readings),
            ]
        ).splitlines()
        for line in printed:
            label = next((x for x in GOLD_LINES if re.match(rf"\s*{re.escape(x)}\s", line)), None)
            if label:
                figures[f"gold {name}: {label}"] = last_number(line.strip()[len(label) :])
    return figures


def coreference(shared: Path) -> dict[str, float]:
    """Score whom pronouns and common nouns mean."""
    from benchmarks.coreference import figures

    return figures(shared)


def _read(folder: Path, path: Path) -> bytes:
    """Read one gold article as a user would: its outlet and date given where the gold file knows them."""
    import yaml

    from onrecord.flow import read
    from onrecord.intake import Given, article_from_text

    for file in folder.glob("*.yaml"):
        known = yaml.safe_load(file.read_text(encoding="utf-8"))
        if known.get("article") == path.name:
            published = known.get("published")
            given = Given(outlet=known.get("outlet"), published=str(published) if published else None)
            return read(article_from_text(path.read_bytes().decode("utf-8"), given)).to_json() + b"\n"
    raise SystemExit(f"no gold file for {path.name}")


def fallen(figures: dict[str, float], before: dict[str, float]) -> list[str]:
    """Return the names of the figures that lie more than the slack below the baseline."""
    return [
        name
        for name, value in figures.items()
        if name in before and value < before[name] - (GOLD_SLACK if name.startswith("gold") else SLACK)
    ]


def main() -> int:
    """Run the command line; 1 where --check finds a fall."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", choices=("heads", "gold"), help="score only the heads, or only whole readings")
    parser.add_argument("--store", action="store_true", help="keep the figures as the baseline")
    parser.add_argument("--check", action="store_true", help="fail where a figure falls below the baseline")
    args = parser.parse_args()
    if not (args.shared / "data").is_dir():
        print(f"skipped: {args.shared}/data is not here")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        figures: dict[str, float] = {}
        if args.only != "heads":
            figures |= gold(args.shared, Path(folder))
            figures |= coreference(args.shared)
        if args.only != "gold":
            figures |= scores(HEADS + NOTICED, args.shared, Path(folder))
            figures |= running_stories(args.shared, Path(folder))
            figures |= same_event(args.shared, Path(folder))
    before = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    for name, value in figures.items():
        print(f"{name:36s}{value:7.1f}   baseline {before.get(name, float('nan')):6.1f}")
    if args.store:
        BASELINE.write_text(json.dumps(before | figures, indent=1) + "\n", encoding="utf-8")
    worse = fallen(figures, before)
    if args.check and worse:
        print("fallen: " + ", ".join(worse))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
