"""How fast and how big: ``python -m benchmarks.speed [--articles 200] [--memory 5000]``.

Prints CPU seconds and ratios, never asserts them: machines differ. Articles are made here from invented
sentences, 500 words each, so that the figures need no corpus.
"""

from __future__ import annotations

import argparse
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


def article(seed: int, words: int = 500) -> str:
    """Return one invented article of about this many words."""
    chance = random.Random(seed)
    paragraphs: list[str] = []
    count = 0
    while count < words:
        paragraph = " ".join(chance.sample(SENTENCES, 2))
        paragraphs.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(paragraphs)


def reading(articles: int) -> None:
    """Print articles a second on one core, whole reads, and the share of each step."""
    from onrecord import noticing
    from onrecord.claims.take import take
    from onrecord.facts.tree import Tree
    from onrecord.intake import Given, article_from_text
    from onrecord.propositions.propose import propose
    from onrecord.reading.read_sheet import read_sheet
    from onrecord.statements.state import state

    given = Given(published="2024-05-17", outlet="Invented Wire")
    texts = [article_from_text(article(n), given) for n in range(articles)]
    sheet = read_sheet(texts[0])  # what is loaded once is not counted
    state(Tree(sheet), noticing.notice(sheet))
    spent = dict.fromkeys(("sheet", "noticing", "statements", "propositions", "claims"), 0.0)
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
    """Print the CPU time of ``onrecord --help`` and of the first result of ``onrecord read`` on one article."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_text(article(1), encoding="utf-8")
        for label, command in (("onrecord --help", ["--help"]), ("read, one article", ["read", "--json", str(path)])):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            began = time.monotonic()
            subprocess.run([sys.executable, "-m", "onrecord", *command], stdout=subprocess.DEVNULL, check=True)
            wall = time.monotonic() - began
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"{label:22s} {cpu:8.2f} s CPU, {wall:.2f} s by the clock")


def memory(articles: int) -> None:
    """Print the peak memory of reading many articles into a record."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.jsonl"
        import json

        with path.open("w", encoding="utf-8") as out:
            for n in range(articles):
                out.write(
                    json.dumps(
                        {
                            "text": article(n),
                            "url": f"https://example.org/{n}",
                            "outlet": "Invented Wire",
                            "published": "2024-05-17",
                        }
                    )
                    + "\n"
                )
        program = (
            "import resource,sys;from onrecord.__main__ import main\n"
            "try: main()\nexcept SystemExit: pass\n"
            "print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, 'MB', file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, "read", str(path), "--record", str(Path(folder) / "record.db")],
            capture_output=True,
            text=True,
            check=False,
        )
        print(
            f"reading {articles} articles into a record: "
            + next(x for x in done.stderr.splitlines() if x.startswith("peak"))
        )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--memory", type=int, default=0, help="also read this many articles into a record")
    args = parser.parse_args()
    starting()
    reading(args.articles)
    if args.memory:
        memory(args.memory)


if __name__ == "__main__":
    main()
