"""An article beside its copies and other versions: what was cut, added and put otherwise, word by word."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from onrecord.questions import OpenRecord
from onrecord.questions.article_answers import ArticleRow, CopyRow
from onrecord.views.web.page import Asked, Page, Row


class Beside(msgspec.Struct, frozen=True):
    """An article, and each copy or later version beside what it was set against."""

    article: ArticleRow
    copies: tuple[CopyRow, ...]


def _answer(record: OpenRecord, asked: Asked) -> Beside:
    return Beside(record.article(asked.id), record.copies(asked.id, as_of=asked.as_of, limit=None).items)


def _rows(found: Beside) -> Iterator[Row]:
    for copy in found.copies:
        for one in copy.differences or ():
            yield {"article": copy.article, "outlet": copy.outlet, "published": copy.published, "kind": copy.kind,
                   "of": copy.of, "of_outlet": copy.of_outlet, "difference": one.kind,
                   "before": one.before.text if one.before else None, "after": one.after.text if one.after else None}


PAGES = (Page("copies", "/articles/{id}/copies", "What differs", _answer, rows=_rows,
              told="An article's copies and later versions, and what differs in each."),)
