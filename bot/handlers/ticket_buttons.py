"""The buttons on tickets: show in the channel, and the pages of the list."""

from bot.asked import Asked
from bot.commands import ticket_list
from desk import cards, lookup


async def show(asked: Asked) -> None:
    """Have the ticket's card in this channel, for everybody."""
    ticket = await lookup.ticket(asked.desk, asked.person, int(asked.value))
    await cards.show(asked.desk, asked.person, ticket, asked.channel_id)


async def turn(asked: Asked) -> None:
    """Turn to another page, in the place of this one; the value is "page|filters"."""
    page, _, words = asked.value.partition("|")
    await ticket_list.show_page(asked, words, max(0, int(page)), replace=True)
