"""Is the database's schema the one this program needs? Asked at start and by /readyz, without Alembic."""

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from storage.errors import SchemaBehind

REVISION = "0001"
"""The newest file in migrations/versions; a test compares them."""


async def check(session: AsyncSession) -> None:
    """Raise SchemaBehind unless every migration has been applied."""
    try:
        found = await session.scalar(text("SELECT version_num FROM alembic_version"))
    except DBAPIError as error:
        raise SchemaBehind("the database has no tables yet: run `scoredesk db upgrade`") from error
    if found != REVISION:
        raise SchemaBehind(
            f"the database is at revision {found}, this program needs {REVISION}: run `scoredesk db upgrade`"
        )
