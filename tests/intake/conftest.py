"""What the tests of readers share: bytes in, articles and numbers of errors out. All words and names are invented."""

from __future__ import annotations

import io
import zipfile

import pytest

from onrecord.facts import Article
from onrecord.intake import articles_from

ONE = "The harbour master of Lorne Bay said on Monday that the ferry had been sold without a vote of the council."
TWO = "“Nobody asked us,” said Ada Brook, who speaks for the crews. “We read of it in the paper.”"
THREE = "The council denied that money had changed hands, and declined to name the buyer of the ferry."


@pytest.fixture(autouse=True)
def here(monkeypatch):
    """Parse all files in this process, where limits and readers can be others for a test; ``test_apart`` does not."""
    monkeypatch.setattr("onrecord.intake.files._is_apart", lambda source: False)


@pytest.fixture
def read(tmp_path):
    """Return a function: a file's name and bytes -> (articles, [(number of the error, where in the file)])."""

    def reading(name, data, given=None):
        path = tmp_path / name
        path.write_bytes(data)
        items = list(articles_from([path], given))
        articles = [item for item in items if isinstance(item, Article)]
        errors = [
            (item.error.code, item.where.removeprefix(str(path))) for item in items if not isinstance(item, Article)
        ]
        return articles, errors

    return reading


def zipped(members, **options):
    """Return a ZIP with some members, name -> text or bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, **options) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return held.getvalue()


@pytest.fixture
def story():
    return [ONE, TWO, THREE]


@pytest.fixture(name="zipped")
def _zipped():
    return zipped
