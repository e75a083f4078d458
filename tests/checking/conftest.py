"""The demonstration articles as a record, filled once for all tests of the checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.check import fill
from onrecord.checking import Checked, check
from onrecord.intake import Given, article_from_text
from onrecord.questions import OpenRecord


@pytest.fixture(scope="session")
def demo_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("checking") / "demo.db"
    with OpenRecord(path) as on_record:
        fill(on_record)
    return path


@pytest.fixture(scope="session")
def demo(demo_path: Path) -> Iterator[OpenRecord]:
    with OpenRecord(demo_path) as on_record:
        yield on_record


@pytest.fixture
def checked(demo: OpenRecord) -> Callable[..., Checked]:
    """Check some words against the demonstration record."""

    def made(words: str, published: str | None = "2025-06-02", **asked: object) -> Checked:
        return check(demo, article_from_text(words, Given(published=published)), **asked)  # type: ignore[arg-type]

    return made
