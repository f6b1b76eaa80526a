"""Alembic's scripts: each file in versions/ is one step of the schema, in order."""
