"""Public corpora -> training units.

A unit is what the model reads in one pass: a paragraph, or a few sentences of one document in a row.
Nothing of the corpora is copied into the project; each reader here names its file below ``data``.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.reading.words import word_spans

LONGEST_UNIT = 160  # words
NAME_TYPES = ("Person", "Organization", "Location", "Facility", "NORP", "Product", "Date", "Money", "Misc")
SAID_TYPES = ("source", "cue", "content")
# re3d's types -> ours; the others are no names in our sense
RE3D_TYPES = {
    "Organisation": "Organization",
    "Location": "Location",
    "Person": "Person",
    "Nationality": "NORP",
    "Temporal": "Date",
    "Money": "Money",
    "Vehicle": "Product",
    "Weapon": "Product",
    "MilitaryPlatform": "Product",
    "DocumentReference": "Misc",
}


def bio(types: tuple[str, ...]) -> list[str]:
    """Return the BIO labels of span types, O first."""
    return ["O", *(f"{mark}-{kind}" for kind in types for mark in "BI")]


NAME_LABELS, SAID_LABELS = bio(NAME_TYPES), bio(SAID_TYPES)
UNKNOWN = "?"  # an inner label that a corpus of one layer does not tell


@dataclass(slots=True)
class Unit:
    """Words with the labels of one task; ``sentence`` numbers the sentence of each word."""

    task: str
    words: list[str]
    sentence: list[int]
    labels: dict[str, list] = field(default_factory=dict)


def read_text(path: Path) -> str:
    """Read a plain or gzipped UTF-8 file."""
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")


def rows(path: Path) -> Iterator[dict]:
    """Read JSON lines."""
    for line in read_text(path).split("\n"):
        if line.strip():
            yield json.loads(line)


# ---- syntax -----------------------------------------------------------------
def conllu_sentences(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield (document, rows of ten columns) for each sentence; ranges and empty nodes left out."""
    document, current = "", []
    for line in [*read_text(path).split("\n"), ""]:
        if line.startswith("# newdoc"):
            document = line
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                current.append(columns)
        elif not line and current:
            yield document, current
            current = []


def syntax_unit(sentences: list[list[list[str]]]) -> Unit:
    """Join sentences into one unit; heads count from 1 in the unit, 0 is the root."""
    unit = Unit("syntax", [], [], {"upos": [], "xpos": [], "head": [], "rel": []})
    for number, sentence in enumerate(sentences):
        base = len(unit.words)
        for c in sentence:
            unit.words.append(c[1])
            unit.sentence.append(number)
            unit.labels["upos"].append(c[3])
            unit.labels["xpos"].append(c[4])
            unit.labels["head"].append(int(c[6]) + base if c[6] != "0" else 0)
            unit.labels["rel"].append(c[7])
    return unit


def syntax(path: Path, most_words: int) -> list[Unit]:
    """Pack neighbouring sentences of a document into units of at most ``most_words`` words."""
    units, pack, size, last = [], [], 0, ""
    for document, sentence in conllu_sentences(path):
        if pack and (document != last or size + len(sentence) > most_words):
            units.append(syntax_unit(pack))
            pack, size = [], 0
        pack.append(sentence)
        size += len(sentence)
        last = document
    if pack:
        units.append(syntax_unit(pack))
    return units


# ---- names ------------------------------------------------------------------
def names(path: Path, most_words: int) -> list[Unit]:
    """Worldwide Newswire: pack neighbouring sentences."""
    return [unit for row in rows(path) for unit in names_units(row, most_words)]


def names_units(row: dict, most_words: int) -> list[Unit]:
    """Cut one row {tokens, tags, sentence_ends} after sentences."""
    units, start, previous = [], 0, 0
    ends = [*row["sentence_ends"]] or [len(row["tokens"])]
    if ends[-1] < len(row["tokens"]):
        ends.append(len(row["tokens"]))
    for end in ends:
        if end - start > most_words and previous > start:
            units.append(_name_unit(row, start, previous))
            start = previous
        previous = end
    units.append(_name_unit(row, start, previous))
    return [u for u in units if u.words]


def well_formed(tags: list[str]) -> list[str]:
    """Turn an I- that continues nothing into a B-: a window may begin inside a name."""
    out: list[str] = []
    for tag in tags:
        begins = tag.startswith("I-") and (not out or out[-1][2:] != tag[2:])
        out.append(f"B-{tag[2:]}" if begins else tag)
    return out


def _name_unit(row: dict, start: int, end: int) -> Unit:
    tags = well_formed(row["tags"][start:end])
    return Unit("names", row["tokens"][start:end], [0] * (end - start), {"tag": tags})


def re3d(path: Path, most_words: int) -> list[Unit]:
    """re3d: government and Wikipedia texts with entities, for training on freely licensed text alone."""
    units = []
    for row in rows(path):
        text: str = row["text"]
        kinds: dict[int, tuple[str, int]] = {}
        for entity in sorted(row["entities"], key=lambda e: e["span"][1] - e["span"][0]):
            kind, (start, end) = RE3D_TYPES.get(entity["type"]), entity["span"]
            for at in range(start, end) if kind else ():
                kinds.setdefault(at, (kind, start))
        spans = word_spans(text, 0, len(text))
        tags, previous = [], None
        for start, _ in spans:
            here = kinds.get(start)
            tags.append(f"{'I' if here == previous else 'B'}-{here[0]}" if here else "O")
            previous = here
        words = [text[s:e] for s, e in spans]
        ends = [i + 1 for i, word in enumerate(words) if word == "."]
        units += names_units({"tokens": words, "tags": tags, "sentence_ends": ends}, most_words)
    return units


# ---- attribution ------------------------------------------------------------
def said(path: Path) -> list[Unit]:
    """PolNeAR: labels and links from the character spans of its attributions."""
    return said_units(rows(path))


def said_units(articles: Iterable[dict]) -> list[Unit]:
    """Label rows {text, attributions} of PolNeAR's shape, one unit a paragraph or window of one.

    ``inner``, where a row has it: the attributions inside the contents of others, in the same shape. A row
    without it has one layer of labels, and nobody knows what its contents hold.
    """
    units = []
    for row in articles:
        text = row["text"]
        layers = [_label_characters(row["attributions"]), _label_characters(row.get("inner", ()))]
        start = 0
        for paragraph in text.split("\n"):
            spans = word_spans(text, start, start + len(paragraph))
            start += len(paragraph) + 1
            for piece in _windows(text, spans):
                units.append(_said_unit(text, piece, layers, known="inner" in row))
    return [u for u in units if len(u.words) > 1]


Layer = tuple[dict[int, tuple[str, int]], dict[tuple[str, int], int]]


def _label_characters(attributions: Iterable[dict]) -> Layer:
    """Map each labelled character to (type, start of its span), and each span start to the start of its cue."""
    at: dict[int, tuple[str, int]] = {}
    cue_of: dict[tuple[str, int], int] = {}
    for a in attributions:
        cue = min((s for s, _ in a["cue_span"]), default=-1)
        for kind in SAID_TYPES:
            for start, end in a[f"{kind}_span"] or ():
                at.update(dict.fromkeys(range(start, end), (kind, start)))
                cue_of[kind, start] = cue
    return at, cue_of


def _windows(text: str, spans: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Cut a long paragraph after sentence-final signs, at most LONGEST_UNIT words a window."""
    while len(spans) > LONGEST_UNIT:
        ends = [i for i in range(40, LONGEST_UNIT) if text[spans[i][0]] in ".!?" and spans[i][1] - spans[i][0] == 1]
        at = ends[-1] + 1 if ends else LONGEST_UNIT
        if at < len(spans) and text[spans[at][0]] in "”\"'’":
            at += 1
        yield spans[:at]
        spans = spans[at:]
    if spans:
        yield spans


def _said_unit(text: str, spans: list[tuple[int, int]], layers: list[Layer], known: bool) -> Unit:
    (tags, links), (inner, inner_links) = (_labels(spans, *layer) for layer in layers)
    if not known:
        inner = [UNKNOWN if tag.endswith("content") else "O" for tag in tags]
    labels = {"tag": tags, "link": links, "inner": inner, "inner_link": inner_links}
    return Unit("said", [text[s:e] for s, e in spans], [0] * len(spans), labels)


def _labels(spans: list[tuple[int, int]], at: dict[int, tuple[str, int]], cue_of: dict) -> tuple[list[str], list[int]]:
    """Return the BIO label of each word, and of each first word of a span the place of its cue."""
    tags, targets = ["O"] * len(spans), [-1] * len(spans)
    first_of: dict[tuple[str, int], int] = {}
    previous = None
    for i, (start, _) in enumerate(spans):
        here = at.get(start)
        if here:
            tags[i] = f"{'I' if here == previous else 'B'}-{here[0]}"
            if here != previous:
                first_of.setdefault(here, i)
        previous = here
    for key, i in first_of.items():
        cue = first_of.get(("cue", cue_of[key]))
        targets[i] = cue if cue is not None else -2  # its cue stands outside the unit, or there is none
    return tags, targets


# ---- factuality --------------------------------------------------------------
def factuality(path: Path) -> list[Unit]:
    """UW factuality: one unit a sentence, a value from -3 to 3 for each event word, NaN for the others."""
    values: dict[tuple[str, ...], dict[int, float]] = {}
    for row in rows(path):
        values.setdefault(tuple(row["tokens"]), {})[row["event_token"]] = float(row["label"])
    return [
        Unit(
            "factuality", list(words), [0] * len(words), {"value": [at.get(i, float("nan")) for i in range(len(words))]}
        )
        for words, at in values.items()
    ]
