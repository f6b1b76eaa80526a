"""Alembic runs this file; it only speaks through the connection that `storage.migrate` hands it."""

from alembic import context

from storage.tables import Workspace

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Workspace.metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
