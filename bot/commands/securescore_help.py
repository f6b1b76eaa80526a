"""`/securescore help`, and what an unknown sub-command gets."""

from bot.asked import Asked
from bot.commands.nearest import first_word, nearest
from bot.views import help as help_view


async def run(asked: Asked, words: str) -> None:
    """Show what there is; of an unknown name say so first, with what may have been meant."""
    name = first_word(words)
    unknown = "" if name.lower() in help_view.SECURESCORE_NAMES else name
    await asked.answer(
        help_view.securescore(asked.locale, unknown, nearest(unknown, help_view.SECURESCORE_NAMES))
    )
