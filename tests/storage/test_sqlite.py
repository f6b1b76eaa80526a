"""What every SQLite connection is set to."""

import pytest
from sqlalchemy import text

from storage.database import BUSY_TIMEOUT_MS, Database

pytestmark = pytest.mark.asyncio(loop_scope="session")

FULL = 2


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", FULL), ("busy_timeout", BUSY_TIMEOUT_MS)],
)
async def test_sqlite_keeps_promises_and_references(
    database: Database, pragma: str, expected: object
) -> None:
    async with database.reading() as session:
        assert expected == await session.scalar(text(f"PRAGMA {pragma}"))
