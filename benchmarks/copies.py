"""How well copies are found: ``python -m benchmarks.copies TEXTS.jsonl[.gz] …``.

In: files of texts, one ``{"text": …}`` a line, with ``story`` and ``outlet`` where known. Out: precision and recall
over 200 pairs that are edited here as papers edit agency copy, and 200 that are no copies though they share an event,
quotations, boilerplate or background; then time and space of sketches. Everything goes through a real record,
candidates included. The seed is fixed; the texts stay where they are.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.copy_edits import EDITS, NOT_COPIES, Paragraphs, paragraphs
from onrecord.errors import OnRecordError
from onrecord.facts import Article, MadeBy, Reading
from onrecord.intake import Given, article_from_text
from onrecord.record import Record
from onrecord.record.sqlite.stores import RecordStores

SEED, PAIRS = 20310502, 200
MADE_BY = MadeBy(onrecord="0", reader="none", lexicons="none")
LONGEST_RUN = 25  # words two articles of one event may have in a row, quotations aside, and not be copies
Doc = dict[str, Any]
Pair = tuple[str, Paragraphs, Paragraphs]


def texts(files: list[str]) -> list[Doc]:
    """Return the texts of some files that are long enough to be edited."""
    found = []
    for name in files:
        with gzip.open(name, "rt", encoding="utf-8") if name.endswith(".gz") else open(name, encoding="utf-8") as lines:
            found += [json.loads(line) for line in lines]
    return [doc for doc in found if len(paragraphs(doc["text"])) >= 5 and 120 <= len(doc["text"].split()) <= 1500]


def edited(docs: list[Doc], chance: random.Random) -> Iterator[Pair]:
    """Yield pairs of a text and what a desk made of it, the kinds of edits in turn, each with light ones besides."""
    kinds = list(EDITS)
    for n, doc in enumerate(chance.sample(docs, PAIRS)):
        kind, old = kinds[n % len(kinds)], paragraphs(doc["text"])
        other = paragraphs(chance.choice([one for one in docs if one is not doc])["text"])
        new = EDITS[kind](old, other, chance)
        for also in chance.sample(
            ("credit dropped", "new dateline", "light edits", "new headline"), chance.randint(0, 3)
        ):
            if also != kind:
                new = EDITS[also](new, other, chance)
        yield kind, old, new


def not_copies(docs: list[Doc], chance: random.Random) -> Iterator[Pair]:
    """Yield pairs that are no copies: two accounts of one event, and made ones that share what many share."""
    same = list(_same_event(docs))
    chance.shuffle(same)
    same = same[: PAIRS // 4]
    yield from (("same event", paragraphs(a["text"]), paragraphs(b["text"])) for a, b in same)
    kinds = list(NOT_COPIES)
    for n in range(PAIRS - len(same)):
        one, other, third = chance.sample(docs, 3)
        kind = kinds[n % len(kinds)]
        a, b = NOT_COPIES[kind](*(paragraphs(doc["text"]) for doc in (one, other, third)), chance)
        yield kind, a, b


def _same_event(docs: list[Doc]) -> Iterator[tuple[Doc, Doc]]:
    """Yield two articles of each story by different outlets whose longest common run of words is short."""
    stories: dict[str, list[Doc]] = {}
    for doc in docs:
        if "story" in doc:
            stories.setdefault(str(doc["story"]), []).append(doc)
    for together in stories.values():
        for one, other in pairwise(together):
            a, b = one["text"].lower().split(), other["text"].lower().split()
            run = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
            if one.get("outlet") != other.get("outlet") and run.size < LONGEST_RUN:
                yield one, other


def article(text: Paragraphs, day: str, outlet: str) -> Article:
    """Take a text in as a file would be."""
    return article_from_text("\n\n".join(text), Given(published=day, outlet=outlet))


def scored(name: str, make: Callable[[list[Doc], random.Random], Iterator[Pair]], docs: list[Doc]) -> Counter[str]:
    """Put pairs into a record, older and newer, and count by kind which are found to be copies."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "r.db") as record:
        for n, (kind, old, new) in enumerate(make(docs, random.Random(SEED))):
            ids = []
            for text, day, outlet in ((old, "2031-05-01", f"Wire {n}"), (new, "2031-05-02", f"Paper {n}")):
                try:
                    added = record.add(Reading(article=article(text, day, outlet), made_by=MADE_BY))
                except OnRecordError:
                    break
                ids.append((added.article, added.copy_of))
            if len(ids) == 2:
                found[f"{kind}, all"] += 1
                found[f"{kind}, found"] += ids[1][1] == ids[0][0]
                found["strange"] += any(of is not None and of != ids[0][0] for _, of in ids)
    print(f"{name}:")
    for kind in dict.fromkeys(key.partition(",")[0] for key in found if "," in key):
        print(f"  {kind:20s} {found[f'{kind}, found']:4d} of {found[f'{kind}, all']:4d}")
    print(f"  {found['strange']} with a text of another pair (drawn twice, or copies themselves)")
    return found


def total(found: Counter[str], what: str) -> int:
    """Return a sum over all kinds."""
    return sum(count for key, count in found.items() if key.endswith(f", {what}"))


def cost(docs: list[Doc]) -> None:
    """Print CPU time an article of sketch and lookup, and the space of the sketches."""
    from onrecord.linking.body import body_of
    from onrecord.linking.copies import sketch

    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "r.db") as record:
        articles = [article([*paragraphs(doc["text"])], "2031-05-01", f"Wire {n}") for n, doc in enumerate(docs)]
        for one in articles:
            record.add(Reading(article=one, made_by=MADE_BY))
        words = sum(len(one.text.split()) for one in articles) / len(articles)
        began = time.process_time()
        entries = [sketch(body_of(one)) for one in articles]
        made = time.process_time() - began
        with record._asking() as db:
            store = RecordStores(db).copies
            rows = [store.text(number) for (number,) in db.exec_driver_sql("SELECT number FROM articles").all()][-400:]
            of = [sketch(body_of(store.article(text.number))) for text in rows]
            began = time.process_time()
            for text, own in zip(rows, of, strict=True):
                store.sharing(text, own)
            asked = time.process_time() - began
            size = _bytes(record, folder)
    print(
        f"{len(articles)} articles of {words:.0f} words: sketch {1000 * made / len(articles):.2f} ms, "
        f"lookup {1000 * asked / len(rows):.2f} ms CPU an article; "
        f"{sum(map(len, entries)) / len(entries):.0f} entries, {size / len(articles):.0f} bytes an article"
    )


def _bytes(record: Record, folder: str) -> int:
    """Return what the table of sketches takes when it is alone in a file."""
    import sqlite3

    with record._asking() as db, sqlite3.connect(Path(folder) / "alone.db") as alone:
        alone.execute(
            "CREATE TABLE sketches (entry INTEGER, number INTEGER, PRIMARY KEY (entry, number)) WITHOUT ROWID"
        )
        rows = db.exec_driver_sql("SELECT entry, number FROM sketches ORDER BY number").all()
        alone.executemany("INSERT INTO sketches VALUES (?, ?)", [tuple(row) for row in rows])
        alone.commit()
    return (Path(folder) / "alone.db").stat().st_size


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="TEXTS")
    docs = texts(parser.parse_args().files)
    right, wrong = scored("edited pairs", edited, docs), scored("not copies", not_copies, docs)
    hits, false = total(right, "found"), total(wrong, "found")
    print(
        f"precision {100 * hits / max(hits + false, 1):.1f} %  "
        f"recall {100 * hits / max(total(right, 'all'), 1):.1f} %  "
        f"({hits} of {total(right, 'all')} found, {false} of {total(wrong, 'all')} wrongly)"
    )
    cost(docs)


if __name__ == "__main__":
    main()
