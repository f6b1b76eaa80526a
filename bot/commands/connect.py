"""`/securescore connect`: how the connection stands, and the modal that makes or renews it (admins)."""

from bot.asked import Asked
from bot.views import connect_modal
from desk import connect
from desk.access import Role, require


async def run(asked: Asked, words: str) -> None:
    """Open the checklist and the form, filled with what is known."""
    require(asked.person, Role.ADMIN)
    held = await connect.status(asked.desk, asked.person.workspace_id)
    await asked.open(connect_modal.view(asked.desk.redirect_uri, held, asked.locale))
