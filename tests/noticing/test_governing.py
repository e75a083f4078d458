"""Which time dates a verb. Sentences are invented."""

from __future__ import annotations

import pytest

from onrecord.noticing.times import governing, notice_times
from tests.noticing.when_sheets import sheet_of


def dated(name: str, word: str) -> str | None:
    sheet = sheet_of(name)
    head = next(i for i, w in enumerate(sheet.words) if w.text == word)
    time = governing(sheet, notice_times(sheet), head)
    return None if time is None else sheet.article.text[slice(*time.span)]


@pytest.mark.parametrize(("name", "word", "time"), [
    ("briefing", "said", "Thursday"),
    ("briefing", "signed", "August 3"),
    ("late_source", "said", "Thursday"),        # the parse ties the day to what was said, the order of words does not
    ("late_source", "agreed", None),
    ("gerund", "adding", "Last year"),
    ("surfaced", "Rumours", "November"),
    ("released", "letter", "Wednesday"),
    ("inside", "said", None),                   # 2019 dates what she said, not the saying
    ("inside", "closed", "2019"),
    ("troops", "crossed", None),                # 'within three days' is no date
])
def test_the_time_of_a_verb(name: str, word: str, time: str | None) -> None:
    assert dated(name, word) == time
