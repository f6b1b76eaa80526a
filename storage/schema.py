"""Is the database's schema the one this program needs? Asked at start and by /readyz, without Alembic."""

from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from storage.errors import DatabaseUnreachable, SchemaBehind

REVISION = "0003"
"""The newest file in migrations/versions; a test compares them."""


async def check(session: AsyncSession) -> None:
    """Raise SchemaBehind unless every migration has been applied, or DatabaseUnreachable."""
    try:
        connection = await session.connection()
        has_tables = await connection.run_sync(lambda sync: inspect(sync).has_table("alembic_version"))
    except (DBAPIError, OSError) as error:
        reason = getattr(error, "orig", error)
        raise DatabaseUnreachable(f"the database of DATABASE_URL cannot be reached: {reason}") from error
    if not has_tables:
        raise SchemaBehind("the database has no tables yet: run `scoredesk db upgrade`")
    found = await session.scalar(text("SELECT version_num FROM alembic_version"))
    if found != REVISION:
        raise SchemaBehind(
            f"the database is at revision {found}, this program needs {REVISION}: run `scoredesk db upgrade`"
        )
