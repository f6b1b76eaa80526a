"""`/securescore disconnect`: remove the ServiceNow connection, after a question (admins)."""

from bot.asked import Asked
from bot.views import connection
from desk import connect
from desk.access import Role, require
from desk.errors import NotConnected


async def run(asked: Asked, words: str) -> None:
    """Ask first."""
    require(asked.person, Role.ADMIN)
    held = await connect.status(asked.desk, asked.person.workspace_id)
    if held is None:
        raise NotConnected
    await asked.open(connection.disconnect_view(held, asked.locale))
