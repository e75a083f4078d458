"""Print the figures of the invented articles beside the stored ones: ``python -m benchmarks.own_gold [--store]``."""

from __future__ import annotations

import json
import sys

from benchmarks.own_gold.scores import BASELINE, scores

if __name__ == "__main__":
    found = scores()
    if "--store" in sys.argv:
        BASELINE.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    stored = json.loads(BASELINE.read_text(encoding="utf-8"))
    for question, figure in found.items():
        print(f"{question:<12}{figure:6.1f} %   {figure - stored[question]:+.1f}")
