"""A page that was asked for becomes a response: the template's HTML, or one of its twins.

In: a page, what was asked, the records. Out: a Starlette response. All of it runs in a thread: others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from starlette.responses import RedirectResponse, Response, StreamingResponse

from onrecord.errors import OnRecordError
from onrecord.views.export.csv_table import csv_lines
from onrecord.views.web import problems
from onrecord.views.web.columns import cut
from onrecord.views.web.page import Asked, Form, Made, Page, Row
from onrecord.views.web.pictures.drawing import alone
from onrecord.views.web.records import Records
from onrecord.views.web.rendering import rendered

_PART = 500         # rows of a streamed table that are asked for at once
HTML = "text/html; charset=utf-8"


def answered(records: Records, asked: Asked) -> Response:
    """Ask the record and return the page or its twin. Raises OR-…; OR-602 where there is no such twin."""
    page = asked.page
    if asked.twin is not None and asked.twin not in page.twins:
        raise OnRecordError("OR-602", where=f"{asked.path}.{asked.twin}", detail=f"it has .{', .'.join(page.twins)}")
    if asked.twin == "csv" and asked.limit is None and page.param("after") is not None:
        return _streamed(records, asked)
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
    later = {"retry-after": "60"} if status == problems.TOO_MANY else {}
    if twin is not None:
        return Response(msgspec.json.encode(problems.told(error)), status, later, media_type="application/json")
    page = rendered("problem.html", asked=asked, answer=None, error=error, status=status)
    return Response(page, status, later, media_type=HTML)


def _json(page: Page, answer: Any, asked: Asked) -> Response:
    return Response(msgspec.json.encode(answer), media_type="application/json")


def _csv(page: Page, answer: Any, asked: Asked) -> Response:
    rows = cut(page.rows(answer), asked) if page.rows else ()
    return _file("".join(csv_lines(rows)), "text/csv; charset=utf-8", page, asked)


def _streamed(records: Records, asked: Asked) -> Response:
    """Return a whole list as a table that is sent while it is made: a part at a time, since it may be a large one.

    The first part is asked for before anything is sent, so that what cannot be answered has its number.
    """
    page = asked.page

    def part(after: str | None) -> Any:
        here = asked._replace(values={**asked.values, "limit": str(_PART), **({"after": after} if after else {})})
        with records.one() as record:
            return page.answer(record, here)

    def rows(found: Any) -> Iterator[Row]:
        while True:
            yield from cut(page.rows(found), asked) if page.rows else ()
            if found.next is None:
                return
            found = part(found.next)

    lines = csv_lines(rows(part(asked.get("after"))))
    return StreamingResponse((line.encode("utf-8", "replace") for line in lines), media_type="text/csv; charset=utf-8",
                             headers=_as_file(page, asked))


def _svg(page: Page, answer: Any, asked: Asked) -> Response:
    drawn = alone(page.picture(answer, asked)) if page.picture else ""
    return _file(drawn, "image/svg+xml; charset=utf-8", page, asked)


def _jsonld(page: Page, answer: Any, asked: Asked) -> Response:
    linked = page.linked(answer, asked) if page.linked else None
    return Response(msgspec.json.encode(linked), media_type="application/ld+json")


def _file(text: str, kind: str, page: Page, asked: Asked) -> Response:
    return Response(text.encode("utf-8", "replace"), media_type=kind, headers=_as_file(page, asked))


def _as_file(page: Page, asked: Asked) -> dict[str, str]:
    name = "-".join(("onrecord", page.name, *asked.ids.values())) + f".{asked.twin}"
    safe = "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_."))
    return {"content-disposition": f'attachment; filename="{safe}"'}


_TWINS: dict[str, Callable[[Page, Any, Asked], Response]] = {
    "json": _json, "csv": _csv, "svg": _svg, "jsonld": _jsonld}
