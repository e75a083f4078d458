"""Make ``src/onrecord/data/linking/event_words.tsv``: which words may name the same event ('acquire', 'acquisition').

In: the dictionary files of WordNet 3.0 (``--wordnet``: the folder with data.verb, index.verb, cntlist.rev) and the
weights of all-MiniLM-L6-v2 (``--minilm``: model.safetensors, Apache-2.0), of which only the vectors of word pieces
are used. Out: the table on standard output. Needs safetensors; no text of any corpus is used.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

KIN = 0.15  # WordNet likeness from which a pair is kept
NEAR = 0.38  # MiniLM likeness from which a pair is kept
SENSES = 5
FILES = (("v", "verb"), ("n", "noun"), ("a", "adj"))
HAPPENING = ("04", "11")  # lexicographer files noun.act and noun.event
MAYBE = ("22", "19", "10", "26", "07", "12", "09", "21")  # process, phenomenon, communication, state, ...
# Weight of a synset's neighbours beside its own 1: derivation, hypernym, verb or adjective group.
LINKS = {"+": 0.8, "\\": 0.8, "@": 0.4, "&": 0.5, "*": 0.3, ">": 0.3}
HEADER = """\
# Pairs of words that may name the same event, in alphabetical order; likeness in hundredths.
# kin: cosine of their senses in WordNet 3.0, derivations, hypernyms and verb groups counted in; 0 below 15.
# near: cosine of the words' piece vectors in all-MiniLM-L6-v2 (Apache-2.0), common directions off; 0 below 38.
# Made by training/tables/event_words.py; do not edit. WordNet 3.0 Copyright 2006 by Princeton University. All rights
# reserved. Permission to use, copy, modify and distribute this software and database and its documentation for any
# purpose and without fee or royalty is hereby granted, provided that you agree to comply with the following copyright
# notice and statements, including the disclaimer, and that the same appear on ALL copies of the software, database and
# documentation, including modifications that you make for internal use or for distribution. THIS SOFTWARE AND DATABASE
# IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF
# EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANT-ABILITY OR
# FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT
# INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. The name of Princeton University or
# Princeton may not be used in advertising or publicity pertaining to distribution of the software and/or database.
# Title to copyright in this software, database and any associated documentation shall at all times remain with
# Princeton University and LICENSEE agrees to preserve same.
# word	other	kin	near"""


class Synset(NamedTuple):
    """Words of one sense, its lexicographer file, and its links (symbol, synset, our word, their word; from 1)."""

    words: list[str]
    file: str
    links: list[tuple[str, str, int, int]]


class WordNet:
    """The senses of words; ``folder``: the dictionary files."""

    def __init__(self, folder: Path) -> None:
        self.synsets: dict[str, Synset] = {}
        self.senses: dict[tuple[str, str], list[str]] = {}
        self.counts: Counter[tuple[str, str, int]] = Counter()
        for part, name in FILES:
            for fields in _lines(folder / f"data.{name}"):
                self.synsets[part + fields[0]] = _synset(fields)
            for fields in _lines(folder / f"index.{name}"):
                self.senses[fields[0], part] = [part + offset for offset in fields[6 + int(fields[3]) :]]
        for line in (folder / "cntlist.rev").read_text(encoding="ascii").splitlines():
            key, sense, count = line.split()
            word, _, rest = key.partition("%")
            self.counts[word, "?nvara"[int(rest[0])], int(sense)] += int(count)

    def frequency(self, word: str, part: str) -> int:
        """Return how often a word stands in the texts WordNet was counted on."""
        return sum(self.counts[word, part, i + 1] for i in range(len(self.senses.get((word, part), ()))))

    def meaning(self, word: str, part: str) -> dict[str, float]:
        """Return the weights of the synsets a word calls up, as a vector of length one."""
        offsets = self.senses[word, part][:SENSES]
        seen = [self.counts[word, part, i + 1] + 0.5 / (i + 1) for i in range(len(offsets))]
        vector: Counter[str] = Counter()
        for offset, count in zip(offsets, seen, strict=True):
            weight, synset = math.sqrt(count / sum(seen)), self.synsets[offset]
            own = synset.words.index(word) + 1 if word in synset.words else 0
            vector[offset] += weight
            for symbol, other, ours, _ in synset.links:
                if symbol in LINKS and ours in (0, own) and other in self.synsets:
                    vector[other] += weight * LINKS[symbol]
        length = math.sqrt(sum(x * x for x in vector.values()))
        return {key: x / length for key, x in vector.items()}

    def names_events(self, word: str, part: str) -> bool:
        """Whether a word may be the trigger of an event: verbs, nouns of doing, what is derived from verbs."""
        synsets = [self.synsets[o] for o in self.senses[word, part][:SENSES]]
        derived = any(link[0] in "+\\" and link[1][0] == "v" for s in synsets for link in s.links)
        if part == "n":
            return any(s.file in HAPPENING for s in synsets) or (derived and any(s.file in MAYBE for s in synsets))
        return part == "v" or derived


def _lines(path: Path) -> Iterator[list[str]]:
    """Yield the fields of each line that is not of the licence."""
    for line in path.read_text(encoding="latin-1").splitlines():
        if not line.startswith("  "):
            yield line.split(" | ")[0].split()


def _synset(fields: list[str]) -> Synset:
    size = int(fields[3], 16)
    words = [fields[4 + 2 * i].lower().split("(")[0] for i in range(size)]
    first = 5 + 2 * size
    links = []
    for i in range(int(fields[first - 1])):
        symbol, offset, part, ends = fields[first + 4 * i : first + 4 * i + 4]
        links.append((symbol, part.replace("s", "a") + offset, int(ends[:2], 16), int(ends[2:], 16)))
    return Synset(words, fields[1], links)


def kin(net: WordNet, words: dict[str, str]) -> dict[tuple[str, str], float]:
    """Return the WordNet likeness of pairs of words that share a synset or a neighbour of one."""
    vectors = {(word, part): net.meaning(word, part) for word, parts in words.items() for part in parts}
    owners: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, vector in vectors.items():
        for synset in vector:
            owners[synset].append(key)
    found: dict[tuple[str, str], float] = {}
    for key, vector in vectors.items():
        for other in {o for synset in vector for o in owners[synset] if o[0] > key[0]}:
            score = sum(x * vectors[other][s] for s, x in vector.items() if s in vectors[other])
            if score >= KIN:
                found[key[0], other[0]] = max(score, found.get((key[0], other[0]), 0.0))
    return found


def near(words: list[str], weights: Path, vocabulary: Path) -> Iterator[tuple[str, str, float]]:
    """Yield pairs of words whose pieces the sentence encoder gives like vectors."""
    from safetensors.numpy import load_file  # type: ignore[import-not-found]

    from onrecord.reading.pieces import WordPieces

    pieces = WordPieces.from_file(vocabulary)
    table = load_file(weights)["embeddings.word_embeddings.weight"].astype(np.float64)
    whole = [i for i, piece in enumerate(vocabulary.read_text(encoding="utf-8").split("\n")[:-1]) if piece.isalpha()]
    table -= table[whole].mean(0)
    # The widest directions tell rare words from common ones, the narrowest are noise.
    directions = np.linalg.eigh(table[whole].T @ table[whole])[1][:, ::-1][:, 3:200]
    vectors = np.stack([table[list(pieces.of_word(word))].mean(0) for word in words]) @ directions
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    for i, word in enumerate(words):
        scores = vectors[i + 1 :] @ vectors[i]
        for j in np.nonzero(scores >= NEAR)[0]:
            yield word, words[i + 1 + int(j)], float(scores[j])


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, default=Path("src/onrecord/data/reader/vocab.txt"))
    args = parser.parse_args()
    net = WordNet(args.wordnet)
    pieces = set(args.vocabulary.read_text(encoding="utf-8").split("\n"))
    words: dict[str, str] = defaultdict(str)
    for word, part in sorted(net.senses):
        known = word in pieces or net.frequency(word, part) > 0
        if word.isascii() and word.isalpha() and len(word) > 2 and known and net.names_events(word, part):
            words[word] += part
    common = [word for word in sorted(words) if any(net.frequency(word, part) > 1 for part in words[word])]
    table = {pair: (score, 0.0) for pair, score in kin(net, words).items()}
    for one, other, score in near(common, args.minilm, args.vocabulary):
        table[one, other] = (table.get((one, other), (0.0, 0.0))[0], score)
    print(HEADER)
    for (one, other), (of_net, of_model) in sorted(table.items()):
        print(f"{one}\t{other}\t{round(100 * of_net)}\t{round(100 * of_model)}")
    print(f"{len(words)} words, {len(table)} pairs", file=sys.stderr)


if __name__ == "__main__":
    main()
