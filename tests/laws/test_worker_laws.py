"""However many processes read, the record is the same: articles, order, statements, claims, copies, stories."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

import onrecord
from onrecord.ingest import Outcome, ingest
from onrecord.views.cli.demo import demo_articles
from onrecord.workers import Pool


def taken_in(path: Path, workers: int, files: list[str]) -> tuple[list[Outcome], dict[str, Any]]:
    """Read files with so many processes; return what became of each and what the record then answers."""
    with onrecord.open(path) as record, Pool(workers) as pool:
        outcomes = list(ingest(record, onrecord.articles_from(files), articles=4, pool=pool))
        claims = record.claims(topics=True, limit=None)
        answers = {
            "articles": record.articles(versions=True, limit=None),
            "statements": record.statements(limit=None),
            "claims": claims,
            "ladders": [record.claim(claim.id) for claim in claims.items],
            "copies": record.copies(limit=None),
            "stories": record.stories(limit=None),
            "timeline": record.timeline(limit=None),
        }
    told = msgspec.to_builtins(answers)
    for row in told["articles"]["items"]:
        del row["recorded_at"]      # the clock is all that may differ
    return outcomes, told


def test_the_record_is_the_same_however_many_read(tmp_path: Path) -> None:
    files = [str(path) for path in demo_articles()]
    files += [str(tmp_path / "nowhere.txt"), files[0]]      # one that cannot be read, and one that is known by then
    outcomes, answers = taken_in(tmp_path / "1.db", 1, files)
    assert [one.became for one in outcomes[-2:]] == ["skipped", "known"]
    assert answers["claims"]["items"]
    for workers in (2, 3):
        found, told = taken_in(tmp_path / f"{workers}.db", workers, files)
        assert [(one.became, one.article, one.statements, one.claims) for one in found] == [
            (one.became, one.article, one.statements, one.claims) for one in outcomes]
        assert told == answers
