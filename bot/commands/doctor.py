"""`/securescore doctor`: what is wrong with the connections, and what to do about it (admins)."""

from bot.asked import Asked
from bot.views import doctor as view
from desk import doctor
from desk.access import Role, require


async def run(asked: Asked, words: str) -> None:
    """Say at once that it takes a while, then show the asker what was found."""
    require(asked.person, Role.ADMIN)
    await asked.answer(view.looking(asked.locale))
    report = await doctor.examine(asked.desk, asked.person.workspace_id)
    await asked.answer(view.message(report, asked.locale))
