"""Steps from one schema of the record to the next, run by Alembic when a record is opened."""
