"""Predictions for outside scoring: ``python -m benchmarks.predict TASK --in FILE --out FILE``.

TASK        in                                             out
syntax      CoNLL-U with gold words                        CoNLL-U with tags, heads and relations
names       JSON lines {id, tokens}                        {id, tags} (BIO)
said-bio    JSON lines {tokens} as CofeNet cuts them       {labels} (BIO of source, cue, content), line by line
factuality  JSON lines {id, tokens, event_token}           {id, label} (-3..3)
said        JSON lines {id, text}                          {id, attributions: [{content_span, cue_span, speaker_span}]}
when        JSON lines {id, dct, text}                     {id, timexes: [{span, type, value}]}
where       JSON lines {id, text}                          {id, toponyms: [{span, name, lat, lon, geonameid, kind}]}
actors      JSON lines {id, text[, published]}             {id, actors: […]} as in a Reading
quantities  JSON lines {id, text[, published]}             {id, quantities: […]} as in a Reading
stories     JSON lines {doc_id, date, title, text}         {doc_id, story}, one after the other, in the order given
claims      JSON lines {id, outlet, published, text}        {claim, text, kind, positions: [{article, party, …}]}
coref       JSON lines of event mentions, and --docs       {mention_id, chain}

The input may come without labels; what it has of them is not looked at.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import noticing, same_event
from benchmarks.ladders import claims
from benchmarks.sets import text_of
from benchmarks.stories import stories
from onrecord.facts import Article
from onrecord.facts.identity import article_id, text_hash
from onrecord.facts.tree import Tree
from onrecord.reading.certainty import how_certain
from onrecord.reading.decode import Decoded
from onrecord.reading.model import load
from onrecord.reading.passages import read_passages
from onrecord.reading.read_sheet import read_sheet
from onrecord.reading.sentences import sentence_ranges

Rows = Iterator[dict[str, Any]]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=sorted([*TASKS, "coref"]))
    parser.add_argument("--in", dest="source", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--docs", type=Path, help="coref: the documents of the mentions")
    args = parser.parse_args()
    if args.task == "coref":
        if args.docs is None:
            parser.error("coref needs --docs")
        lines = same_event.coref(same_event.read_rows(args.source), same_event.read_rows(args.docs))
        args.out.write_text("".join(lines), encoding="utf-8")
        return
    text = text_of(args.source)
    with args.out.open("w", encoding="utf-8") as out:
        for line in TASKS[args.task](text):
            out.write(line)


def rows(text: str) -> Rows:
    """Read JSON lines."""
    return (json.loads(line) for line in text.split("\n") if line.strip())


def read_words(documents: Sequence[Sequence[str]], whole: bool = False) -> list[Decoded]:
    """Decode lists of given words; ``whole``: each list is one sentence."""
    passages = [(words, [(0, len(words))] if whole else sentence_ranges(words)) for words in documents]
    return [found for found, _ in read_passages(load(), passages)]


def bio(size: int, spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """Return BIO labels of spans that do not overlap."""
    out = ["O"] * size
    for first, end, kind in spans:
        out[first:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - first - 1)]
    return out


def syntax(text: str) -> Iterator[str]:
    """Parse CoNLL-U sentences on their own words; ranges and empty nodes are kept as they stand."""
    blocks = [b.split("\n") for b in text.split("\n\n") if b.strip()]
    words = [[line.split("\t")[1] for line in b if line and line.split("\t")[0].isdigit()] for b in blocks]
    for block, found in zip(blocks, read_words(words, whole=True), strict=True):
        i = 0
        for line in block:
            columns = line.split("\t")
            if columns[0].isdigit() and len(columns) > 1:
                head = found.head[i] + 1
                yield (
                    "\t".join(
                        [
                            columns[0],
                            columns[1],
                            "_",
                            found.upos[i],
                            found.xpos[i],
                            "_",
                            str(head),
                            found.rel[i],
                            "_",
                            "_",
                        ]
                    )
                    + "\n"
                )
                i += 1
            elif line:
                yield line + "\n"
        yield "\n"


def names(text: str) -> Iterator[str]:
    """Tag given tokens with names."""
    documents = list(rows(text))
    for row, found in zip(documents, read_words([r["tokens"] for r in documents]), strict=True):
        tags = bio(len(row["tokens"]), [(f, e, k) for f, e, k, _ in found.names])
        yield json.dumps({"id": row["id"], "tags": tags}) + "\n"


def said_bio(text: str) -> Iterator[str]:
    """Label given tokens with source, cue and content."""
    documents = list(rows(text))
    for row, found in zip(documents, read_words([r["tokens"] for r in documents]), strict=True):
        yield (
            json.dumps(
                {"labels": bio(len(row["tokens"]), [(m.first, m.end, m.kind) for m in found.marks if not m.inner])}
            )
            + "\n"
        )


def said(text: str) -> Iterator[str]:
    """Find attributions in raw text, as ``onrecord read`` finds them before it knows who anybody is."""
    from onrecord.statements.confidence import confidence_of
    from onrecord.statements.state import attributions

    for row in rows(text):
        article = Article(
            id=article_id(None, None, row["text"], None), text_hash=text_hash(row["text"]), text=row["text"]
        )
        sheet = read_sheet(article)
        found = [
            {
                "content_span": [sheet.span(*c) for c in a.contents],
                "cue_span": [sheet.span(*c) for c in a.cue],
                "speaker_span": [sheet.span(*s) for s in a.sources],
                "confidence": confidence_of(a),
            }
            for a in (attributions(Tree(sheet)) if sheet.words else [])
            if a.found_by not in ("syntax", "inner")  # the development set has one layer
        ]
        yield json.dumps({"id": row["id"], "attributions": found}) + "\n"


def factuality(text: str) -> Iterator[str]:
    """Say of a predicate (an index into given tokens) how sure the author is that it took place."""
    documents = list(rows(text))
    for row, found in zip(documents, read_words([r["tokens"] for r in documents], whole=True), strict=True):
        yield json.dumps({"id": row["id"], "label": how_certain(row["tokens"], found, row["event_token"])}) + "\n"


TASKS: dict[str, Callable[[str], Iterator[str]]] = {
    "syntax": syntax,
    "names": names,
    "said-bio": said_bio,
    "said": said,
    "factuality": factuality,
    **noticing.TASKS,
    "stories": stories,
    "claims": claims,
}


if __name__ == "__main__":
    main()
