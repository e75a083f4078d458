"""The app: which address leads to which page, and what becomes of errors. Routes come from the table of pages.

In: a record's path and who may ask (``guard``). Out: an ASGI app. ``/claims.json?…`` is the twin of ``/claims?…``, and
``/api/claims?…`` is that twin too.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.errors import OnRecordError
from onrecord.views.web.answering import answered, done, failed
from onrecord.views.web.asking import understood
from onrecord.views.web.forms import read_form
from onrecord.views.web.guard import Guard, Guarded
from onrecord.views.web.page import Asked, Page
from onrecord.views.web.pages import all_pages
from onrecord.views.web.records import Records
from onrecord.views.web.static_files import static_file

TWINS = ("json", "csv", "svg", "jsonld")
_API = "/api/"
Endpoint = Callable[[Request], Awaitable[Response]]


def app(records: Records, guard: Guard) -> ASGIApp:
    """Return the app on a record, behind its guard."""
    routes = [Route(page.path, _endpoint(page, records, guard), methods=["GET", "POST"]) for page in all_pages()]
    routes.append(Route("/static/{name}", _static, methods=["GET"]))
    inner = Starlette(routes=routes, exception_handlers={HTTPException: _no_such_page})
    return Guarded(TwinPaths(inner), guard)


class TwinPaths:
    """Takes the ending of a twin off the path, so that page and twin are one route."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with its twin beside the path."""
        if scope["type"] == "http" and not scope["path"].startswith("/static/"):
            path, twin = _without_twin(scope["path"])
            scope = {**scope, "path": path, "raw_path": path.encode("utf-8", "replace"), "twin": twin}
        await self._inner(scope, receive, send)


def _without_twin(path: str) -> tuple[str, str | None]:
    """Split a path from the ending of its twin.

    >>> _without_twin("/claims/c1.json"), _without_twin("/api/claims"), _without_twin("/.json")
    (('/claims/c1', 'json'), ('/claims', 'json'), ('/', 'json'))
    """
    start, dot, end = path.rpartition(".")
    if dot and end in TWINS:
        return start or "/", end
    if path.startswith(_API):
        return path[len(_API) - 1:], "json"
    return path, None


def _endpoint(page: Page, records: Records, guard: Guard) -> Endpoint:
    async def respond(request: Request) -> Response:
        twin: str | None = request.scope["twin"]
        asked = Asked(page, request.scope["path"], request.path_params, {}, twin, guard.form_key,
                      f"{request.url.scheme}://{request.url.netloc}")
        try:
            values = understood(page, request.query_params.multi_items(), twin)
            asked = asked._replace(values=values)
            if request.method == "POST":
                form = await read_form(request, guard)
                return await run_in_threadpool(done, records, asked, form)
            return await run_in_threadpool(answered, records, asked)
        except OnRecordError as error:
            return failed(error, twin, asked)
        except ClientDisconnect:        # the browser went away while it sent: nothing of it was read, nobody is told
            return Response(status_code=400)
        except Exception:       # one page that fails is told as a numbered error and takes no other page with it
            logging.getLogger("onrecord").exception("%s could not be answered", page.name)
            return failed(OnRecordError("OR-559", where=page.path), twin, asked)

    return respond


async def _static(request: Request) -> Response:
    return static_file(request.path_params["name"], request.query_params.get("v"))


async def _no_such_page(request: Request, error: Exception) -> Response:
    code = "OR-607" if isinstance(error, HTTPException) and error.status_code == 405 else "OR-602"
    return failed(OnRecordError(code, where=request.scope["path"][:200]), request.scope.get("twin"))
