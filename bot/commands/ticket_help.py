"""`/ticket help`, and `/ticket` without words."""

from bot.asked import Asked
from bot.views import help as help_view


async def run(asked: Asked, words: str) -> None:
    """Show what there is."""
    await asked.answer(help_view.ticket(asked.locale))
