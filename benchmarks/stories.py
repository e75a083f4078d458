"""Stories for outside scoring, as JSON lines.

stories     {doc_id, date, title, text} in order of publication     {doc_id, story}, decided online in one pass

Each row is answered before the next is read; what a later article makes of earlier stories is not looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.intake.not_body import not_body
from onrecord.linking.stories import Page, Stories


def stories(text: str) -> Iterator[str]:
    """Put the articles of JSON lines into stories, one after the other."""
    assigner = Stories()
    for line in text.split("\n"):
        if line.strip():
            row = json.loads(line)
            page = Page(row["doc_id"], row["date"], row.get("title"), row["text"], not_body(row["text"]))
            yield json.dumps({"doc_id": row["doc_id"], "story": assigner.assign(page).story}) + "\n"
