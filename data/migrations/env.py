"""Alembic's entry: migrates over the connection that data.database hands in."""

from alembic import context

from data.tables import StoredRow

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=StoredRow.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
