"""`/securescore settings`: what ticket states are called here (admins)."""

from bot.asked import Asked
from bot.views import settings_modal
from desk import states


async def run(asked: Asked, words: str) -> None:
    """Open the settings."""
    await asked.open(settings_modal.view(await states.settings(asked.desk, asked.person), asked.locale))
