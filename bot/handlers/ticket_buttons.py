"""The buttons on tickets: show in the channel, and the pages of the list."""

from bot.asked import Asked
from bot.commands import ticket_list
from bot.views import sentence
from bot.views.mrkdwn import link, say
from desk import cards, lookup


async def show(asked: Asked) -> None:
    """Have the ticket's card in this channel, for everybody; lead to it where it stands there already."""
    ticket = await lookup.ticket(asked.desk, asked.person, int(asked.value))
    standing = await cards.show(asked.desk, asked.person, ticket, asked.channel_id)
    if standing is not None:
        found = await asked.client.chat_getPermalink(channel=asked.channel_id, message_ts=standing)
        link_to_card = link(found["permalink"], ticket.number or ticket.short_description)
        await asked.answer(sentence.message(say("card-is-here", asked.locale, card=link_to_card)))


async def turn(asked: Asked) -> None:
    """Turn to another page, in the place of this one; the value is "page|filters"."""
    page, _, words = asked.value.partition("|")
    await ticket_list.show_page(asked, words, max(0, int(page)), replace=True)
