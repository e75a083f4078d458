"""Event coreference on given mentions: the rows of MENTIONS and DOCS become Sheets with triggers.

In: rows {mention_id, doc_id, sent_id, tokens, text, head} and documents {doc_id, sentences: {number: words}}.
Token numbers count within the sentence or the document, and some documents were numbered without their first lines:
the count that makes most words of a document fall into place is taken. Out: rows {mention_id, chain}.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.sets import text_of
from onrecord.facts import Article
from onrecord.facts.identity import text_hash
from onrecord.facts.sheet import Name, Sheet, Word
from onrecord.linking.same_event import same_events
from onrecord.reading.decode import Decoded
from onrecord.reading.model import load

Row = Mapping[str, Any]
Triggers = list[tuple[str, list[int]]]
TRIED = 12  # ways to count that are tried on a document, the most fitting first


def coref(mentions: Sequence[Row], documents: Sequence[Row]) -> Iterator[str]:
    """Yield a line {mention_id, chain} for each mention, in the order given."""
    chains = same_events(collection(mentions, documents)).of
    for row in mentions:
        key = row["mention_id"]
        yield json.dumps({"mention_id": key, "chain": chains.get(key, key)}) + "\n"


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines, plain or gzipped."""
    return [json.loads(line) for line in text_of(path).split("\n") if line.strip()]


def collection(mentions: Sequence[Row], documents: Sequence[Row]) -> list[tuple[Sheet, Triggers]]:
    """Return the Sheet of every document that has mentions, with its triggers."""
    of: dict[str, list[Row]] = defaultdict(list)
    for row in mentions:
        of[row["doc_id"]].append(row)
    found = []
    for row in documents:
        if row["doc_id"] in of:
            sentences, origin = _sentences(row)
            places = placed(row, of[row["doc_id"]])
            index = {place: i for i, place in enumerate(origin)}
            kept = {key: [index[p] for p in ps if p in index] for key, ps in places.items()}
            found.append((sheet_of(row["doc_id"], sentences), [(key, words) for key, words in kept.items() if words]))
    return found


def _sentences(row: Row) -> tuple[list[list[str]], list[tuple[int, int]]]:
    """Return the sentences, lines that are an address left out, and where each word stood (sentence, word)."""
    sentences, origin = [], []
    for number in sorted(row["sentences"], key=int):
        words = row["sentences"][number]
        if words and not (len(words) > 2 and words[0].startswith("http") and words[1] == ":"):
            sentences.append([w if w.strip() else "_" for w in words])
            origin += [(int(number), i) for i in range(len(words))]
    return sentences, origin


def placed(document: Row, mentions: Sequence[Row]) -> dict[str, list[tuple[int, int]]]:
    """Return where the words of each mention stand: (sentence, word)."""
    flat = [(int(n), i) for n in sorted(document["sentences"], key=int) for i in range(len(document["sentences"][n]))]
    words = [document["sentences"][str(n)][i] for n, i in flat]
    begins = {n: at for at, (n, i) in enumerate(flat) if i == 0}
    ways: Counter[tuple[str, int]] = Counter()
    for row in mentions:
        ways.update(_ways(row, words, flat))
    tried = sorted(ways, key=lambda way: (-ways[way], way[0], abs(way[1])))[:TRIED]
    return {row["mention_id"]: [flat[i] for i in _find(row, words, begins, tried)] for row in mentions}


def _ways(row: Row, words: Sequence[str], flat: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    """Yield each way to count under which the words of a mention are those of the document."""
    text, numbers = row["text"].split(), sorted(row["tokens"])
    for at, word in enumerate(words):
        if word == text[0] and _fits(text, [at + n - numbers[0] for n in numbers], words):
            yield "document", at - numbers[0]
            if flat[at][1] == numbers[0]:
                yield "sentence", flat[at][0] - row["sent_id"]


def _find(row: Row, words: Sequence[str], begins: Mapping[int, int], tried: Sequence[tuple[str, int]]) -> list[int]:
    text, numbers = row["text"].split(), sorted(row["tokens"])
    for way, shift in tried:
        base = shift if way == "document" else begins.get(row["sent_id"] + shift)
        places = [base + n for n in numbers] if base is not None else []
        if places and _fits(text, places, words):
            return places
    heads = [i for i, word in enumerate(words) if word == row.get("head", text[0])]
    shift = tried[0][1] if tried and tried[0][0] == "document" else 0
    return [min(heads, key=lambda i: abs(i - numbers[0] - shift))] if heads else []


def _fits(text: Sequence[str], places: Sequence[int], words: Sequence[str]) -> bool:
    return len(text) == len(places) and all(
        0 <= i < len(words) and words[i] == word for i, word in zip(places, text, strict=True)
    )


def sheet_of(name: str, sentences: Sequence[Sequence[str]]) -> Sheet:
    """Read sentences of given words into a Sheet whose article's id is ``name``."""
    from benchmarks.predict import read_words

    lemmas = load().lemmas
    words: list[Word] = []
    names: list[Name] = []
    bounds: list[tuple[int, int]] = []
    place = 0
    for number, (given, found) in enumerate(zip(sentences, read_words(sentences, whole=True), strict=True)):
        first = len(words)
        for i, text in enumerate(given):
            words.append(_word(text, i, first, place, number, found, lemmas.of(text, found.xpos[i])))
            place += len(text) + 1
        names += [Name(first + a, first + b, kind, score) for a, b, kind, score in found.names]  # type: ignore[arg-type]
        bounds.append((first, len(words)))
    text = " ".join(word.text for word in words)
    article = Article(id=name, text_hash=text_hash(text), text=text)
    return Sheet(article, tuple(words), ((0, len(words)),), tuple(bounds), tuple(names))


def _word(text: str, i: int, first: int, place: int, sentence: int, found: Decoded, lemma: str) -> Word:
    head = found.head[i] + first if found.head[i] >= 0 else -1
    return Word(place, place + len(text), text, lemma, found.upos[i], found.xpos[i], head, found.rel[i], sentence)
