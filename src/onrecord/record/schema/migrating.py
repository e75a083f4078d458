"""The schema of a record: made whole in a new file, or brought from an earlier one to today's.

In: a connection in a writing transaction. Out: the tables of ``tables`` and the indexes of words, empty. A new record
is made from the tables and stamped with the newest number; a test holds that the migrations come to the same.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from onrecord.record.schema.counting import MADE
from onrecord.record.schema.read_files import metadata  # of all tables, this one too
from onrecord.record.schema.triggers import TRIGGERS

NEWEST = "0015"
MIGRATIONS = Path(__file__).parent / "migrations"
_BESIDE = (
    # Indexes of words that keep no texts; the kind of file ('onrc'); Alembic's stamp.
    "CREATE VIRTUAL TABLE article_words USING fts5("
    "text, content='', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE statement_words USING fts5(words, content='', detail=none, columnsize=0)",
    "CREATE VIRTUAL TABLE claim_words USING fts5(words, content='', detail=none, columnsize=0)",
    "PRAGMA application_id = 1869509219",
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
    f"INSERT INTO alembic_version (version_num) VALUES ('{NEWEST}')",
)


def make(connection: Connection) -> None:
    """Make all tables of an empty file."""
    metadata.create_all(connection, checkfirst=False)
    for statement in (*TRIGGERS, *MADE, *_BESIDE):
        connection.exec_driver_sql(statement)


def migrate(connection: Connection) -> None:
    """Run all migrations that the file has not had, inside the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
