"""The public surface: what ``import onrecord`` offers, and nothing by accident."""

from __future__ import annotations

import onrecord

PUBLIC = {"OnRecordError", "OpenRecord", "Reading", "__version__", "open", "read"}


def test_public_names_are_these() -> None:
    assert set(onrecord.__all__) == PUBLIC
    assert all(getattr(onrecord, name) is not None for name in PUBLIC)
