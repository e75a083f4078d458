"""The public surface: what ``import onrecord`` offers, and nothing by accident."""

from __future__ import annotations

import importlib

import pytest

import onrecord

PUBLIC = {"Article", "Given", "OnRecordError", "OpenRecord", "Reading", "Skipped", "__version__", "article_from_text",
          "articles_from", "check", "open", "read"}


def test_public_names_are_these() -> None:
    assert set(onrecord.__all__) == PUBLIC
    assert set(dir(onrecord)) == PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_public_name_can_be_had(name: str) -> None:
    assert getattr(importlib.reload(onrecord), name) is not None


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        getattr(onrecord, "nonsense")  # noqa: B009 (the error is what is tested)


def test_one_version() -> None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        installed = version("onrecord")
    except PackageNotFoundError:
        pytest.skip("not installed, run from the source tree")
    assert installed == onrecord.__version__
