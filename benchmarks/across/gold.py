"""Gold for several articles together, and the articles it speaks of.

In: a folder with ``story.yaml`` and its articles, or ``across.yaml`` with gold and texts of single articles. Out: a
``Case``: dated articles, the gold rows, and what the ids of single articles' gold (``c1``, ``b6``) stand for.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from onrecord.facts import Article
from onrecord.intake import Given, articles_from

Gold = dict[str, Any]


class Case(NamedTuple):
    """One matter. ``articles``: by the name that gold uses. ``words``: by (article, id) the words an id stands for."""

    name: str
    gold: Gold
    articles: dict[str, Article]
    words: dict[tuple[str, str], list[str]]


def cases(folder: Path) -> Iterator[Case]:
    """Yield the matters below a folder of invented articles, by name."""
    for file in sorted(folder.rglob("story.yaml")):
        articles = {path.stem: _read(path) for path in sorted(file.parent.glob("*.txt"))}
        yield Case(file.parent.name, _loaded(file), articles, {})


def seeds(across: Path, texts: Path) -> Case:
    """Return the matter of ``across.yaml``: single articles' gold beside it, their texts in another folder."""
    gold, articles, words = _loaded(across), {}, {}
    for line in gold["same_story"]:
        name = Path(line).stem
        single = _loaded(across.parent / f"{name}.yaml")
        given = Given(outlet=single.get("outlet"), published=str(single.get("published") or "") or None)
        articles[name] = _read(texts / line, given)
        for claim in single["claims"]:
            firm = [p for p in claim["positions"] if not p.get("optional")]
            words[name, claim["id"]] = [p["evidence"] for p in firm]
        for said in single["statements"]:
            words[name, said["id"]] = listed(said["content"])
    gold["same_story"] = list(articles)
    return Case(across.stem, gold, articles, words)


def listed(value: Any) -> list[Any]:
    """Return a value as a list: none of null, one of anything else."""
    return [] if value is None else value if isinstance(value, list) else [value]


def _read(path: Path, given: Given | None = None) -> Article:
    (article,) = articles_from([path], given)
    if not isinstance(article, Article):
        raise SystemExit(f"{path}: {article}")
    return article


def _loaded(file: Path) -> Gold:
    loaded: Gold = yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded
