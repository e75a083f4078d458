"""The command: what it prints, that it listens where it says, and what it says when it cannot."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from onrecord.views.cli.app import run
from onrecord.views.web.serving import get
from tests.web.served import Served


def program(*words: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", "onrecord", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            text=True, env={**os.environ, **environment})


@pytest.fixture
def free_port(demo_record: Path) -> int:
    """A port that something else listened at a moment ago."""
    other = Served(demo_record)
    other.close()
    return int(other.address.rsplit(":", 1)[1])


def test_the_address_that_is_printed_opens_the_record(demo_record: Path, free_port: int) -> None:
    running = program("serve", str(demo_record), "--no-browser", "--port", str(free_port))
    try:
        assert running.stdout is not None
        line = next(line for line in running.stdout if "http" in line)
        address = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", line)
        assert address
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        page = opener.open(address.group(), timeout=30)
        assert page.status == 200
        assert "token" not in page.url
        assert "What is on record" in page.read().decode("utf-8")
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(page.url, timeout=30)
        second = program("serve", str(demo_record), "--no-browser", "--port", str(free_port))
        assert "OR-608" in second.communicate(timeout=60)[1]
        assert second.returncode == 1
    finally:
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)


def test_a_page_is_printed_without_a_server(demo_record: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["serve", str(demo_record), "--get", "/claims.json?limit=2"]) == 0
    assert len(json.loads(capfdbinary.readouterr().out)["items"]) == 2
    assert run(["serve", str(demo_record), "--get", "claims/cnone"]) == 1
    assert b"OR-501" in capfdbinary.readouterr().out


def test_an_address_of_a_record_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", str(tmp_path / "none.db"), "--get", "/"]) == 1
    assert "OR-401" in capsys.readouterr().err


def test_a_shared_record_needs_a_password(demo_record: Path, capsys: pytest.CaptureFixture[str],
                                          monkeypatch: pytest.MonkeyPatch) -> None:
    for given in ("", "short"):
        monkeypatch.setenv("ONRECORD_PASSWORD", given)
        assert run(["serve", str(demo_record), "--share", "--no-browser"]) == 2
        assert "OR-609" in capsys.readouterr().err


def test_what_is_printed_is_what_the_server_answers(demo_record: Path) -> None:
    served = Served(demo_record)
    asked = urllib.request.Request(f"{served.address}/api/statements?limit=3",
                                   headers={"Authorization": f"Bearer {served.guard.key}"})
    assert urllib.request.urlopen(asked, timeout=30).read() == get(str(demo_record), "/statements.json?limit=3").body
    served.close()
