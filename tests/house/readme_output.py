"""Fill the README's answers with what the program prints: ``python -m tests.house.readme_output``.

In: README.md with ``<!-- output: COMMAND -->`` marks. Out: the same file, each mark followed by the real output on a
record of the demonstration articles. It is run by hand after the reader model or the rules have changed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from onrecord.questions import OpenRecord

README = Path(__file__).parents[2] / "README.md"
MARK = re.compile(r"<!-- output: (.+?) -->\n.*?<!-- end -->", re.S)
WIDTH = {"COLUMNS": "100"}


def printed(command: list[str], record: str) -> str:
    """Return what ``onrecord COMMAND`` prints on that record."""
    call = [sys.executable, "-m", "onrecord", *command, "--record", record]
    return subprocess.run(call, capture_output=True, text=True, check=True, timeout=120,
                          env={**os.environ, **WIDTH}).stdout


def fill(text: str, record: str) -> str:
    """Return the README with every output as it is now."""
    with OpenRecord(record) as opened:
        claim = opened.claims(limit=1).items[0].id
        statement = opened.formulas(limit=1).items[0].uses[0].statement

    def filled(mark: re.Match[str]) -> str:
        words = mark[1].format(claim=claim, statement=statement)
        answer = "\n".join(line.rstrip() for line in printed(words.split(), record).splitlines())
        return f"<!-- output: {mark[1]} -->\n```console\n$ onrecord {words}\n{answer}\n```\n<!-- end -->"

    return MARK.sub(filled, text)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        record = str(Path(folder) / "demo.db")
        printed(["demo"], record)
        README.write_text(fill(README.read_text(encoding="utf-8"), record), encoding="utf-8")
