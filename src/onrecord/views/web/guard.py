"""Who may ask: a key in the first address, then a cookie; this host, this origin, no other site; else nothing is told.

In: a request. Out: the same request to the app behind, or a page that says why not; safe headers on every answer.
Article text is hostile, so nothing inline runs: the policy allows this program's own scripts and styles alone.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from collections import OrderedDict, deque
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import OnRecordError
from onrecord.views.web.answering import failed
from onrecord.views.web.page import local_address

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
    "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_LOCAL = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?")
_TRIES, _OF_ALL, _WITHIN = 10, 100, 60      # wrong passwords of one machine and of all, in so many seconds
_MACHINES = 1000        # whose tries are remembered


class Guard:
    """The key of one run of the server, and the password of a shared one.

    ``password`` null: only this machine asks, by the key. ``hosts``: other names of this machine that may be asked for;
    null: any (only behind a password, whose cookie no other site can send).
    """

    def __init__(self, key: str | None = None, password: str | None = None) -> None:
        self.key = key or secrets.token_urlsafe(24)
        self.password = password
        self.form_key = hmac.new(self.key.encode(), b"form", hashlib.sha256).hexdigest()[:32]
        self._tries: OrderedDict[str, deque[float]] = OrderedDict()
        self._all: deque[float] = deque(maxlen=_OF_ALL)

    def cookie_name(self, port: int | None) -> str:
        """Return the cookie's name: browsers share cookies between ports."""
        return f"onrecord_{port or 80}"

    def cookie_value(self) -> str:
        """Return what the cookie holds: not the key itself, which stands in the address that was printed."""
        return hmac.new(self.key.encode(), b"cookie", hashlib.sha256).hexdigest()

    def knows(self, given: str | None) -> bool:
        """Whether a cookie is the right one."""
        return hmac.compare_digest((given or "").encode(), self.cookie_value().encode())

    def opens(self, given: str | None) -> bool:
        """Whether a key of an address is the right one."""
        return hmac.compare_digest((given or "").encode(), self.key.encode())

    def lets_in(self, password: str, machine: str = "") -> bool:
        """Whether a password is right. Raises OR-605 after too many wrong ones in a minute, of a machine or of all."""
        now = time.monotonic()
        own = self._tries.get(machine) or deque(maxlen=_TRIES)
        if any(len(some) == some.maxlen and now - some[0] < _WITHIN for some in (own, self._all)):
            raise OnRecordError("OR-605", detail=f"wait {_WITHIN} seconds")
        right = self.password is not None and hmac.compare_digest(password.encode(), self.password.encode())
        if not right:
            for some in (own, self._all):
                some.append(now)
            self._tries[machine] = own
            self._tries.move_to_end(machine)
            while len(self._tries) > _MACHINES:
                self._tries.popitem(last=False)
        return right

    def refuses(self, headers: Headers, method: str, scheme: str) -> str | None:
        """Return why a request is not from this app's own pages; null where it is or may be."""
        host = headers.get("host", "")
        if self.password is None and not _LOCAL.fullmatch(host):
            return f"the host {host!r} is not this machine"
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return "another site asked for it"
        origin = headers.get("origin")
        if origin is not None and origin != f"{scheme}://{host}":
            return f"it comes from {origin!r}"
        if method not in ("GET", "HEAD") and origin is None and headers.get("sec-fetch-site") is None:
            return "it does not say from which page it comes"
        return None


class Guarded:
    """The app behind its guard."""

    def __init__(self, inner: ASGIApp, guard: Guard) -> None:
        self._inner, self._guard = inner, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._inner(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        try:
            answer = await self._refused(Request(scope, receive))
        except ClientDisconnect:            # it went away while it sent a password
            answer = Response(status_code=400)
        await (answer or self._inner)(scope, receive, safely)

    async def _refused(self, request: Request) -> Response | None:
        """Return the answer to a request that may not go through; null where it may."""
        why = self._guard.refuses(request.headers, request.method, request.url.scheme)
        if why is not None:
            return failed(OnRecordError("OR-603", where=request.url.path[:200], detail=why), _twin(request))
        known = self._is_known(request)
        if request.url.path.startswith("/static/") or known:
            return RedirectResponse("/", 303) if known and request.url.path == "/password" else None
        if self._guard.opens(request.query_params.get("token")):
            return self._with_cookie(request, _without_token(request))
        if self._guard.password is None:
            return failed(OnRecordError("OR-604"), _twin(request))
        return await self._asked_for_password(request)

    def _is_known(self, request: Request) -> bool:
        name = self._guard.cookie_name(request.url.port)
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        return self._guard.knows(request.cookies.get(name)) or (bool(bearer) and self._guard.opens(bearer))

    async def _asked_for_password(self, request: Request) -> Response:
        from onrecord.views.web.rendering import rendered

        wrong, to = False, _without_token(request) if request.method == "GET" else "/"
        if request.method == "POST" and request.url.path == "/password":
            data = (await _first_bytes(request)).decode("utf-8", "replace")
            given = dict(parse_qsl(data, keep_blank_values=True, max_num_fields=4))
            to = local_address(given.get("to")) or "/"
            try:
                if self._guard.lets_in(given.get("password", ""), request.client.host if request.client else ""):
                    return self._with_cookie(request, to)
            except (OnRecordError, ValueError) as error:
                return failed(error if isinstance(error, OnRecordError) else OnRecordError("OR-601"), None)
            wrong = True
        page = rendered("password.html", asked=None, answer=None, wrong=wrong, to=to)
        return Response(page, 401, media_type="text/html; charset=utf-8")

    def _with_cookie(self, request: Request, where: str) -> Response:
        response = RedirectResponse(where, status_code=303)
        response.set_cookie(self._guard.cookie_name(request.url.port), self._guard.cookie_value(), httponly=True,
                            samesite="strict", path="/")
        return response


async def _first_bytes(request: Request, most: int = 10_000) -> bytes:
    data = b""
    async for piece in request.stream():
        data += piece
        if len(data) > most:
            break
    return data[:most]


def _without_token(request: Request) -> str:
    """Return the address that was asked for without the key, on this host whatever the path looks like."""
    query = urlencode([pair for pair in request.query_params.multi_items() if pair[0] != "token"])
    path = "/" + request.url.path.lstrip("/\\")
    return path + (f"?{query}" if query else "")


def _twin(request: Request) -> str | None:
    path = request.url.path
    return "json" if path.startswith("/api/") or path.endswith((".json", ".csv", ".jsonld")) else None
