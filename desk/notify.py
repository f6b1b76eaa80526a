"""Sentences owed to one person."""

from datetime import timedelta

from desk.context import Desk
from storage import notices
from storage.tables import Notice

_LEASE = timedelta(seconds=60)
"""Longer than one message can take."""


async def claim_due(desk: Desk) -> Notice | None:
    """A notice to send now, claimed for a minute; None where there is none."""
    async with desk.database.transaction() as session:
        claimed = await notices.claim_due(session, desk.now(), _LEASE, limit=1)
    return claimed[0] if claimed else None


async def settled(desk: Desk, notice: Notice) -> None:
    """It was sent, or Slack will never take it."""
    async with desk.database.transaction() as session:
        await notices.settled(session, notice)
