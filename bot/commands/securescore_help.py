"""`/securescore help`, and what an unknown sub-command gets."""

from bot.asked import Asked
from bot.commands.nearest import nearest
from bot.views import help as help_view


async def run(asked: Asked, words: str) -> None:
    """Show what there is; for a mistyped name, what may have been meant."""
    suggestion = nearest(words, help_view.SECURESCORE_NAMES) if words else None
    await asked.answer(help_view.securescore(asked.locale, suggestion))
