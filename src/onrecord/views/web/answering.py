"""A page that was asked for becomes a response: the template's HTML, or one of its twins.

In: a page, what was asked, the records. Out: a Starlette response. All of it runs in a thread: others go on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from starlette.responses import RedirectResponse, Response

from onrecord.errors import OnRecordError
from onrecord.views.export.csv_table import csv_lines
from onrecord.views.web import problems
from onrecord.views.web.page import Asked, Form, Made, Page
from onrecord.views.web.pictures.drawing import alone
from onrecord.views.web.records import Records
from onrecord.views.web.rendering import rendered

HTML = "text/html; charset=utf-8"


def answered(records: Records, asked: Asked) -> Response:
    """Ask the record and return the page or its twin. Raises OR-…; OR-602 where there is no such twin."""
    page = asked.page
    if asked.twin is not None and asked.twin not in page.twins:
        raise OnRecordError("OR-602", where=f"{asked.path}.{asked.twin}", detail=f"it has .{', .'.join(page.twins)}")
    # A table needs no counts beside its rows, so its answer is another one.
    key = page.name, asked.path, frozenset(asked.values.items()), asked.twin == "csv"
    return _shown(records.answer(key, lambda record: page.answer(record, asked)), asked)


def _shown(answer: Any, asked: Asked) -> Response:
    page = asked.page
    if asked.twin is not None:
        return _TWINS[asked.twin](page, answer, asked)
    shown = page.show(answer, asked) if page.show else {}
    return Response(rendered(f"{page.name}.html", asked=asked, answer=answer, **shown), media_type=HTML)


def done(records: Records, asked: Asked, form: Form) -> Response:
    """Do what a form asks for, and lead to where that can be seen. Raises OR-607 where nothing can be done."""
    if asked.page.do is None:
        raise OnRecordError("OR-607", where=asked.path)
    try:
        with records.one() as record:
            found = asked.page.do(record, asked, form)
    finally:
        records.forget_answers()
    if isinstance(found, Made):
        return _shown(found.answer, asked)
    return RedirectResponse(found, status_code=303)


def failed(error: OnRecordError, twin: str | None, asked: Asked | None = None) -> Response:
    """Return the page that says what happened and what to do, with the status of the error."""
    status = problems.status_of(error)
    if twin is not None:
        return Response(msgspec.json.encode(problems.told(error)), status, media_type="application/json")
    page = rendered("problem.html", asked=asked, answer=None, error=error, status=status)
    return Response(page, status, media_type=HTML)


def _json(page: Page, answer: Any, asked: Asked) -> Response:
    return Response(msgspec.json.encode(answer), media_type="application/json")


def _csv(page: Page, answer: Any, asked: Asked) -> Response:
    rows = page.rows(answer) if page.rows else ()
    return _file("".join(csv_lines(rows)), "text/csv; charset=utf-8", page, asked)


def _svg(page: Page, answer: Any, asked: Asked) -> Response:
    drawn = alone(page.picture(answer, asked)) if page.picture else ""
    return _file(drawn, "image/svg+xml; charset=utf-8", page, asked)


def _jsonld(page: Page, answer: Any, asked: Asked) -> Response:
    linked = page.linked(answer, asked) if page.linked else None
    return Response(msgspec.json.encode(linked), media_type="application/ld+json")


def _file(text: str, kind: str, page: Page, asked: Asked) -> Response:
    name = "-".join(("onrecord", page.name, *asked.ids.values())) + f".{asked.twin}"
    safe = "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_."))
    return Response(text.encode("utf-8", "replace"), media_type=kind,
                    headers={"content-disposition": f'attachment; filename="{safe}"'})


_TWINS: dict[str, Callable[[Page, Any, Asked], Response]] = {
    "json": _json, "csv": _csv, "svg": _svg, "jsonld": _jsonld}
