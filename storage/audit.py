"""The audit log: who changed what, and when."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import AuditEntry


def record(
    session: AsyncSession,
    workspace_id: int,
    user_id: str,
    action: str,
    subject: str,
    now: datetime,
    **details: Any,
) -> None:
    """Write one entry, in the transaction of the change it tells of."""
    session.add(
        AuditEntry(
            workspace_id=workspace_id,
            at=now,
            user_id=user_id,
            action=action,
            subject=subject,
            details=details,
        )
    )


async def entries(session: AsyncSession, workspace_id: int) -> Sequence[AuditEntry]:
    """The workspace's entries, oldest first."""
    return (
        await session.scalars(
            select(AuditEntry).where(AuditEntry.workspace_id == workspace_id).order_by(AuditEntry.id)
        )
    ).all()
