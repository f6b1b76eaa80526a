"""`/ticket INC0010023`: the ticket's card, for the asker alone."""

from bot.asked import Asked
from bot.commands.nearest import nearest
from bot.views import help as help_view, ticket_card
from desk import lookup
from servicenow.queries import is_number


async def run(asked: Asked, words: str) -> None:
    """Show the card; words that are no number get the help."""
    number = words.upper()
    if is_number(number):
        ticket = await lookup.by_number(asked.desk, asked.person, number)
        await asked.answer(ticket_card.lookup(ticket, asked.locale))
    else:
        await asked.answer(help_view.ticket(asked.locale, nearest(words, help_view.TICKET_NAMES)))
