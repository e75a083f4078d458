"""The API: every question that the pages ask, for programs. ``/openapi.json`` is its description."""

from __future__ import annotations

from typing import Any

from onrecord.questions import OpenRecord
from onrecord.views.web.openapi import described
from onrecord.views.web.page import Asked, Page


def _answer(record: OpenRecord, asked: Asked) -> dict[str, Any]:
    from onrecord.views.web.pages import all_pages

    return described(all_pages())


PAGES = (Page("openapi", "/openapi", "API", _answer, takes_day=False,
              told="Every question that the pages ask, for programs."),)
