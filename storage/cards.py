"""Cards: which channels show which tickets, and how far behind they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Card, Ticket, TicketChange

MOST_CHANGES = 6
"""Told in one message, which Slack takes up to 13,200 bytes of; the card stays due for the rest."""


@dataclass(frozen=True)
class CardDue:
    """A card to post or to edit, and what to tell in its thread after that."""

    card: Card
    ticket: Ticket
    changes: Sequence[TicketChange]


async def add(session: AsyncSession, ticket: Ticket, channel_id: str, locale: str) -> Card:
    """The ticket's card in this channel: one, however often it is asked for.

    One that Slack once refused is tried again: somebody may have invited the bot.
    """
    card = await _of_channel(session, ticket, channel_id)
    if card is None:
        last_change = select(func.max(TicketChange.id)).where(TicketChange.ticket_id == ticket.id)
        new = Card(
            workspace_id=ticket.workspace_id,
            ticket_id=ticket.id,
            channel_id=channel_id,
            locale=locale,
            told_change_id=await session.scalar(last_change) or 0,
        )
        try:
            async with session.begin_nested():
                session.add(new)
        except IntegrityError:
            card = await _of_channel(session, ticket, channel_id)
        else:
            return new
    assert card is not None, "a card that is there already can be read"
    if card.error is not None:
        card.error, card.claimed_until = None, None
    return card


async def claim_due(session: AsyncSession, now: datetime, lease: timedelta, limit: int) -> Sequence[CardDue]:
    """Cards that show less than is known, claimed for the length of ``lease``."""
    last_change = (
        select(func.coalesce(func.max(TicketChange.id), 0))
        .where(TicketChange.ticket_id == Card.ticket_id)
        .scalar_subquery()
    )
    due = await session.execute(
        select(Card, Ticket)
        .join(Ticket, Ticket.id == Card.ticket_id)
        .where(or_(Card.shown_version < Ticket.version, Card.told_change_id < last_change))
        .where(or_(Card.claimed_until.is_(None), Card.claimed_until < now))
        .where(Card.error.is_(None))
        .order_by(Card.id)
        .limit(limit)
        .with_for_update(of=Card, skip_locked=True)
    )
    claimed = []
    for card, ticket in due:
        card.claimed_until = now + lease
        claimed.append(CardDue(card, ticket, await _untold(session, card)))
    return claimed


async def posted(session: AsyncSession, card: Card, *, channel_id: str, ts: str, version: int) -> None:
    """The card shows this version now; Slack may have answered with the channel a user id stands for."""
    await _update(session, card, channel_id=channel_id, ts=ts, shown_version=version)


async def lost(session: AsyncSession, card: Card) -> None:
    """The message is gone: from the beginning."""
    await _update(session, card, ts=None, shown_version=0, claimed_until=None)


async def told(session: AsyncSession, card: Card, change_id: int) -> None:
    """Changes up to this one stand in the thread."""
    await _update(session, card, told_change_id=change_id)


async def done(session: AsyncSession, card: Card, error: str | None = None) -> None:
    """End the claim; with Slack's error code where it will not have the card."""
    await _update(session, card, claimed_until=None, error=error)


async def _of_channel(session: AsyncSession, ticket: Ticket, channel_id: str) -> Card | None:
    return await session.scalar(
        select(Card)
        .where(Card.workspace_id == ticket.workspace_id, Card.ticket_id == ticket.id)
        .where(Card.channel_id == channel_id)
    )


async def _update(session: AsyncSession, card: Card, **values: object) -> None:
    await session.execute(
        update(Card).where(Card.workspace_id == card.workspace_id, Card.id == card.id).values(**values)
    )


async def _untold(session: AsyncSession, card: Card) -> Sequence[TicketChange]:
    return (
        await session.scalars(
            select(TicketChange)
            .where(TicketChange.ticket_id == card.ticket_id, TicketChange.id > card.told_change_id)
            .order_by(TicketChange.id)
            .limit(MOST_CHANGES)
        )
    ).all()
