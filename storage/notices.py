"""Notices: sentences owed to one person as a direct message."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import claims
from storage.tables import Notice


def add(
    session: AsyncSession, workspace_id: int, user_id: str, key: str, values: dict[str, Any], now: datetime
) -> None:
    """Owe ``user_id`` the sentence ``key``."""
    session.add(
        Notice(
            workspace_id=workspace_id,
            user_id=user_id,
            key=key,
            values=values,
            created_at=now,
            next_attempt_at=now,
        )
    )


async def claim_due(session: AsyncSession, now: datetime, lease: timedelta, limit: int) -> Sequence[Notice]:
    """Notices to send now, claimed by putting off their next attempt by ``lease``."""
    return await claims.claim(session, Notice, now, lease, limit)


async def settled(session: AsyncSession, notice: Notice) -> None:
    """It was sent, or Slack will never take it."""
    await session.execute(
        update(Notice)
        .where(Notice.workspace_id == notice.workspace_id, Notice.id == notice.id)
        .values(next_attempt_at=None)
    )
