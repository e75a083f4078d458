"""Where the tables of a record are gathered, so that more than one file can tell of them. In: nothing. Out: tables."""

from __future__ import annotations

from sqlalchemy import MetaData

metadata = MetaData()
