"""Whom 'he', 'it', 'they', 'the ministry', 'both governments' mean.

``python -m benchmarks.coreference [--shared ../shared] [--verbose]``. In: the gold articles (statements whose speaker
words in our Reading are a pronoun or a definite noun without a name) and the invented paragraphs of
``tests/noticing/coreference.tsv``. Out: how many are right, kind by kind; the wrong ones with ``--verbose`` (of the
half that is kept back only with ``--kept``).
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality import GOLD, _read

PARAGRAPHS = Path(__file__).parents[1] / "tests" / "noticing" / "coreference.tsv"
KINDS = ("he/she", "they", "it", "the", "two of them", "nobody named")
_PRONOUNS = {"he": "he/she", "she": "he/she", "they": "they", "it": "it"}
_DEFINITE = ("the", "this", "that", "these", "those")
_TWO = ("both", "two", "pair", "duo", "neither", "latter", "former")
Score = dict[str, list[bool]]


@dataclass(frozen=True)
class Case:
    """A paragraph, the span of the phrase that was marked in it, and the words that name whom it means."""

    kind: str
    half: str
    text: str
    span: tuple[int, int]
    antecedents: tuple[str, ...]


def cases() -> list[Case]:
    """Return the invented paragraphs."""
    out = []
    for line in PARAGRAPHS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, half, marked, names = line.split("\t")
            before, phrase, after = re.split(r"\[\[|\]\]", marked.replace("\\n", "\n"))
            span = (len(before), len(before) + len(phrase))
            wanted = tuple(name for name in names.split("|") if name != "-")
            out.append(Case(kind, half, before + phrase + after, span, wanted))
    return out


def resolved(case: Case) -> list[Any]:
    """Return the actors that the program takes the marked phrase for: as a speaker, else as ``Who`` answers."""
    from onrecord import noticing
    from onrecord.facts.span import overlap
    from onrecord.facts.tree import Tree
    from onrecord.intake import article_from_text
    from onrecord.noticing.who import Who
    from onrecord.reading.read_sheet import read_sheet
    from onrecord.statements.state import state

    sheet = read_sheet(article_from_text(case.text))
    said, who = state(Tree(sheet), noticing.notice(sheet))
    actors = who.actors
    by_id = {a.id: a for a in actors}
    for one in said:
        if any(overlap(case.span, span) for span in one.speaker_spans):
            pairs = zip(one.speakers, one.speaker_spans, strict=True)
            return [by_id[a] for a, span in pairs if overlap(case.span, span)]
    before = [s for s in said if s.cue.spans and s.cue.spans[-1][1] <= case.span[0]]
    first = sum(w.end <= case.span[0] for w in sheet.words)
    end = sum(w.start < case.span[1] for w in sheet.words)
    return [by_id[a] for a in Who(sheet, actors).at(first, end, before[-1].speakers if before else ()) if a in by_id]


def is_right(case: Case, actors: list[Any]) -> bool:
    """Whether the actors are those wanted, each by a mention that names it; for nobody: no named actor."""
    if not case.antecedents:
        return not any(a.named for a in actors)
    wanted = [(at, at + len(name)) for name in case.antecedents for at in (case.text.find(name),)]
    hits = [[_names(case.text, span, actor) for span in wanted] for actor in actors]
    return len(actors) == len(wanted) and all(map(any, hits)) and all(map(any, zip(*hits, strict=True)))


def _names(text: str, span: tuple[int, int], actor: Any) -> bool:
    """Whether one of an actor's mentions is these words, half of them at least."""
    from onrecord.facts.span import overlap

    return any(2 * overlap(m, span) >= max(m[1] - m[0], span[1] - span[0]) for m in actor.mentions)


def own_paragraphs(half: str, verbose: bool) -> Score:
    """Score one half of the invented paragraphs."""
    score: Score = {}
    for case in cases():
        if case.half != half:
            continue
        actors = resolved(case)
        right = is_right(case, actors)
        score.setdefault(case.kind, []).append(right)
        if verbose and not right:
            start, end = case.span
            print(f"   {case.kind}: {case.text[:start]}[[{case.text[start:end]}]] {[a.name for a in actors]}")
    return score


def kind_of(text: str, span: tuple[int, int]) -> str | None:
    """Return the kind of a speaker's words; null where they name somebody or describe somebody new."""
    words = text[span[0] : span[1]].split()
    before = text[: span[0]].split()[-1:]
    lower = [w.lower() for w in words]
    if len(words) == 1 and lower[0] in _PRONOUNS:
        return _PRONOUNS[lower[0]]
    if not words or any(w[:1].isupper() for w in words[1:]) or not (lower[0] in _DEFINITE + _TWO or before):
        return None
    if lower[0] in _DEFINITE:
        lower = lower[1:]
    elif not (before and before[0].lower() in _DEFINITE and words[0][:1].islower()) and lower[0] != "both":
        return None
    return "two of them" if lower and lower[0] in _TWO and (len(lower) == 1 or lower[0] != "former") else "the"


def gold_readings(shared: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield each gold article's annotation and our reading of it."""
    yaml = importlib.import_module("yaml")
    for _, folder, articles in GOLD:
        for file in sorted((shared / folder).glob("*.yaml")):
            known = yaml.safe_load(file.read_text(encoding="utf-8"))
            if "article" in known:
                path = shared / articles / known["article"]
                yield known, json.loads(_read(shared / folder, path))


def gold_speakers(shared: Path, verbose: bool) -> Score:
    """Score the matched statements of the gold articles whose speaker is a pronoun or a definite noun."""
    sys.path.insert(0, str(shared / "tools"))
    score_gold = importlib.import_module("score_gold")
    without_returns = importlib.import_module("goldfile").without_returns
    score: Score = {}
    for known, reading in gold_readings(shared):
        text = reading["article"]["text"]
        pairs: list[tuple[dict[str, Any], dict[str, Any]]] = []
        article = score_gold.Article(
            without_returns(known, text), without_returns(reading, text), Counter(), verbose=False
        )
        article.statement = lambda g, p, pairs=pairs: pairs.append((g, p))
        article.statements()
        for g, p in pairs:
            kind = next((k for s in p.get("speaker_spans") or [] if (k := kind_of(article.text, s))), None)
            if kind is None:
                continue
            right = article.right_speakers(g, p)
            score.setdefault(kind, []).append(right)
            if verbose and not right:
                got = [article.actors.get(s, {}).get("name") for s in p["speakers"]]
                print(f"   {kind}: {known['article']} {g['id']} wanted {g['speaker']} got {got}")
    return score


def figures(shared: Path) -> dict[str, float]:
    """Return the figures for the table of all scores: gold articles, and both halves of the invented paragraphs."""
    scores = {
        "gold coreference": gold_speakers(shared, verbose=False),
        "coreference tune": own_paragraphs("tune", verbose=False),
        "coreference kept": own_paragraphs("kept", verbose=False),
    }
    return {name: 100 * right(score) / max(1, total(score)) for name, score in scores.items()}


def right(score: Score) -> int:
    """Return how many are right."""
    return sum(sum(v) for v in score.values())


def total(score: Score) -> int:
    """Return how many there are."""
    return sum(len(v) for v in score.values())


def show(title: str, score: Score) -> None:
    """Print one block."""
    print(f"{title:32s}{100 * right(score) / max(1, total(score)):6.1f} %  ({right(score)} of {total(score)})")
    for kind in KINDS:
        if (found := score.get(kind)) is not None:
            print(f"  {kind:30s}{100 * sum(found) / len(found):6.1f} %  ({sum(found)} of {len(found)})")


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--verbose", action="store_true", help="list the wrong ones")
    parser.add_argument("--kept", action="store_true", help="list those of the half kept back too: then it is spent")
    args = parser.parse_args()
    if (args.shared / "gold").is_dir():
        show("gold articles", gold_speakers(args.shared, args.verbose))
    else:
        print(f"gold articles skipped: {args.shared}/gold is not here")
    show("own paragraphs, for tuning", own_paragraphs("tune", args.verbose))
    show("own paragraphs, kept back", own_paragraphs("kept", args.verbose and args.kept))
    return 0


if __name__ == "__main__":
    sys.exit(main())
