"""Sentences owed to one person."""

from collections.abc import Sequence
from datetime import timedelta

from desk.context import Desk
from storage import notices
from storage.tables import Notice

_LEASE = timedelta(seconds=60)
_AT_ONCE = 20


async def claim_due(desk: Desk) -> Sequence[Notice]:
    """Notices to send now, claimed for a minute."""
    async with desk.database.transaction() as session:
        return await notices.claim_due(session, desk.now(), _LEASE, _AT_ONCE)


async def settled(desk: Desk, notice: Notice) -> None:
    """It was sent, or Slack will never take it."""
    async with desk.database.transaction() as session:
        await notices.settled(session, notice)
