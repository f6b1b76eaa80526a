"""Warn a connection's owner before its refresh token dies: nothing but a new authorization lengthens it."""

from datetime import datetime, timedelta

from desk.context import Desk
from storage import connections, notices
from storage.tables import Connection

WARN_DAYS = (1, 7, 14, 30)
"""Days before the end; one that is not shorter than the whole life is left out."""


async def warn_of_expiry(desk: Desk) -> None:
    """Owe each owner the warning that is due, each of them once, however many processes look."""
    async with desk.database.reading() as session:
        aging = await connections.aging(session)
    for connection in aging:
        days = _due(connection, desk.now())
        if days is not None:
            await _warn(desk, connection, days)


def _due(connection: Connection, now: datetime) -> int | None:
    """The smallest number of days that the end is within; None before the first, and after the end."""
    left = connection.refresh_token_ends_at - now
    whole = timedelta(seconds=connection.refresh_token_lifespan)
    if left <= timedelta():
        return None
    return next((days for days in WARN_DAYS if left <= timedelta(days=days) < whole), None)


async def _warn(desk: Desk, connection: Connection, days: int) -> None:
    values = {"instance": connection.instance_url, "ends_at": connection.refresh_token_ends_at.isoformat()}
    async with desk.database.transaction() as session:
        if not await connections.warned(session, connection, days):
            return
        notices.add(
            session,
            connection.workspace_id,
            connection.authorized_by,
            "notice-authorize-soon",
            values,
            desk.now(),
        )
    desk.promised.set()
