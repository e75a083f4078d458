"""The whole journey, from bytes to answers. Read this first.

article = next(intake.articles_from(["report.txt"]))     bytes -> Article
reading = read(article)                                  Article -> Reading: pure, same input same output
record.add(reading)                                      Reading -> the record (``joining``)
record.claims(about="troops")                            the record -> answers
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from onrecord import noticing
from onrecord.claims.events import with_events
from onrecord.claims.own import own
from onrecord.claims.take import take
from onrecord.data import FOLDER
from onrecord.events.own_verbs import read_verbs, using_verbs, verbs_in_use
from onrecord.events.take import events_of
from onrecord.facts import Article, MadeBy, Reading
from onrecord.facts.tree import Tree
from onrecord.propositions.propose import propose
from onrecord.reading.read_sheet import read_sheet
from onrecord.statements.state import state
from onrecord.version import VERSION


def read(article: Article, actors: str | None = None, verbs: str | None = None) -> Reading:
    """Read one article. No clock, no network, no database: the same article gives the same bytes.

    ``actors``, ``verbs``: paths of tables of your own actors, and of your own verbs and nouns for events, else those
    that the settings name. Raises OR-201 or OR-202 where the reader model is missing or damaged, OR-301 to OR-304 where
    a table is.
    """
    with noticing.using_actors(actors), using_verbs(verbs):
        return _read(article)


def _read(article: Article) -> Reading:
    sheet = read_sheet(article)  # 1 sentences, words, syntax, names, attribution spans
    noticed = noticing.notice(sheet)  # 2 actors, times, places, quantities
    tree = Tree(sheet)
    said, who = state(tree, noticed)  # 3 who said what, on whose word
    proposed = propose(tree, who, said, noticed)  # 4 what the words say, one predicate at a time
    happened = events_of(tree, who, said, noticed)  # 5 who did what to whom
    sentences = tuple(sheet.span(*s) for s in sheet.sentences)
    claimed = take(article, said, proposed, who.actors, sentences)  # 6 who takes which position on it
    outlet = noticing.outlet_of(article, who.actors)
    told = own(article, proposed, outlet, {actor.id: actor for actor in who.actors}) if outlet else ()
    return Reading(
        article=article,
        made_by=made_by(),
        sentences=sentences,
        actors=who.actors if outlet is None or not told or outlet in who.actors else (*who.actors, outlet),
        times=noticed.times,
        places=noticed.places,
        quantities=noticed.quantities,
        statements=said,
        events=happened,
        propositions=proposed,
        claims=with_events(claimed, proposed, happened),
        own_claims=told,
    )


def made_by() -> MadeBy:
    """Return which program, model and tables make readings here."""
    from onrecord.reading.model import model_name

    return MadeBy(onrecord=VERSION, reader=model_name(), lexicons=_lexicons(noticing.actors_in_use(), verbs_in_use()))


@lru_cache(maxsize=4)
def _lexicons(actors: str | None, verbs: str | None = None) -> str:
    """Return one hash over all tables and the user's own, so that a reading says which words it was made with."""
    digest = hashlib.sha256()
    tables = [table for place in (FOLDER, FOLDER / "events", FOLDER / "propositions") for table in place.iterdir()]
    for table in sorted((f for f in tables if f.name.endswith(".tsv")), key=lambda f: f.name):
        digest.update(table.name.encode() + table.read_bytes())
    if actors is not None:
        digest.update(repr(noticing.user_actors(actors)).encode())
    if verbs is not None:
        digest.update(read_verbs(verbs).digest)
    return f"sha256:{digest.hexdigest()}"
