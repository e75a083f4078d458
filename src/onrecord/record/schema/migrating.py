"""Bringing a record of an earlier schema to today's. In: a connection. Out: the tables of ``tables``, still empty."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

NEWEST = "0008"
MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connection: Connection) -> None:
    """Run all migrations that the file has not had, inside the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
