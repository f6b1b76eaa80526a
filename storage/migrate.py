"""Bring the database's schema to the one this program needs (`scoredesk db upgrade`)."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from storage.database import Database

_SCRIPTS = Path(__file__).parent / "migrations"


async def upgrade(database: Database) -> None:
    """Apply every migration that is missing, in one transaction."""
    async with database.transaction() as session:
        connection = await session.connection()
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def head() -> str:
    """The newest revision among the migrations."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    assert newest is not None, "there are no migrations"
    return newest


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    return config
