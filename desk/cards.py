"""Ticket cards: which are behind what is known, and what a door did about it."""

from datetime import timedelta

from desk.access import Role, require
from desk.context import Desk
from storage import cards, notices
from storage.cards import CardDue
from storage.tables import Card, Person, Ticket

_LEASE = timedelta(seconds=60)
"""Longer than the two messages of one card can take."""


async def claim_due(desk: Desk) -> CardDue | None:
    """A card to post or edit now, claimed for a minute; None where there is none."""
    async with desk.database.transaction() as session:
        claimed = await cards.claim_due(session, desk.now(), _LEASE, limit=1)
    return claimed[0] if claimed else None


async def posted(desk: Desk, due: CardDue, channel_id: str, ts: str) -> None:
    """The card shows the ticket's version now."""
    async with desk.database.transaction() as session:
        await cards.posted(session, due.card, channel_id=channel_id, ts=ts, version=due.ticket.version)


async def told(desk: Desk, card: Card, change_id: int) -> None:
    """The card's thread tells the changes up to this one."""
    async with desk.database.transaction() as session:
        await cards.told(session, card, change_id)


async def done(desk: Desk, card: Card) -> None:
    """End the claim."""
    async with desk.database.transaction() as session:
        await cards.done(session, card)


async def lost(desk: Desk, card: Card) -> None:
    """Its message is gone from the channel: it is posted anew."""
    async with desk.database.transaction() as session:
        await cards.lost(session, card)
    desk.promised.set()


async def give_up(desk: Desk, due: CardDue, error: str) -> None:
    """Slack will never have the card in its channel: whoever shared the action hears of it."""
    ticket = due.ticket
    values = {"name": ticket.short_description, "channel": due.card.channel_id, "error": error}
    async with desk.database.transaction() as session:
        await cards.done(session, due.card, error)
        notices.add(session, ticket.workspace_id, ticket.asked_by, "notice-card", values, desk.now())


async def show(desk: Desk, person: Person, ticket: Ticket, channel_id: str) -> str | None:
    """Have a card of the ticket in this channel too; the ts of the one that stands there already.

    Raises NotAllowed.
    """
    require(person, Role.VIEWER)
    async with desk.database.transaction() as session:
        card = await cards.add(session, ticket, channel_id, person.locale)
        standing = card.ts
    desk.promised.set()
    return standing
