"""INSERT … ON CONFLICT: both databases spell it alike, but SQLAlchemy has a class for each."""

from typing import Any

from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from storage.base import Base


def insert_into(session: AsyncSession, table: type[Base]) -> Any:
    """An insert that has ``on_conflict_do_nothing``, ``on_conflict_do_update`` and ``excluded``."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    return (sqlite_insert if is_sqlite else postgresql_insert)(table)
