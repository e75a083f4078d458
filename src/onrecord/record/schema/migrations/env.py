"""Run the migrations on the connection that ``onrecord.record.sqlite.engine`` hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True,
                  transaction_per_migration=False)
context.run_migrations()
