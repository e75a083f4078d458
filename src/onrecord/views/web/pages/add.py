"""Adding articles: paste one or send files; they are read, and the first one's facts are shown."""

from __future__ import annotations

from onrecord.questions import OpenRecord
from onrecord.views.web.page import Asked, Form, Page
from onrecord.views.web.reading_in import taken_in


def _do(record: OpenRecord, asked: Asked, form: Form) -> str:
    found = taken_in(record, form)
    return asked._replace(values={}).to("articles", found[0]) if len(found) == 1 else "/articles"


PAGES = (Page("add", "/add", "Add articles", lambda record, asked: {"takes": "POST"}, do=_do,
              takes_day=False,
              told="Paste an article, or send files; each is read on this machine and kept in the record."),)
