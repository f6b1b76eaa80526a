"""Rows that are owed an attempt, claimed by one process at a time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Notice, Revocation

Owed = TypeVar("Owed", Notice, Revocation)


async def claim(
    session: AsyncSession, table: type[Owed], now: datetime, lease: timedelta, limit: int
) -> Sequence[Owed]:
    """Those whose next attempt is due, claimed by putting it off by ``lease``."""
    due = (
        await session.scalars(
            select(table)
            .where(table.next_attempt_at <= now)
            .order_by(table.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
    ).all()
    for row in due:
        row.next_attempt_at, row.attempts = now + lease, row.attempts + 1
    return due
