"""The version, said once: the package's metadata and every Reading take it from here."""

from __future__ import annotations

VERSION = "0.1.0"
