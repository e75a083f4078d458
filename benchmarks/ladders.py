"""Task claims: articles on one record -> its claims with their ladders, as ``claims`` and ``claim`` show them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onrecord
from onrecord.intake import Given, article_from_text
from onrecord.questions import OpenRecord
from onrecord.questions.claim_answers import PositionRow


def claims(text: str) -> Iterator[str]:
    """Put articles ({id, outlet, published, text}, one JSON object a line) on a record; yield a line a claim."""
    rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    with tempfile.TemporaryDirectory() as folder, onrecord.open(Path(folder) / "claims.db") as record:
        names: dict[str, str] = {}
        for row in rows:
            given = Given(outlet=row.get("outlet"), published=row.get("published"))
            names[record.add(onrecord.read(article_from_text(row["text"], given))).article] = row["id"]
        for claim in record.claims(limit=None).items:
            ladder = record.claim(claim.id)
            yield json.dumps({"claim": claim.id, "text": claim.text, "kind": claim.kind,
                              "positions": [_position(record, p, names) for p in ladder.positions]}) + "\n"


def _position(record: OpenRecord, row: PositionRow, names: dict[str, str]) -> dict[str, Any]:
    party, said = row.party, record.show(row.statement).fact if row.statement else None
    return {"article": names[row.article.split("@")[0]], "party": party.name if party else None,
            "code": party.code if party else None, "of": party.of if party else None, "position": row.position,
            "spans": [list(span) for span in row.quote.spans], "chain": list(getattr(said, "chain", ()))}
