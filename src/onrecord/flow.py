"""The whole journey, from bytes to answers. Read this first.

article = next(intake.articles_from(["report.txt"]))     bytes -> Article
reading = read(article)                                  Article -> Reading: pure, same input same output
record.add(reading)                                      Reading -> the record
record.claims(about="troops")                            the record -> answers
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources

from onrecord import claims, noticing, reading, statements
from onrecord.facts import Article, MadeBy, Reading
from onrecord.settings import actors_file
from onrecord.version import VERSION


def read(article: Article) -> Reading:
    """Read one article. No clock, no network, no database: the same article gives the same bytes.

    Raises OR-201 or OR-202 where the reader model is missing or damaged.
    """
    sheet = reading.read_sheet(article)  # 1 sentences, words, syntax, names, attribution spans
    noticed = noticing.notice(sheet)  # 2 actors, times, places, quantities
    said, actors = statements.state(sheet, noticed)  # 3 who said what, on whose word
    claimed = claims.take(article, said, actors)  # 4 propositions and positions
    return Reading(
        article=article,
        made_by=made_by(),
        sentences=tuple(sheet.span(*s) for s in sheet.sentences),
        actors=actors,
        times=noticed.times,
        places=noticed.places,
        quantities=noticed.quantities,
        statements=said,
        claims=claimed,
    )


def made_by() -> MadeBy:
    """Return which program, model and tables make readings here."""
    from onrecord.reading.model import model_name

    return MadeBy(onrecord=VERSION, reader=model_name(), lexicons=_lexicons(actors_file()))


@lru_cache(maxsize=4)
def _lexicons(own: str | None) -> str:
    """Return one hash over all tables and the user's own, so that a reading says which words it was made with."""
    digest = hashlib.sha256()
    folder = resources.files("onrecord.data")
    for table in sorted((f for f in folder.iterdir() if f.name.endswith(".tsv")), key=lambda f: f.name):
        digest.update(table.name.encode() + table.read_bytes())
    if own is not None:
        digest.update(repr(noticing.user_actors(own)).encode())
    return f"sha256:{digest.hexdigest()}"
