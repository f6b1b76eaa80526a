"""`/ticket INC0010023`: the ticket's card, for the asker alone."""

import re

from bot.asked import Asked
from bot.commands.nearest import first_word, nearest
from bot.views import help as help_view, ticket_card
from desk import lookup
from servicenow.queries import is_number

_NUMBER = re.compile(r"(?<![a-z0-9])([a-z]{2,8})([0-9]{5,})(?![a-z0-9])", re.IGNORECASE)
_IN_TWO_WORDS = re.compile(r"(?<![a-z0-9])([a-z]{2,8})\s+([0-9]{5,})(?![a-z0-9])", re.IGNORECASE)


async def run(asked: Asked, words: str) -> None:
    """Show the card of the first number there is; without one say what was not understood."""
    number = number_in(words)
    if number is not None:
        ticket = await lookup.by_number(asked.desk, asked.person, number)
        await asked.answer(ticket_card.lookup(ticket, asked.locale))
    else:
        unknown = first_word(words)
        await asked.answer(help_view.ticket(asked.locale, unknown, nearest(unknown, help_view.TICKET_NAMES)))


def number_in(words: str) -> str | None:
    """The first number of a record among the words, as ServiceNow writes it; None where there is none."""
    found = _NUMBER.search(words) or _IN_TWO_WORDS.search(words)
    number = "".join(found.groups()).upper() if found else ""
    return number if is_number(number) else None
