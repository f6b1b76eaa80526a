"""`/securescore`: the score now, its trend, and the actions worth most."""

from bot.asked import Asked
from bot.views import overview
from desk import actions, scores
from desk.access import Role, require


async def run(asked: Asked, words: str) -> None:
    """Show it to the asker."""
    require(asked.person, Role.VIEWER)
    reading = await scores.read(asked.desk, asked.person.workspace_id)
    shared = await actions.shared(asked.desk, asked.person.workspace_id)
    await asked.answer(overview.message(reading, shared, asked.locale))
