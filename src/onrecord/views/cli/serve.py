"""The command ``serve``: the record in a browser. The web app is loaded here and by no other command."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onrecord import settings
from onrecord.errors import OnRecordError
from onrecord.views.cli.opening import record_path
from onrecord.views.cli.terminal import safe

PORT = 8765
_SHORTEST = 8


def serve(
    record: Annotated[
        str | None, typer.Argument(metavar="RECORD", help="The record. Default: as for --record elsewhere.")
    ] = None,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, metavar="N", help="Where to listen.")] = PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    share: Annotated[bool, typer.Option("--share", help=(
        "Let other machines look too; needs a password, in $ONRECORD_PASSWORD or asked for."))] = False,
    get: Annotated[
        str | None,
        typer.Option("--get", metavar="PATH", help="Print one page or its twin (/claims.json?about=Kursk), and end."),
    ] = None,
) -> None:
    """Look at the record in a browser.

    Only this machine can, and only with the key in the address that is printed.
    """
    path = record_path(record)
    if get is not None:
        raise typer.Exit(_print(path, get))
    run_server(path, port, browser=not no_browser, password=_password() if share else None)


def run_server(path: str, port: int, browser: bool, password: str | None) -> None:
    """Serve a record until Ctrl-C (OR-4xx for the record, OR-608 where the port is taken)."""
    from onrecord.views.web.serving import serve as serving

    serving(path, port, browser, password)


def _print(path: str, address: str) -> int:
    """Print what one address answers; return the exit status, 1 where it is a problem."""
    from onrecord.views.web.serving import get

    found = get(path, address if address.startswith("/") else f"/{address}")
    if sys.stdout.isatty():
        sys.stdout.write(safe(found.text, one_line=False))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(found.body)
    return int(found.status >= 300)


def _password() -> str:
    """Return the password of a shared record. Raises OR-609 where there is none, or a short one."""
    given = settings.password()
    if given is None and sys.stdin.isatty():
        given = typer.prompt("Password for those who look", hide_input=True)
    if given is None or len(given) < _SHORTEST:
        raise OnRecordError("OR-609", detail=f"at least {_SHORTEST} characters")
    return given
