"""The migrations give the tables that the program knows."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from storage import schema
from storage.database import Database
from storage.errors import SchemaBehind
from storage.migrate import upgrade
from storage.tables import Workspace
from tests.storage.both import ON_BOTH

pytestmark = ON_BOTH


async def test_migrating_gives_exactly_the_tables_of_the_program(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Workspace.metadata))

    async with database.engine.connect() as connection:
        found = await connection.run_sync(differences)

    assert [] == found


async def test_a_migrated_database_passes_the_check(database: Database) -> None:
    async with database.reading() as session:
        await schema.check(session)


async def test_migrating_twice_is_no_error(database: Database) -> None:
    await upgrade(database)

    async with database.reading() as session:
        await schema.check(session)


async def test_a_database_of_another_revision_is_refused(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '0000'"))

    async with database.reading() as session:
        with pytest.raises(SchemaBehind, match=r"revision 0000.*scoredesk db upgrade"):
            await schema.check(session)


async def test_a_database_without_tables_is_refused(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(text("DROP TABLE alembic_version"))

    async with database.reading() as session:
        with pytest.raises(SchemaBehind, match=r"no tables yet.*scoredesk db upgrade"):
            await schema.check(session)
